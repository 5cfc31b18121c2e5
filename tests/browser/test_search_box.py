"""The search box: keys, looks, ways in and costs, over http and from a folder."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.looks import LOOKS, take_on
from tests.browser.profiles import new_profile
from tests.browser.searching import (
    ask,
    field,
    kind,
    open_search,
    press_slash,
    role,
    said,
    wait_for_text,
)

pytestmark = pytest.mark.browser
SCRIPTS = sorted(
    (Path(__file__).resolve().parents[2] / "hooks/packsite_mkdocs/theme/assets/search").glob("*.js")
)


# The keyboard, and what is read out


@pytest.mark.wcag("Menu, search and colours work with the keyboard alone", "2.1.1, 2.1.2, 2.4.3")
def test_the_keyboard_alone_searches_filters_and_opens(page: Page, address: str) -> None:
    page.goto(f"{address}/about.html")
    press_slash(page)
    expect(field(page)).to_be_focused()
    page.keyboard.type("core grp")
    expect(page.locator(".ps-search__title").first).to_contain_text("Core groups")
    stops = [page.evaluate("document.activeElement.name || document.activeElement.innerText")]
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("document.activeElement.name || document.activeElement.innerText")
        )
    assert stops == ["query", "Clear", "Close", "Filters", "kinds", "roles"]
    expect(role(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Sta")
    expect(kind(page).locator("option:checked")).to_have_text("Standard")
    expect(page.locator(".ps-search__title").first).to_contain_text("Standard CPS-08")
    field(page).focus()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(chosen).to_contain_text("Standard CPS-08")
    expect(field(page)).to_have_attribute("aria-activedescendant", "ps-search-0")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"core-groups\.html"))


def test_results_are_in_the_tab_order_and_leaving_closes(searching: Page) -> None:
    ask(searching, "core group")
    searching.get_by_role("region", name="Search results").focus()
    searching.keyboard.press("Tab")
    expect(searching.locator(".ps-search__link").first).to_be_focused()
    searching.get_by_role("checkbox", name="The key / opens").focus()
    searching.keyboard.press("Tab")
    expect(searching.locator("html")).not_to_contain_class("ps-searching")


def test_the_number_of_pages_is_read_out_and_each_is_one_option(searching: Page) -> None:
    ask(searching, "core group")
    listed = searching.get_by_role("listbox", name="Pages").get_by_role("option").count()
    assert said(searching).startswith(f"{listed} pages")
    expect(field(searching)).to_have_attribute("aria-expanded", "true")
    searching.keyboard.press("Escape")
    expect(field(searching)).to_have_attribute("aria-expanded", "false")
    expect(searching.locator("html")).not_to_contain_class("ps-searching")


@pytest.mark.wcag(
    "axe-core finds no failure of levels A and AA, in light and dark, on a desktop and a phone",
    "all that a program can test",
)
@pytest.mark.parametrize("query", ["core group", "core group days", "zxqv blorfgh"])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_with_the_search_open(
    page: Page, axe: Callable[[Page], list[str]], base_url: str, look: str, query: str
) -> None:
    take_on(page, look)
    page.goto(f"{base_url}/about.html")
    if not field(page).is_visible():
        page.get_by_role("button", name="Search", exact=True).click()
    field(page).focus()
    field(page).press_sequentially(query)
    said_of = page.locator(".ps-search__status")
    expect(said_of).to_contain_text("Nothing found" if query == "zxqv blorfgh" else " pages")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][0]["width"]


# The way in


def test_enter_opens_the_best_page_whose_words_are_marked_there(page: Page, address: str) -> None:
    open_search(page, f"{address}/about.html")
    wait_for_text(page)
    ask(page, "social worker cannot come to the core group")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/standards/core-groups\.html\?h=\w+"))
    marked = page.locator("article mark").all_inner_texts()
    alone = {"social", "worker", "core", "group", "cannot", "come"}
    assert any(marked)
    assert not alone & {words.lower() for words in marked}, "the words follow one another"


def test_a_query_in_the_address_is_asked_until_the_search_is_closed(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/about.html?role=health&q=chronology")
    expect(page.locator(".ps-search__title").first).to_contain_text("chronology")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{address}/about.html?role=health")


def test_passing_through_the_field_opens_nothing(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/about.html")
    field(page).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Dark colours")).to_be_focused()
    expect(page.locator("html")).not_to_contain_class("ps-searching")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_contain_class("ps-searching")


def test_a_result_opens_its_page_and_the_way_back_leads_to_the_query(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/about.html")
    field(page).press_sequentially("core groups")
    page.locator(".ps-search__title", has_text="Core groups").first.click()
    page.wait_for_url(re.compile(r"/standards/core-groups\.html\?h="))
    expect(page.locator("h1").last).to_contain_text("Core groups")
    page.go_back()
    expect(field(page)).to_have_value("core groups")
    expect(page.locator(".ps-search__title", has_text="Core groups").first).to_be_visible()


def test_one_key_leads_into_the_search_and_types_nothing(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/about.html")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    page.keyboard.type("child /")
    expect(field(page)).to_have_value("child /")
    page.locator(".ps-search__link").first.wait_for()
    page.wait_for_load_state("networkidle")  # the text of pages adds to the list once it is there
    page.keyboard.press("ArrowUp")
    expect(page.locator(".ps-search__link").last).to_have_attribute("aria-selected", "true")
    page.keyboard.type("n")  # goes to the field, from wherever the focus is
    expect(field(page)).to_have_value("child /n")
    page.get_by_role("button", name="Clear").click()
    expect(field(page)).to_have_value("")
    expect(page.locator(".ps-search__status")).to_contain_text("Some pages to begin with")


def test_field_in_the_middle_of_the_home_page_leads_into_the_search(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/index.html")
    opener = page.get_by_role("button", name="Search by word")
    opener.focus()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    page.keyboard.type("chronology")
    first = page.locator(".ps-search__link").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(opener).to_be_focused()


def test_search_opens_and_closes_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/standards/core-groups.html")
    expect(field(page)).to_be_hidden()
    page.get_by_role("button", name="Search", exact=True).click()
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(field(page)).to_be_hidden()


def test_at_400_percent_the_results_have_the_whole_sheet(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{address}/standards/core-groups.html")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("child")
    wait_for_text(page)  # which draws the results again
    page.locator(".ps-search__link").nth(3).scroll_into_view_if_needed()
    expect(page.locator(".ps-search__key")).not_to_be_in_viewport()


# What it costs


def test_nothing_is_loaded_until_the_search_is_wanted(chromium: Browser, base_url: str) -> None:
    asked: list[str] = []
    with new_profile(chromium) as page:
        page.on("request", lambda request: asked.append(request.url.removeprefix(base_url)))
        page.goto(f"{base_url}/about.html")
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if "search" in url] == []
        with page.expect_request("**/search/text.js"):  # the last
            field(page).click()
    assert {"/assets/search.js", "/search/index.js"} <= set(asked)


# How its scripts work


def test_scripts_need_no_leave_to_evaluate() -> None:
    assert SCRIPTS
    for path in SCRIPTS:
        assert not re.search(
            r"\beval\b|new Function|innerHTML|document\.write", path.read_text("utf-8")
        )
