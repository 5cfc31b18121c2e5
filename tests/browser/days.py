"""Read a page on another day: what it says of its review depends on the reader's day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from playwright.sync_api import Page

STANDARD = "standards/core-groups.html"


def open_days_after_due(page: Page, url: str, days: int) -> None:
    """Open the standard of the site at `url` that many days after its review is due."""
    page.goto(f"{url}/{STANDARD}")
    due = page.locator(".ps-facts time").get_attribute("datetime")
    assert due
    day = date.fromisoformat(due) + timedelta(days=days)
    page.clock.set_fixed_time(datetime.combine(day, time(12)))
    page.reload()
