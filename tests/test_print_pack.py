"""What a pack says about its reviews, and when those words change."""

from __future__ import annotations

from datetime import date

import pytest

from packsite.model import Review
from packsite.print_pack import review_words

MAY, JUNE, JULY = date(2027, 5, 1), date(2027, 6, 1), date(2027, 7, 1)


def reviews(today: date, **due: date) -> dict[str, Review]:
    return {name: Review(date(2026, 5, 1), day, day < today) for name, day in due.items()}


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (MAY, "No page inside is past its review date before 1 May 2027."),
        (
            date(2027, 5, 2),
            "As at 2 May 2027: 1 of the 3 pages inside is past its review date (A). "
            "The next is due on 1 June 2027.",
        ),
        (
            date(2027, 6, 30),
            "As at 2 June 2027: 2 of the 3 pages inside are past their review dates (A, B). "
            "The next is due on 1 July 2027.",
        ),
        (
            date(2030, 1, 1),
            "As at 2 July 2027: 3 of the 3 pages inside are past their review dates (A, B, C).",
        ),
    ],
)
def test_a_pack_says_what_is_past_its_review_since_when_and_what_comes_next(
    today: date, words: str
) -> None:
    assert review_words(reviews(today, A=MAY, B=JUNE, C=JULY)) == words


def test_words_change_on_no_day_but_the_one_after_a_review_was_due() -> None:
    days = [date.fromordinal(MAY.toordinal() + number) for number in range(90)]
    said = [review_words(reviews(today, A=MAY, B=JUNE, C=JULY)) for today in days]
    assert [
        day for day, before, now in zip(days[1:], said, said[1:], strict=False) if before != now
    ] == [date(2027, 5, 2), date(2027, 6, 2), date(2027, 7, 2)]


def test_many_pages_past_their_review_are_counted_and_not_named() -> None:
    many = {f"P{number}": MAY for number in range(7)}
    assert "7 pages inside are past their review dates." in review_words(reviews(JUNE, **many))


def test_a_pack_of_pages_without_a_review_says_nothing() -> None:
    assert review_words({}) == ""
