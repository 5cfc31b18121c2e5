"""What a dead reference or address was meant to be is suggested from how it is typed."""

import pytest
from tests.builders import a_page

from packsite.connect.meant import meant_address, meant_id

PAGE = a_page("CPS-08", title="Core groups", file="standards/core-groups.md")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CPS-08 the core group", "CPS-08|the core group"),
        ("CPS-08/the core group", "CPS-08|the core group"),
        ("CPS-8", "CPS-08"),
        ("cps 8", "CPS-08"),
        ("core groups", "CPS-08"),
        ("core-groups.md", "CPS-08"),
        ("standards/core-groups", "CPS-08"),
        ("CPS-09 the core group", ""),
        ("https://www.example.org", ""),
    ],
)
def test_the_page_that_is_meant(typed: str, meant: str) -> None:
    assert meant_id(typed, {"CPS-08"}, [PAGE]) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.example.org/form", "https://www.example.org/form"),
        ("http:/www.example.org", "https://www.example.org"),
        ("https//www.example.org", "https://www.example.org"),
        ("ttps:/example.org", "https://example.org"),
        ("team@example.org", "mailto:team@example.org"),
        ("https://www.example.org", ""),
        ("mailto:team@example.org", ""),
        ("form.docx", ""),
        ("https.md", ""),
        ("a/www.pdf", ""),
    ],
)
def test_the_address_that_is_meant(typed: str, meant: str) -> None:
    assert meant_address(typed) == meant
