from __future__ import annotations

from datetime import date

import pytest
from tests.builders import a_page

from packsite.connect.review import review
from packsite.model.links import Review


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 23), 2, date(2027, 1, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 24, date(2028, 1, 31)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
    ],
)
def test_a_review_is_due_on_the_same_day_or_the_last_of_a_shorter_month(
    reviewed: date, months: int, due: date
) -> None:
    page = a_page(reviewed=reviewed, review_months=months)
    assert review(page, reviewed) == Review(reviewed, due, is_overdue=False)


@pytest.mark.parametrize(
    ("today", "is_overdue"),
    [(date(2027, 11, 22), False), (date(2027, 11, 23), False), (date(2027, 11, 24), True)],
)
def test_a_review_is_overdue_from_the_day_after(today: date, is_overdue: bool) -> None:
    page = a_page(reviewed=date(2026, 11, 23), review_months=12)
    assert review(page, today).is_overdue is is_overdue
