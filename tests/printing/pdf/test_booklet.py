"""The page order of a booklet, checked by folding its sheets."""

import pytest

from packsite.printing.pdf.booklet import booklet_order


def test_four_pages_are_one_sheet() -> None:
    assert booklet_order(4) == [(3, 0), (1, 2)]


def test_eight_pages_are_two_sheets() -> None:
    assert booklet_order(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_the_rest_of_the_last_sheet_is_blank() -> None:
    assert booklet_order(5) == [(-1, 0), (1, -1), (-1, 2), (3, 4)]


@pytest.mark.parametrize("pages", range(1, 42))
def test_folded_sheets_have_every_page_once_in_order(pages: int) -> None:
    sides = booklet_order(pages)
    fronts, backs = sides[::2], sides[1::2]
    opening = [
        page for (_, front), (back, _) in zip(fronts, backs, strict=True) for page in (front, back)
    ]
    closing = [
        page for (front, _), (_, back) in zip(fronts, backs, strict=True) for page in (front, back)
    ]
    read = [*opening, *reversed(closing)]
    assert [page for page in read if page >= 0] == [*range(pages)]
    assert len(read) % 4 == 0
    assert read[pages:] == [-1] * (len(read) - pages)
