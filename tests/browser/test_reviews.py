"""What is overdue or due soon is counted in the browser, by the reader's day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect
from tests.browser.days import STANDARD, open_days_after_due

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-91, ""),
        (-90, "due in 90 days"),
        (-1, "due tomorrow"),
        (0, "due today"),
        (1, "past its review date"),
    ],
)
def test_a_date_is_marked_in_words_by_the_readers_day(
    page: Page, file_url: str, days: int, words: str
) -> None:
    open_days_after_due(page, file_url, days)
    expect(page.locator(".ps-facts .ps-due")).to_have_text([words] if words else [])
    expect(page.locator(".ps-overdue")).to_be_visible(visible=days > 0)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_owners_page_marks_and_counts(
    page: Page, base_url: str, axe: Callable[[Page], list[str]], colours: str
) -> None:
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    page.clock.set_fixed_time(datetime(2100, 1, 1, 12))
    page.goto(f"{base_url}/reviews.html")
    rows = page.locator("time.ps-review-date")
    count = rows.count()
    assert count
    expect(page.locator(".ps-due--past")).to_have_count(count)
    expect(page.locator(".ps-review-count").first).to_contain_text("past review, 0 due")
    assert axe(page) == []
    page.goto(f"{base_url}/{STANDARD}")
    expect(page.get_by_role("note").filter(has_text="past its review date")).to_be_visible()
    assert axe(page) == []
