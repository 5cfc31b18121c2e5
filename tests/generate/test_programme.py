"""The programme of Network Bites: from a data file to a page and a calendar file."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from packsite.model.addresses import CALENDAR_URI, CHECKLIST_URI, PROGRAMME_URI
from packsite.model.settings import Settings
from packsite.model.site import Site, Woven
from packsite.pipeline import check, weave
from packsite.publish.stage import stage

PARTNERSHIP = """\
local:
  the-hall: {label: The hall, value: "", kind: text}
"""
WINTER = """\
- title: Young carers
  date: 2027-01-14
  start: "12:30"
  end: "13:15"
  topic: Whom the service helps and how.
  host: Young carers service
  where: Town hall, room 2
  published: 2026-11-23
"""
SUMMER = """\
- title: Housing & repairs
  date: 2027-06-10
  start: "09:00"
  end: "10:00"
  topic: Who mends damp.
  host: Housing options
  where: the-hall
  published: 2026-11-20
"""
Tree = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def site(write_tree: Tree, today: date) -> Callable[[str], Site]:
    def checked(sessions: str) -> Site:
        root = write_tree(
            {"docs/data/partnership.yml": PARTNERSHIP, "docs/data/network_bites.yml": sessions}
        )
        return check(Settings(root), today)

    return checked


@pytest.fixture
def woven(site: Callable[[str], Site]) -> Callable[[str], Woven]:
    def made(sessions: str) -> Woven:
        checked = site(sessions)
        assert not checked.problems
        return weave(checked, with_pdf=False)

    return made


def events(woven: Woven) -> list[Event]:
    return Calendar.from_ical(woven.downloads[CALENDAR_URI]).events


def test_programme_without_sessions_says_so_and_has_no_calendar(woven):
    made = woven("# no session yet\n")
    assert "No session has been published yet." in made.pages[PROGRAMME_URI]
    assert ".ics" not in made.pages[PROGRAMME_URI]
    assert CALENDAR_URI not in made.downloads


def test_programme_shows_the_newest_session_first(woven):
    page = woven(WINTER + SUMMER).pages[PROGRAMME_URI]
    assert page.index("Thursday 10 June 2027, 09:00–10:00") < page.index(
        "Thursday 14 January 2027, 12:30–13:15"
    )


def test_programme_links_the_calendar(woven):
    assert "(network-bites.ics)" in woven(WINTER).pages[PROGRAMME_URI]


def test_words_of_a_session_stay_words(woven):
    assert "**Housing &amp; repairs**. Who mends damp." in woven(SUMMER).pages[PROGRAMME_URI]


def test_place_that_is_a_local_value_is_shown_as_to_be_confirmed(woven):
    made = woven(SUMMER)
    assert "*The hall (to\u00a0be\u00a0confirmed)*{.to-confirm}" in made.pages[PROGRAMME_URI]
    assert events(made)[0]["LOCATION"] == "To be confirmed"


def test_place_that_is_a_local_value_is_on_the_launch_checklist(woven):
    row = next(
        line for line in woven(SUMMER).pages[CHECKLIST_URI].splitlines() if "the-hall" in line
    )
    assert "[Network Bites programme](network-bites/programme.md)" in row


def test_release_asks_for_a_place_that_is_a_local_value(write_tree, today):
    root = write_tree(
        {
            "docs/data/partnership.yml": PARTNERSHIP.replace(
                "kind: text", "kind: text, protects: true"
            ),
            "docs/data/network_bites.yml": SUMMER,
            "pyproject.toml": "[tool.packsite]\nrelease = true\n",
        }
    )
    assert [problem.code.id for problem in check(Settings.load(root), today).problems] == ["COV105"]


def test_calendar_publishes_each_session_in_the_order_of_days(woven):
    made = woven(SUMMER + WINTER)
    calendar = Calendar.from_ical(made.downloads[CALENDAR_URI])
    assert calendar["METHOD"] == "PUBLISH"
    assert [str(event["SUMMARY"]) for event in calendar.events] == [
        "Young carers",
        "Housing & repairs",
    ]


@pytest.mark.parametrize(
    ("session", "in_utc"),
    [
        pytest.param(WINTER, datetime(2027, 1, 14, 12, 30, tzinfo=UTC), id="winter"),
        pytest.param(SUMMER, datetime(2027, 6, 10, 8, 0, tzinfo=UTC), id="summer"),
    ],
)
def test_times_are_those_of_london(woven, session, in_utc):
    event = events(woven(session))[0]
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event.start == in_utc


def test_calendar_carries_the_rules_of_summer_time_itself(woven):
    zone = Calendar.from_ical(woven(SUMMER).downloads[CALENDAR_URI]).timezones[0]
    summer = datetime(2027, 6, 10, 9, tzinfo=zone.to_tz(lookup_tzid=False))
    assert summer.astimezone(UTC).hour == 8


def test_session_keeps_its_identity_and_has_the_stamp_of_its_last_change(woven):
    event = events(woven(SUMMER))[0]
    assert event["UID"] == "2027-06-10-housing-repairs@network-bites"
    assert event.stamp == datetime(2026, 11, 20, tzinfo=UTC)


def test_same_sessions_give_the_same_bytes_in_any_order(woven):
    one, other = woven(WINTER + SUMMER), woven(SUMMER + WINTER)
    assert one.downloads == other.downloads
    assert one.pages[PROGRAMME_URI] == other.pages[PROGRAMME_URI]


def test_stage_writes_the_calendar(woven, tmp_path):
    made = woven(WINTER)
    stage(made, tmp_path / "staged", with_pdf=False)
    assert (tmp_path / "staged" / CALENDAR_URI).read_bytes() == made.downloads[CALENDAR_URI]


def test_wrong_session_is_left_out_and_the_others_stay(site):
    checked = site(SUMMER.replace("2027-06-10", "2027-06-31") + WINTER)
    assert [problem.code.id for problem in checked.problems] == ["DAT102"]
    assert [session.title for session in checked.library.sessions] == ["Young carers"]
