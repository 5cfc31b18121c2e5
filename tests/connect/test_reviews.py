"""What is due for review, by owner: rows, the command, the calendar and the page."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.builders import WriteTree, a_file, a_page, a_site

from packsite.__main__ import main
from packsite.connect.reviews import reviews, until
from packsite.generate.calendars import reviews_feed
from packsite.generate.tables import OwnerList, as_csv, as_github_issues
from packsite.model.addresses import REVIEWS_FEED_URI, REVIEWS_URI
from packsite.pipeline import weave

Captured = pytest.CaptureFixture[str]
DUE = date(2031, 3, 1)
TREE = {
    "docs/a.md": a_file("PG-01", reviewed="2030-03-01"),
    "docs/b.md": a_file("PG-02", reviewed="2030-05-29", owner="Health"),
    "docs/c.md": a_file("PG-03", reviewed="2030-05-31", owner="Health"),
    "docs/d.md": a_file("PG-04", reviewed="2000-01-01", withdrawn="2026-01-01"),
}


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


@pytest.mark.parametrize(
    ("on", "ids", "states"),
    [
        (DUE - timedelta(days=91), [], []),
        (DUE - timedelta(days=90), ["PG-01"], ["due"]),
        (DUE, ["PG-01", "PG-02"], ["due", "due"]),
        (DUE + timedelta(days=1), ["PG-01", "PG-02"], ["overdue", "due"]),
    ],
)
def test_what_is_due_depends_on_the_day_alone(on: date, ids: list[str], states: list[str]) -> None:
    site = a_site(
        a_page("PG-01", reviewed=date(2030, 3, 1)),
        a_page("PG-02", reviewed=date(2030, 5, 29), owner="Health"),
        a_page("PG-03", reviewed=date(2030, 6, 1), owner="Health"),
        a_page("PG-04", reviewed=date(2000, 1, 1), withdrawn=date(2026, 1, 1)),
    )
    rows = until(reviews(site), on)
    assert [row.page.id for row in rows] == ids
    assert [row.state(on) for row in rows] == states


def test_the_command_lists_by_owner_and_fails_only_for_what_is_past(
    write_tree: WriteTree, capsys: Captured
) -> None:
    root = write_tree(TREE)
    assert run(root, "reviews", "--on", "2031-03-01") == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "Business unit"
    assert said.out.splitlines()[2] == "Health"
    assert "2031-05-29  PG-02" in said.out
    assert "docs/b.md" in said.out
    assert said.err == "On 2031-03-01, of 3 reviews: 0 overdue, 2 due within 90 days.\n"
    assert run(root, "reviews", "--on", "2031-03-02", "--days", "0") == 1
    assert "overdue" in capsys.readouterr().out


def test_the_command_makes_csv_and_one_issue_an_owner(
    write_tree: WriteTree, capsys: Captured
) -> None:
    root = write_tree(TREE)
    run(root, "reviews", "--on", "2031-02-01", "--format", "csv")
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert [(row["id"], row["due"], row["file"]) for row in rows] == [
        ("PG-01", "2031-03-01", "docs/a.md")
    ]
    run(root, "reviews", "--on", "2031-02-01", "--format", "github")
    issues = json.loads(capsys.readouterr().out)
    assert [(one["title"], one["count"]) for one in issues] == [
        ("Reviews due: Business unit", 1),
        ("Reviews due: Health", 0),
    ]
    assert "| PG-01 |" in issues[0]["body"]


def test_words_of_a_page_are_no_formula_and_call_nobody() -> None:
    listed = OwnerList("Due", "Read.", ("owner", "title"), (("=1+1", "@team | x"),))
    assert as_csv(listed) == "owner,title\r\n'=1+1,'@team | x\r\n"
    body = json.loads(as_github_issues(listed))[0]["body"]
    assert body.endswith("| &#64;team &#124; x |")


def test_the_calendar_is_whole_days_folded_and_the_same_each_time() -> None:
    site = a_site(
        a_page("PG-01", title="Long words, " * 9, reviewed=date(2030, 3, 1), owner="Health; mind"),
        a_page("PG-02", withdrawn=date(2026, 1, 1)),
        site_url="https://example.org/s/",
    )
    made, again = (reviews_feed(site.reviews, "A", "https://example.org/s") for _ in range(2))
    assert made == again
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["uid"] == "PG-01@reviews"
    assert event.decoded("dtstart") == DUE
    assert event.decoded("dtend") == DUE + timedelta(days=1)
    assert event.decoded("dtstamp").date() == date(2030, 3, 1)
    assert event["categories"].to_ical() == b"Health\\; mind"
    assert event["url"] == "https://example.org/s/pg-01.html"


def test_the_page_of_owners_has_plain_dates_and_leads_to_the_calendar() -> None:
    woven = weave(a_site(a_page("PG-01", reviewed=date(2030, 3, 1))), with_pdf=False)
    page = woven.pages[REVIEWS_URI]
    assert '<time class="ps-review-date" datetime="2031-03-01">1 March 2031</time>' in page
    assert f"({REVIEWS_FEED_URI})" in page
    assert REVIEWS_FEED_URI in woven.downloads
