"""What is overdue or due soon is counted in the browser, by the reader's day."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import KINDS
from tests.browser.looks import LOOKS, take_on
from tests.browser.profiles import as_new, new_profile, watched

pytestmark = pytest.mark.browser

STANDARD = KINDS["standard"]


@pytest.fixture(scope="module")
def clocked_tab(chromium: Browser, heard: list[str]) -> Iterator[Page]:
    with new_profile(chromium) as page:
        yield watched(heard, page)


@pytest.fixture
def clocked(clocked_tab: Page, trouble: list[str]) -> Iterator[Page]:
    """Return a page, as new, whose clock may be set; it does not run again until it is closed."""
    yield clocked_tab
    as_new(clocked_tab)
    assert not trouble, "\n".join(trouble)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-91, ""),
        (-90, "due in 90 days"),
        (-1, "due tomorrow"),
        (0, "due today"),
        (1, "past its review date"),
        (400, "past its review date"),
    ],
)
def test_a_date_is_marked_in_words_by_the_readers_day(
    clocked: Page, file_url: str, days: int, words: str
) -> None:
    clocked.goto(f"{file_url}/{STANDARD}")
    due = clocked.locator(".ps-facts time").get_attribute("datetime")
    assert due
    day = date.fromisoformat(due) + timedelta(days=days)
    clocked.clock.set_fixed_time(datetime.combine(day, time(12)))
    clocked.reload()
    expect(clocked.locator(".ps-facts .ps-due")).to_have_text([words] if words else [])
    expect(clocked.locator(".ps-overdue")).to_be_visible(visible=days > 0)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_owners_page_marks_and_counts(
    clocked: Page, base_url: str, axe: Callable[[Page], list[str]], look: str
) -> None:
    take_on(clocked, look)
    clocked.clock.set_fixed_time(datetime(2100, 1, 1, 12))
    clocked.goto(f"{base_url}/reviews.html")
    rows = clocked.locator("time.ps-review-date")
    count = rows.count()
    assert count
    expect(clocked.locator(".ps-due--past")).to_have_count(count)
    expect(clocked.locator(".ps-review-count").first).to_contain_text("past review, 0 due")
    assert axe(clocked) == []
    clocked.goto(f"{base_url}/{STANDARD}")
    expect(clocked.get_by_role("note").filter(has_text="past its review date")).to_be_visible()
    assert axe(clocked) == []


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_to_be_checked_again_stands_with_its_owner(
    page: Page, base_url: str, axe: Callable[[Page], list[str]], look: str
) -> None:
    take_on(page, look)
    page.goto(f"{base_url}/reviews.html")
    page.get_by_role("article").get_by_role("link", name="Business Unit").first.click()
    expect(page.locator(":target")).to_contain_text("Check still right")
    expect(page.get_by_text("has been reworded. These refer to it:").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][0]["width"]
