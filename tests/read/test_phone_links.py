"""A telephone number in the text is a link that dials."""

import pytest
from tests.rendering import tree_of


def _dialled(text: str) -> list[str]:
    return [str(href) for href in tree_of(text).xpath("//a[starts-with(@href, 'tel:')]/@href")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 999.", "999"),
        ("In danger: **999**, then us", "999"),
        ("999 is for danger", "999"),
        ("Do not ring 999 unless you must", "999"),
        ("Call 999 this minute", "999"),
        ("If they are hurt, 999 always", "999"),
        ("Ring NHS 111, and choose", "111"),
        ("NHS 111 answers as well", "111"),
        ("Childline (0800 1111)", "08001111"),
        ("- early help team, 01204 331392", "01204331392"),
        ("| a | 0161 496 0000 |\n|---|---|\n| b | c |", "01614960000"),
        ("0161 496 0000, 24 hours", "01614960000"),
        ('<a href="x.html">us</a> or 999', "999"),
    ],
)
def test_number_dials(text: str, number: str) -> None:
    assert _dialled(text) == [f"tel:{number}"]


@pytest.mark.parametrize(
    "text",
    [
        "## Call 999",
        "`999`",
        "£999, 1,999, 999,000, 999.5, 999%, 999–1005, 999-1 or 9990",
        "999 pages, 999 children or 999 of 1,000",
        "111 or NHS 1110",
        "Call 999{ hidden }",
        "2026-0800 1111",
        "CPS-0161 496 000",
        "0800 1600, 0123 4567 or 0161 4960 00000",
    ],
)
def test_other_figures_dial_nothing(text: str) -> None:
    assert _dialled(text) == []


@pytest.mark.parametrize("link", ["[Call 999.](tel:999)", 'Or <a href="tel:999">call 999</a>'])
def test_number_in_a_link_stays_part_of_it(link: str) -> None:
    assert _dialled(link) == ["tel:999"]
