"""Type a date into its three fields, as a reader does."""

from datetime import date

from playwright.sync_api import Locator, Page


def fields(page: Page, name: str) -> Locator:
    """Return the three fields under a name, or the beginning of one."""
    return page.get_by_role("group", name=name)


def fill_date(page: Page, name: str, day: date) -> None:
    """Fill the fields under a name."""
    group = fields(page, name)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label).fill(f"{value}")
