from __future__ import annotations

from datetime import date

from tests.builders import A_LIBRARY, a_page, an_index

from packsite.connect.connections import by_uri, connect
from packsite.connect.links import link
from packsite.model.links import Connections, Review

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
DUE = Review(date(2026, 11, 23), date(2027, 11, 23), is_overdue=True)


def test_everything_that_nobody_types_is_gathered_for_each_page() -> None:
    found = connect((BRIEF, STANDARD, PACK), LINKS, A_LIBRARY, TODAY)
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
