"""Share the width of a page out among the columns of a table.

No column is narrower than its longest word. What is left over goes where the text is; then columns
lend one another what saves lines, as a reader with scissors would.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from math import ceil
from typing import TypeAlias

from packsite.model.editions import Edition
from packsite.printing.document.nodes import Cell, words_of

LINE: Mapping[Edition, int] = {
    Edition.STANDARD: 100,
    Edition.LARGE_PRINT: 60,
    Edition.BOOKLET: 66,
    Edition.BRIEFING: 100,
}
"""Wide characters of a table's text that fit across the page: for words that must not be broken."""
_PADDING = 3
"""The space between two columns, in characters."""
_RUNNING = 1.12
"""How many characters of running text take the place of a wide one."""
_LONGEST_WORD = 24
_LONGEST_CELL = 400
_LENT = (1, 2, 3, 5, 8, 12, 18)
_BREAK = re.compile(r"[ \n\u200b/-]+")
_LINE_END = re.compile(r"\n")
_TO_WRITE = "words " * 8
"""What a cell of a column to write in stands for."""

_Column: TypeAlias = tuple[str, ...]
"""The words of each cell of a column, one for each row."""


def column_shares(cells: list[Cell], columns: int, line: int) -> list[float]:
    """Return the share of the width for each column, in percent; `line` is one of `LINE`.

    The sum is above 100 where the longest words do not fit beside one another.
    """
    rows = max((cell["row"] for cell in cells), default=-1) + 1
    texts = [[""] * rows for _ in range(columns)]
    to_write_in = _blank_columns(cells, columns)
    for cell in cells:
        if cell["colspan"] == 1:
            is_room = cell["column"] in to_write_in and not cell["is_head"] and not cell["blocks"]
            words = _TO_WRITE if is_room else words_of(cell["blocks"])
            texts[cell["column"]][cell["row"]] = words.strip()
    return [round(width * 100 / line, 1) for width in _widths(tuple(map(tuple, texts)), line)]


def lines(words: str, share: float, line: int) -> int:
    """Return how many lines words take in a part of the width, given in percent."""
    return _lines(words, round(share * line / 100))


def _blank_columns(cells: list[Cell], columns: int) -> set[int]:
    """Return the columns that are left for the reader to write in: at least half are empty."""
    empty = [0] * columns
    for cell in cells:
        if not cell["is_head"]:
            empty[cell["column"]] += -1 if cell["blocks"] else 1
    return {column for column, more in enumerate(empty) if more >= 0}


@lru_cache(maxsize=4096)
def _widths(columns: tuple[_Column, ...], line: int) -> list[int]:
    """Return the width of each column in characters; the pages of a pack ask again and again."""
    least = [_longest(_BREAK, column, at_least=4, at_most=_LONGEST_WORD) for column in columns]
    most = [
        max(narrow, ceil(_longest(_LINE_END, column, at_least=4, at_most=_LONGEST_CELL) / _RUNNING))
        for narrow, column in zip(least, columns, strict=True)
    ]
    amount = [max(sum(map(len, column)), 1) for column in columns]
    return _lent(_shared_out(least, most, amount, line), least, columns)


def _longest(between: re.Pattern[str], column: _Column, *, at_least: int, at_most: int) -> int:
    parts = (len(part.strip()) for words in column for part in between.split(words))
    return min(max(parts, default=at_least), at_most) + _PADDING


def _shared_out(least: list[int], most: list[int], amount: list[int], line: int) -> list[int]:
    """Give what is left over where the text is, but no column more than it can use."""
    widths: list[float] = [*least]
    wanting = set(range(len(least)))
    while (spare := line - sum(widths)) > 0.5 and wanting:
        total = sum(amount[column] ** 0.6 for column in wanting)
        for column in wanting:
            share = spare * amount[column] ** 0.6 / total
            widths[column] = min(widths[column] + share, most[column])
        wanting = {column for column in wanting if most[column] - widths[column] > 0.5}
    return [*map(int, widths)]


def _lent(widths: list[int], least: list[int], columns: Sequence[_Column]) -> list[int]:
    """Move width from column to column while that saves lines, in rows first, then in cells."""
    known: dict[tuple[int, int], list[int]] = {}

    def heights(column: int, width: int) -> list[int]:
        if (column, width) not in known:
            known[column, width] = [_lines(words, width) for words in columns[column]]
        return known[column, width]

    def cost(widths: list[int]) -> tuple[int, int]:
        cells = [heights(column, width) for column, width in enumerate(widths)]
        rows = zip(*cells, strict=True)
        return sum(max(row) for row in rows), sum(map(sum, cells))

    pairs = [*permutations(range(len(widths)), 2)]
    best, before = cost(widths), None
    while best != before:
        before = best
        for lender, borrower in pairs:
            for amount in _LENT:
                tried = [*widths]
                tried[lender] -= amount
                tried[borrower] += amount
                if tried[lender] >= least[lender] and cost(tried) < best:
                    widths, best = tried, cost(tried)
    return widths


def _lines(words: str, width: int) -> int:
    """Return how many lines words take; a word that is too long takes one of its own."""
    count, room = 0, width * _RUNNING - _PADDING
    for paragraph in words.split("\n"):
        filled = room
        for word in filter(None, paragraph.split(" ")):
            if filled + 1 + len(word) > room:
                count, filled = count + 1, len(word)
            else:
                filled += 1 + len(word)
    return count
