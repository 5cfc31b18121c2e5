from dataclasses import replace

import pytest
from tests.builders import A_LIBRARY, a_page, an_index

from packsite.connect.journey import journey
from packsite.connect.links import link
from packsite.model.journey import Journey
from packsite.model.timescales import Beside, JourneyPath, Limit, Step, Timescales

REFER = a_page("CPS-02", "### CPS-02.1 Ask\n\n### CPS-02.2 Refer\n", title="Asking for help")
MEET = a_page("CPS-03", title="Meeting")
SEE = a_page("CPS-09", title="Seeing the child")
RECORD = a_page("CPS-11", title="Records")
CHALLENGE = a_page("CPS-14", title="Challenge")
TOOL = a_page("CNP-39", title="Stepping down")
HOME = a_page("PG-10", "[[insert:journey]]", title="The standards")
PATH = JourneyPath(
    (
        Step("Worry", "You notice", ("CPS-02.1",)),
        Step("Referral", "You call", ("CPS-02.2", "CNP-39"), ("decision", "gone")),
        Step("Meeting", "All meet", ("CPS-03", "CPS-09")),
    ),
    ("CPS-11", "CPS-14"),
    (Beside("Court", ("proceedings",)),),
)


def a_limit(key: str) -> Limit:
    return Limit(key, "Do it", "", False, "1 working day", "", (), False, ("CPS-02",))


TIMES = Timescales(limits={key: a_limit(key) for key in ("decision", "proceedings")})


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


def test_steps_and_the_rows_beside_them_have_the_limits_that_there_are() -> None:
    assert [(label, [one.key for one in limits]) for label, limits in a_journey().limits] == [
        ("1 Worry", []),
        ("2 Referral", ["decision"]),
        ("3 Meeting", []),
        ("Court", ["proceedings"]),
    ]


@pytest.mark.parametrize(
    ("uri", "numbers"),
    [(REFER.uri, [1, 2]), (MEET.uri, [3]), (SEE.uri, [3]), (TOOL.uri, [2]), (RECORD.uri, [])],
)
def test_a_page_knows_its_steps(uri: str, numbers: list[int]) -> None:
    assert [stop.number for stop in a_journey().at(uri)] == numbers


def test_the_picture_is_where_an_author_had_it_set_in() -> None:
    picture = a_journey().picture
    assert picture is not None
    assert (picture.uri, picture.anchor) == (HOME.uri, "journey")


def test_a_page_that_is_not_there_leaves_the_rest_of_the_path() -> None:
    steps = (Step("Gone", "x", ("CPS-77",)), Step("Meeting", "x", ("CPS-77", "CPS-03")))
    (stop,) = a_journey(JourneyPath(steps, ("CPS-78",))).stops
    assert (stop.number, stop.target.uri) == (1, MEET.uri)


def test_without_a_path_there_is_none() -> None:
    assert a_journey(JourneyPath()) == Journey(picture=a_journey().picture)
