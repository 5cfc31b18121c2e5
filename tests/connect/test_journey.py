from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import A_LIBRARY, a_page, an_index

from packsite.connect.journey import journey
from packsite.connect.links import link
from packsite.model.data import JourneyPath, Limit, Start, Step, Timescales
from packsite.model.journey import Journey, Way

REFER = a_page("CPS-02", "### CPS-02.1 Ask\n\n### CPS-02.2 Refer\n", title="Asking for help")
MEET = a_page("CPS-03", title="Meeting")
SEE = a_page("CPS-09", title="Seeing the child")
RECORD = a_page("CPS-11", title="Records")
CHALLENGE = a_page("CPS-14", title="Challenge")
TOOL = a_page("CNP-39", title="Stepping down")
HOME = a_page("PG-10", "[[insert:journey]]", title="The standards")
PATH = JourneyPath(
    (
        Step("Worry", "You notice", ("CPS-02.1",), ""),
        Step("Referral", "You call", ("CPS-02.2", "CNP-39"), "decision"),
        Step("Meeting", "All meet", ("CPS-03", "CPS-09"), "minutes"),
    ),
    ("CPS-11", "CPS-14"),
)
TIMES = Timescales(
    (2026,),
    {"call": Start("call", "The call", "")},
    {
        "decision": Limit(
            "decision", "Decide", "call", False, "1 working day", "", "", False, "CPS-02"
        ),
        "minutes": Limit("minutes", "Send", "call", False, "", "minutes", "", False, "CPS-03"),
    },
)


def a_journey(path: JourneyPath = PATH) -> Journey:
    library = replace(A_LIBRARY, path=path, timescales=TIMES)
    pages = (REFER, MEET, SEE, RECORD, CHALLENGE, TOOL, HOME)
    return journey(pages, link(an_index(*pages, library=library)), library)


def test_a_step_leads_to_a_statement_and_names_the_other_pages() -> None:
    stops = a_journey().stops
    shown = [
        (
            stop.number,
            stop.name,
            stop.target.uri,
            stop.target.anchor,
            [page.id for page in stop.also],
        )
        for stop in stops
    ]
    assert shown == [
        (1, "Worry", REFER.uri, "CPS-02.1", []),
        (2, "Referral", REFER.uri, "CPS-02.2", ["CNP-39"]),
        (3, "Meeting", MEET.uri, "", ["CPS-09"]),
    ]


def test_a_step_has_the_limit_of_the_calculator_also_where_it_is_a_local_one() -> None:
    assert [(stop.limit, stop.counted_from) for stop in a_journey().stops] == [
        ("", ""),
        ("1 working day", "The call"),
        ("20 working days", "The call"),
    ]


@pytest.mark.parametrize(
    ("uri", "number", "before", "after"),
    [
        (REFER.uri, 1, None, "CPS-03"),
        (MEET.uri, 3, "CPS-02", "CPS-09"),
        (SEE.uri, 3, "CPS-03", None),
        (RECORD.uri, None, None, "CPS-14"),
        (CHALLENGE.uri, None, "CPS-11", None),
    ],
)
def test_a_standard_knows_its_step_and_what_comes_before_and_after(
    uri: str, number: int | None, before: str | None, after: str | None
) -> None:
    way = a_journey().way(uri)
    assert isinstance(way, Way)
    assert (way.stop.number if way.stop else None) == number
    assert (way.before.id if way.before else None, way.after.id if way.after else None) == (
        before,
        after,
    )
    assert not (way.before and way.before.anchor)


def test_other_pages_are_on_no_way() -> None:
    assert a_journey().way(TOOL.uri) is None
    assert a_journey().way(HOME.uri) is None


def test_the_picture_is_where_an_author_had_it_set_in() -> None:
    picture = a_journey().picture
    assert picture is not None
    assert (picture.uri, picture.anchor) == (HOME.uri, "journey")


def test_a_page_that_is_not_there_leaves_the_rest_of_the_path() -> None:
    steps = (Step("Gone", "x", ("CPS-77",), ""), Step("Meeting", "x", ("CPS-77", "CPS-03"), "no"))
    (stop,) = a_journey(JourneyPath(steps, ("CPS-78",))).stops
    assert (stop.number, stop.target.uri, stop.limit) == (1, MEET.uri, "")


def test_without_a_path_there_is_none() -> None:
    assert a_journey(JourneyPath()) == Journey((), (), a_journey().picture)
