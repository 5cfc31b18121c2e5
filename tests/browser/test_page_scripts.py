"""The functions of every page's scripts and of the calculator's, on an empty page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TIMESCALES = {
    "years": [2026, 2027],
    "holidays": {"2026-12-25": "Christmas Day", "2026-12-28": "Boxing Day (in lieu)"},
    "starts": [
        {"key": "strategy", "label": "Strategy discussion", "lastDayOf": ""},
        {"key": "conference", "label": "Conference", "lastDayOf": "hold"},
    ],
    "limits": [
        {"key": "hold", "start": "strategy", "before": False, "count": 3, "unit": "working day"},
        {"key": "send", "start": "conference", "before": True, "count": 1, "unit": "week"},
        {"key": "local", "start": "conference", "before": False},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def site(with_scripts: Callable[..., Page]) -> Page:
    """Return a page with the scripts of every page and the calculator's counting."""
    return with_scripts(
        "javascripts/site.{}.js calculator.js",
        "?role=health&pack=cps-05.CNP-01.no#title=Day",
        {"timescales": TIMESCALES},
    )


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"count": 1, "listed": 1, "said": []}, "1 page."),
        ({"count": 20, "listed": 15, "said": []}, "20 pages; the best 15 are listed."),
        (
            {"count": 2, "listed": 2, "said": ["core group"]},
            "2 pages. Also searched for: core group.",
        ),
        ({"count": 0, "all": 3, "said": []}, "Nothing with these filters. 3 pages without them."),
        ({"count": 0, "all": 0, "said": [], "nearest": []}, "Nothing found. Try one word"),
        (
            {"count": 0, "all": 0, "said": [], "nearest": ["x"]},
            "Nothing found. These words are similar",
        ),
        ({"count": 0, "all": 0, "said": [], "isOpen": True}, "Some pages to begin with."),
    ],
)
def test_what_was_found_is_said_in_words(site: Page, about: dict[str, Any], said: str) -> None:
    assert site.evaluate("(about) => packsite.searchBox.summary(about)", about).startswith(said)


@pytest.mark.parametrize(
    ("found_by", "marked"),
    [
        ("core group", "a <mark>core group</mark>, Groups &lt;b&gt;"),
        ("group", "a core <mark>group</mark>, Groups &lt;b&gt;"),
        ("", None),
        ("a.c", None),
    ],
)
def test_the_words_that_a_page_was_found_by_are_marked(
    site: Page, found_by: str, marked: str | None
) -> None:
    text = "a core group, Groups <b>"
    html = site.evaluate(
        """([text, words]) => {
          const content = document.querySelector(".md-content");
          content.textContent = text;
          packsite.marks.mark(content, words);
          return content.innerHTML;
        }""",
        [text, found_by],
    )
    assert html == (marked or "a core group, Groups &lt;b&gt;")


# The calculator


def day(text: str) -> int:
    return round(datetime.fromisoformat(f"{text}T00:00+00:00").timestamp() * 1000)


@pytest.mark.parametrize(
    ("start", "count", "unit", "before", "ends"),
    [
        ("2026-12-22", 3, "working day", False, "2026-12-29"),  # over Christmas and a weekend
        ("2026-12-29", 1, "working day", True, "2026-12-24"),
        ("2026-11-30", 3, "month", False, "2027-02-28"),
        ("2026-12-31", 1, "month", True, "2026-11-30"),
        ("2026-11-30", 2, "week", False, "2026-12-14"),
        ("2026-11-30", 5, "day", True, "2026-11-25"),
    ],
)
def test_a_limit_ends_on_its_last_day(
    site: Page, start: str, count: int, unit: str, ends: str, *, before: bool
) -> None:
    limit = {"count": count, "unit": unit, "before": before}
    due = "([limit, day]) => packsite.dates.due(limit, day)"
    assert site.evaluate(due, [limit, day(start)]) == day(ends)


def test_a_limit_without_a_length_has_no_last_day(site: Page) -> None:
    assert site.evaluate("packsite.dates.due({ unit: 'week' }, 0)") is None


def test_what_was_not_typed_is_counted_from_the_last_day_of_another(site: Page) -> None:
    found = site.evaluate(
        "(day) => packsite.dates.results(new Map([['strategy', day]]), packsite.timescales.limits)",
        day("2026-12-22"),
    )
    assert [(one["start"]["key"], one["isTyped"], one["day"]) for one in found] == [
        ("strategy", True, day("2026-12-22")),
        ("conference", False, day("2026-12-29")),
    ]
    assert [one["limit"]["key"] for one in found[1]["open"]] == ["local"]
    assert [one["day"] for one in found[1]["dues"]] == [day("2026-12-22")]


def test_a_wanted_limit_asks_for_its_start_and_for_the_one_that_stands_in(site: Page) -> None:
    starts = "(key) => [...packsite.dates.startsOf([{ start: key }])]"
    assert site.evaluate(starts, "conference") == ["conference", "strategy"]
    assert site.evaluate(starts, "strategy") == ["strategy"]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-12-24", "Thursday 24 December 2026"),
        ("2026-12-25", "Friday 25 December 2026 (Christmas Day). The last working day before it is "
         "Thursday 24 December 2026"),
        ("2028-01-03", "Monday 3 January 2028. Its bank holidays are not known here: check it"),
    ],
)  # fmt: skip
def test_a_due_date_says_what_to_know_of_it(site: Page, due: str, said: str) -> None:
    assert site.evaluate("(day) => packsite.dates.dueWords(day)", day(due)) == said


@pytest.mark.parametrize("text", ["", "2026-1-1", "tomorrow"])
def test_what_is_no_date_is_not_read_as_one(site: Page, text: str) -> None:
    assert site.evaluate("(text) => Number.isNaN(packsite.dates.parse(text))", text)


def test_a_diary_folds_long_lines_and_escapes_signs(site: Page) -> None:
    limit = {"key": "hold", "what": "Hold it, now; “…”" * 9, "length": "3 days", "source": "WT"}
    start = {"label": "Strategy discussion"}
    dues = [{"limit": limit, "day": day("2026-12-29")}]
    result = {"start": start, "day": day("2026-12-22"), "isTyped": True, "dues": dues, "open": []}
    lines = site.evaluate("(found) => packsite.dates.asDiary(found)", [result]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = "".join(line.removeprefix(" ") for line in lines)
    assert "DTSTART;VALUE=DATE:20261229DTEND;VALUE=DATE:20261230" in whole
    assert r"SUMMARY:Hold it\, now\; “…”" in whole


# The address


@pytest.mark.parametrize(
    ("word", "is_role"),
    [("health", True), ("early-help", True), ("<b>", False), ("", False), (None, False)],
)
def test_a_role_is_a_word_of_small_letters(site: Page, word: str | None, is_role: bool) -> None:
    assert site.evaluate("(word) => packsite.role.isRole(word)", word) == is_role


@pytest.mark.parametrize(
    ("url", "role", "written"),
    [
        ("http://a/b.html?x=1#y", "police", "http://a/b.html?x=1&role=police#y"),
        ("http://a/b.html?role=police", "", "http://a/b.html"),
    ],
)
def test_a_role_is_written_into_an_address(site: Page, url: str, role: str, written: str) -> None:
    carried = "([url, role]) => packsite.role.withRole(url, role)"
    assert site.evaluate(carried, [url, role]) == written


def test_a_pack_is_read_from_the_address(site: Page) -> None:
    assert site.evaluate("packsite.choice.ids") == ["CPS-05", "CNP-01"]
    assert site.evaluate("packsite.choice.words.toString()") == "title=Day"


@pytest.mark.parametrize(
    ("url", "chosen", "written"),
    [
        ("http://a/b.html", ["CPS-05", "CNP-01"], "http://a/b.html?pack=CPS-05.CNP-01#title=Day"),
        ("http://a/b.html#place", ["CPS-05"], "http://a/b.html?pack=CPS-05#place"),
        ("http://a/b.html?pack=CPS-05#title=Old", [], "http://a/b.html"),
    ],
)
def test_a_pack_is_written_into_an_address(
    site: Page, url: str, chosen: list[str], written: str
) -> None:
    carried = "([url, chosen]) => packsite.choice.withChoice(url, chosen)"
    assert site.evaluate(carried, [url, chosen]) == written


# What pages share


@pytest.mark.parametrize(
    ("due", "says"),
    [
        ("2026-11-28", "past its review date"),
        ("2026-11-29", "due today"),
        ("2026-11-30", "due tomorrow"),
        ("2027-02-27", "due in 90 days"),
        ("2027-02-28", ""),
    ],
)
def test_a_review_is_told_by_the_readers_day(site: Page, due: str, says: str) -> None:
    state = "(due) => packsite.review.state(due, new Date(2026, 10, 29, 23)).says"
    assert site.evaluate(state, due) == says


def test_an_element_gets_properties_attributes_and_children(site: Page) -> None:
    facts = "{ type: 'checkbox', checked: true, 'aria-label': 'Yes', hidden: true }"
    made = f"packsite.dom.make('p', 'ps-x', 'a ', packsite.dom.make('input', {facts})).outerHTML"
    assert site.evaluate(made) == (
        '<p class="ps-x">a <input type="checkbox" aria-label="Yes" hidden=""></p>'
    )
