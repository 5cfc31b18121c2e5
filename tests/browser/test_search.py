"""The search finds, from a web server and from a folder, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FIELD = "[data-md-component=search-query]"
RESULT = ".md-search-result__item"


@pytest.fixture(params=["base_url", "file_url"])
def start(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def test_search_finds_a_standard(page: Page, start: str) -> None:
    page.goto(f"{start}/learning/lb-2022-01.html")
    page.locator(FIELD).press_sequentially("core groups")
    found = page.locator(RESULT, has_text="Core groups").locator("a[href*='core-groups.html']")
    found.first.click()
    expect(page).to_have_url(f"{start}/standards/core-groups.html?h=core+groups")
    expect(page.locator("h1")).to_contain_text("Core groups")


def test_search_finds_a_code(page: Page, start: str) -> None:
    page.goto(f"{start}/index.html")
    page.locator(FIELD).press_sequentially("CPS-08.2")
    expect(page.locator(f"{RESULT} a[href*='core-groups.html']").first).to_be_visible()


def test_field_in_the_middle_of_the_home_page_leads_into_the_search(page: Page, start: str) -> None:
    page.goto(f"{start}/index.html")
    opener = page.get_by_role("button", name="Search by word")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("chronology")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(RESULT).first).to_be_hidden()
    expect(opener).to_be_focused()


def test_search_opens_and_closes_on_a_phone(page: Page, start: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{start}/standards/core-groups.html")
    expect(page.locator(FIELD)).to_be_hidden()
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(FIELD)).to_be_focused()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(FIELD)).to_be_hidden()


def test_search_knows_nothing_of_what_is_about_a_page(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "Core groups" in index
    assert "past its review date" not in index, "a notice that is hidden would be found"
    assert "Pages that refer to it" not in index
