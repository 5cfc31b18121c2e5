"""The search: what it understands, finds and shows, over http and from a folder."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.searching import ask, field, kind, results, role, said

pytestmark = pytest.mark.browser


# What it finds


@pytest.mark.parametrize(
    ("page", "queries"),
    [
        ("CPS-03", ["strat", "strategy discussion", "sec 47", "s.47", "s47", "section 47"]),
        ("CPS-03", ["DAV", "domestic abuse"]),
        ("CPS-05", ["ICPC", "initial child protection conference", "first conference"]),
        ("CPS-08", ["core grp", "core groups", "core group", "group core", "coregroup"]),
        ("CPS-08", ["CPS-08", "cps 8", "child protecton plan", "child protection plan"]),
        ("CNP-17", ["chronolgy", "chronology", "chronologies"]),
        ("CNP-28", ["WNB", "was not brought", "did not attend"]),
    ],
)
def test_every_way_of_saying_it_leads_to_the_page(
    found: Callable[..., list[list[str]]], page: str, queries: list[str]
) -> None:
    assert [answer[0] for answer in found(*queries)] == [page] * len(queries)


@pytest.mark.parametrize("query", ["conf", "confer", "conferen", "conference"])
def test_half_words_find_what_the_whole_one_finds(asking: Page, query: str) -> None:
    ask(asking, query)
    assert any("onference" in title for title in results(asking)[:3])


def test_the_code_of_a_statement_leads_to_it(asking: Page) -> None:
    links = ask(asking, "CPS-08.6")[0]
    assert any(link.endswith("#CPS-08.6") for link in links)


# What it shows


def test_the_section_that_matched_is_linked_and_its_words_are_marked(searching: Page) -> None:
    ask(searching, "social worker cannot come to the core group")
    item = searching.locator(".ps-search__link").first
    expect(item.locator("strong")).to_contain_text("CPS-08.6")
    expect(item.locator("mark", has_text="cannot")).to_be_visible()
    item.click()
    searching.wait_for_url(re.compile(r"core-groups\.html.*#CPS-08\.6$"))
    expect(searching.locator("[id='CPS-08.6']")).to_be_in_viewport()


def test_an_acronym_marks_the_words_it_stands_for(asking: Page) -> None:
    ask(asking, "ICPC")
    first = asking.locator(".ps-search__link:not(.ps-search__answer)").first
    marked = {word.lower() for word in first.locator("mark").all_inner_texts()}
    assert {"initial", "child", "protection"} <= marked
    assert "initial child protection conference" in said(asking)


def test_what_is_typed_is_never_markup(asking: Page) -> None:
    ask(asking, '<img src=x onerror="document.title=1"> core <b>group</b>')
    assert asking.locator(".ps-search__list img, .ps-search__list b").count() == 0
    assert asking.title() != "1"


def test_a_short_form_without_a_page_is_explained(asking: Page) -> None:
    links = ask(asking, "MAPPA")[0]
    assert links[-1].endswith("glossary.html#short-mappa") or "#short-mappa" in links[-1]


def test_the_index_knows_nothing_of_what_is_about_a_page(site: Path) -> None:
    text = (site / "search/text.js").read_text("utf-8")
    assert "Nobody comes just to listen" in text
    assert "past its review date" not in text, "a notice that is hidden would be found"
    assert "Pages that refer to this page" not in text


# What it answers in the list itself


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("core group how many days", ["Hold the first core group", "Hold the next core group"]),
        ("15 working days", ["Hold the initial conference"]),
        ("how long for conference minutes", ["Send the minutes"]),
        ("pp how long", ["Police protection ends"]),
        (
            "how long between review conferences",
            ["Hold the first review conference", "Hold the next review conference"],
        ),
        ("how long for conference food", []),
        ("DSL", ["DSL"]),
        ("what does SMART mean?", ["SMART"]),
        ("audit", []),
        ("child hungry for days", []),
        ("core group", []),
    ],
)
def test_a_time_limit_and_a_short_form_are_answered(
    asking: Page, query: str, answers: list[str]
) -> None:
    ask(asking, query)
    found = asking.locator(".ps-search__answer")
    titles = found.locator(".ps-search__title").evaluate_all(
        "(all) => all.map((one) => one.firstChild.data)"
    )
    assert titles[: len(answers)] == answers
    assert bool(titles) == bool(answers)


def test_an_answer_names_its_source_and_is_read_out(searching: Page) -> None:
    ask(searching, "core group how many days")
    answer = searching.get_by_role("listbox").get_by_role("option").first
    expect(answer).to_contain_text("10 working days from the conference")
    expect(answer).to_contain_text("Source: reported from The Rules")
    assert said(searching).startswith("Hold the first core group: 10 working days")
    answer.click()
    searching.wait_for_url(re.compile(r"core-groups\.html.*#timescales$"))


# Where nothing is found or asked


def test_nonsense_offers_nothing_but_a_sentence_that_says_what_to_try(asking: Page) -> None:
    ask(asking, "zxqv blorfgh")
    assert said(asking).startswith("Nothing found. Try one word")
    assert "ring 999" in said(asking)
    assert asking.locator(".ps-search__link, .ps-search__nearest button").count() == 0


def test_nothing_found_offers_near_words(searching: Page) -> None:
    ask(searching, "chronolojee")
    offered = searching.locator(".ps-search__nearest button")
    assert offered.count() > 0
    offered.first.click()
    expect(searching.locator(".ps-search__status")).to_contain_text(re.compile(r"\d+ pages?"))
    expect(field(searching)).to_be_focused()


@pytest.mark.parametrize("query", ["", "what should I do"])
def test_without_a_subject_the_pages_that_are_questions_are_offered(
    asking: Page, query: str
) -> None:
    ask(asking, query)
    assert said(asking).startswith("Some pages to begin with.")
    assert any("Should I share this?" in title for title in results(asking))


def test_an_empty_box_begins_with_the_packs_of_the_role(page: Page, address: str) -> None:
    page.goto(f"{address}/about.html?role=police")
    field(page).click()
    field(page).press("ArrowDown")
    expect(page.locator(".ps-search__title").first).to_contain_text("For police at the door")


# Filters


def test_filters_leave_their_kind_and_role(searching: Page) -> None:
    ask(searching, "core group")
    kind(searching).select_option(label="Pack")
    expect(searching.locator(".ps-search__title").first).to_contain_text("Pack PK-")
    assert all("Pack PK-" in title for title in results(searching))
    role(searching).select_option(label="Housing")
    kind(searching).select_option(label="Standard")
    expect(searching.locator(".ps-search__title").first).to_contain_text("Standard CPS-08")
    ask(searching, "strategy discussion")
    expect(searching.locator(".ps-search__title", has_text="CPS-03")).to_have_count(0)
    role(searching).select_option(label="Police")
    expect(searching.locator(".ps-search__title").first).to_contain_text("Standard CPS-03")


def test_a_filter_that_leaves_nothing_can_be_taken_off(searching: Page) -> None:
    ask(searching, "cookies")
    kind(searching).select_option(label="Standard")
    expect(searching.locator(".ps-search__status")).to_contain_text("Nothing with these filters")
    expect(searching.locator(".ps-search__link")).to_have_count(0)
    searching.get_by_role("button", name="Search without filters").click()
    expect(searching.locator(".ps-search__title").first).to_contain_text("Privacy")
    expect(kind(searching)).to_have_value("-1")
