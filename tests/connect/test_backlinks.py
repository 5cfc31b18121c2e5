from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.builders import a_page, an_index

from packsite.connect.backlinks import backlinks, packs
from packsite.connect.links import link
from packsite.model.page import Document
from packsite.model.references import Target

STANDARD = a_page("CPS-05", "### CPS-05.1 Share\n")


def referring_to(*pages: Document) -> Mapping[str, tuple[Target, ...]]:
    return backlinks(link(an_index(STANDARD, *pages)))


@pytest.mark.parametrize(
    "text",
    [
        "[[CPS-05]]",
        "[[CPS-05.1]]",
        "[[CPS-05|label]]",
        "[see [[CPS-05]]](https://example.org)",
        "[[CPS-05]] and [[CPS-05.1]]",
    ],
)
def test_a_page_knows_once_which_pages_refer_to_it(text: str) -> None:
    page = a_page("CPS-06", text)
    assert referring_to(page) == {STANDARD.uri: (page.target,)}


def test_an_ordinary_link_refers_too() -> None:
    page = a_page("CPS-06", "[a](cps-05.md)")
    assert referring_to(page) == {STANDARD.uri: (page.target,)}


def test_the_pages_are_in_the_order_of_their_ids() -> None:
    later, first = a_page("CPS-20", "[[CPS-05]]"), a_page("CNP-01", "[[CPS-05]]")
    assert referring_to(later, first) == {STANDARD.uri: (first.target, later.target)}


@pytest.mark.parametrize("text", ["[[CPS-99]]", "[a](map.png)", "[a](https://example.org)"])
def test_what_leads_to_no_page_is_no_reference(text: str) -> None:
    assert referring_to(a_page("CPS-06", text)) == {}


def test_a_page_does_not_refer_to_itself() -> None:
    assert referring_to(a_page("CPS-06", "### CPS-06.1 A\n\n[[CPS-06]] [[CPS-06.1]]")) == {}


def test_what_facts_name_is_no_reference_in_a_text() -> None:
    brief = a_page("LB-2022-01", "### F1 A\n")
    pack = a_page("PK-01", contents=("CPS-05",))
    page = a_page("CPS-06", answers=("LB-2022-01.F1",), sources=("WT2026",))
    assert referring_to(brief, pack, page) == {}


def test_a_page_knows_the_packs_that_hold_it() -> None:
    second = a_page("PK-02", "[[CPS-06]]", contents=("CPS-05", "CPS-05", "CPS-99"))
    first = a_page("PK-01", contents=("CPS-05",))
    links = link(an_index(STANDARD, a_page("CPS-06"), second, first))
    assert packs(links) == {STANDARD.uri: (first.target, second.target)}
