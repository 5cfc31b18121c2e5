"""Work out when each page is due for review."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from packsite.model.links import Review
from packsite.model.page import Document


def review(document: Document, today: date) -> Review:
    """Return when a page was reviewed, when it is due again, and whether that day has passed."""
    last = document.facts.reviewed
    due = _months_later(last, document.facts.review_months)
    return Review(last, due, due < today)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
