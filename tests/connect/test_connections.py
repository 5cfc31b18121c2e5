from collections.abc import Mapping
from datetime import date

import pytest
from tests.builders import A_LIBRARY, a_page, an_index

from packsite.connect.connections import backlinks, by_uri, connect, packs, review
from packsite.connect.links import link
from packsite.model.links import Connections, Review
from packsite.model.page import Document
from packsite.model.references import Target

TODAY = date(2028, 1, 1)
BRIEF = a_page("LB-2022-01", "### F1 A\n\n[[CPS-05]]\n")
STANDARD = a_page(
    "CPS-05",
    "[[source:WT2026]] [[source:KCS]] [[source:WT2026]] [[local:minutes]] [[source:xyz]]",
    answers=("LB-2022-01.F1", "LB-2022-01.F9"),
    sources=("KCS",),
)
PACK = a_page("PK-01", contents=("CPS-05", "LB-2022-01"))
LINKS = link(an_index(BRIEF, STANDARD, PACK))
DUE = Review(date(2026, 11, 23), date(2027, 11, 23))


def test_everything_that_nobody_types_is_gathered_for_each_page() -> None:
    found = connect((BRIEF, STANDARD, PACK), LINKS, A_LIBRARY)
    finding = BRIEF.statement(BRIEF.headings[0])
    assert found == {
        "learning/lb-2022-01.md": Connections(DUE, (), (), (PACK.target,), (), ()),
        "standards/cps-05.md": Connections(
            review=DUE,
            answers=(finding,),
            referred_by=(BRIEF.target,),
            packs=(PACK.target,),
            sources=(A_LIBRARY.sources["KCS"], A_LIBRARY.sources["WT2026"]),
            contents=(),
        ),
        "packs/pk-01.md": Connections(DUE, (), (), (), (), (STANDARD.target, BRIEF.target)),
    }


def test_the_links_of_each_page_stay_in_order() -> None:
    found = by_uri(LINKS)
    assert {uri: tuple(links) for uri, links in found.items()} == {
        page.uri: tuple(one for one in LINKS if one.document == page)
        for page in (BRIEF, STANDARD, PACK)
    }
    assert found["nowhere.md"] == []


SHARED = a_page("CPS-05", "### CPS-05.1 Share\n")


def referring_to(*pages: Document) -> Mapping[str, tuple[Target, ...]]:
    return backlinks(link(an_index(SHARED, *pages)))


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
    assert referring_to(page) == {SHARED.uri: (page.target,)}


def test_an_ordinary_link_refers_too() -> None:
    page = a_page("CPS-06", "[a](cps-05.md)")
    assert referring_to(page) == {SHARED.uri: (page.target,)}


def test_the_pages_are_in_the_order_of_their_ids() -> None:
    later, first = a_page("CPS-20", "[[CPS-05]]"), a_page("CNP-01", "[[CPS-05]]")
    assert referring_to(later, first) == {SHARED.uri: (first.target, later.target)}


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
    links = link(an_index(SHARED, a_page("CPS-06"), second, first))
    assert packs(links) == {SHARED.uri: (first.target, second.target)}


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 23), 2, date(2027, 1, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 24, date(2028, 1, 31)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
    ],
)
def test_a_review_is_due_on_the_same_day_or_the_last_of_a_shorter_month(
    reviewed: date, months: int, due: date
) -> None:
    page = a_page(reviewed=reviewed, review_months=months)
    assert review(page) == Review(reviewed, due)
