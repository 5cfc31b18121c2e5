"""Column widths of a table, from its text.

No column is narrower than its longest word. Spare width goes to the columns with most text; then
width moves between pairs of columns while that saves lines (hill climbing).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from math import ceil
from typing import TypeAlias

from packsite.model.editions import ON_A5, Edition
from packsite.printing.document.nodes import Cell
from packsite.printing.document.tree import one_line, pixels_across, walk, words_of

_LINE_LENGTHS: Mapping[Edition, int] = {
    Edition.STANDARD: 100,
    Edition.LARGE_PRINT: 60,
    Edition.BOOKLET: 66,
    Edition.FOLDED: 66,
    Edition.BRIEFING: 100,
    Edition.CARDS: 50,
    Edition.POSTER: 80,
    Edition.POSTER_A3: 80,
}
"""Characters of table text across the page, counted as wide: for words that must not break."""
_LANDSCAPE = 1.5
"""The width of the text across a page on its side, to that of an upright one."""
_PADDING = 3
"""The space between two columns, in characters."""
_RUNNING = 1.12
"""Characters of running text to one wide character."""
_MAX_WORD = 24
_MAX_CELL = 400
_PIXELS_OF_A_CHARACTER = 7
_MAX_PICTURE = 40
"""Most characters of width that a picture asks for in a column."""
_TRANSFERS = (1, 2, 3, 5, 8, 12, 18)
"""Widths that are tried for a move from column to column, in characters."""
_WORD_BREAK = re.compile(r"[ \n\u200b]+|[/-]+(?!\d)|(?<=[\u3040-\u9fff]{4})")
"""Chinese may break after each character; four of them are kept together."""
_PART_BREAK = re.compile(r"[_./@\\-]+")
"""Where the stylesheet breaks a word, such as a file name, that is longer than `_MAX_WORD`."""
_SHORTEST = 4
_WIDE = re.compile(r"[\u0590-\u1cff]")
_DOUBLE_WIDTH = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]")
_SENTENCE, _SHORT_ANSWER = "words " * 17, "words " * 5
"""The text that an empty cell of a fill-in column is measured as."""
_SHORT_HEAD = 8
"""Longest head of a column of short answers, in characters: Date, Who, By when."""

_PROMPT_LINES = 2
"""Most lines of the prompts of a form where there is room for fewer lines."""
_PROMPT_SHARE = 0.35
"""The share of the width that leaves enough for answers beside prompts."""

_Column: TypeAlias = tuple[str, ...]
"""The text of each cell of a column, row by row."""


def line_length(edition: Edition, *, landscape: bool = False) -> int:
    """Return the characters of table text across a page of an edition."""
    is_on_its_side = landscape and edition not in ON_A5  # whose pages are folded
    return round(_LINE_LENGTHS[edition] * (_LANDSCAPE if is_on_its_side else 1))


def column_shares(cells: list[Cell], columns: int, measure: int) -> list[float]:
    """Return the width of each column as a percentage; `measure` is a line length.

    The sum exceeds 100 where the longest words do not fit side by side.
    """
    rows = max((cell["row"] for cell in cells), default=-1) + 1
    texts = [[""] * rows for _ in range(columns)]
    blanks, sentences = _blank_columns(cells), sentence_columns(cells)
    for cell in cells:
        is_blank = cell["column"] in blanks and not cell["is_head"] and not cell["blocks"]
        answer = _SENTENCE if cell["column"] in sentences else _SHORT_ANSWER
        words = answer if is_blank else words_of(cell["blocks"])
        texts[cell["column"]][cell["row"]] = f"{words}{_pictures(cell)}".strip()
    has_prompts = bool(blanks) and 0 not in blanks
    widths = _widths(tuple(map(tuple, texts)), measure, has_prompts=has_prompts)
    return [round(width * 100 / measure, 1) for width in widths]


def _pictures(cell: Cell) -> str:
    """Return a word as wide as each picture of a cell, on a line of its own."""
    figures = (node["picture"] for node in walk(cell["blocks"]) if node["type"] == "figure")
    widths = (int(pixels_across(picture)) // _PIXELS_OF_A_CHARACTER for picture in figures)
    return "".join(f"\n{'x' * min(_MAX_PICTURE, width)}" for width in widths)


def line_count(words: str, share: float, measure: int) -> int:
    """Return the lines that words take in a column of the given percentage of the measure."""
    return _lines(words, round(share * measure / 100))


def sentence_columns(cells: list[Cell]) -> set[int]:
    """Return the fill-in columns with room for a sentence: those with a longer head, if any has."""
    blanks = _blank_columns(cells)
    heads = {cell["column"]: one_line(cell["blocks"]) for cell in cells if cell["is_head"]}
    return {one for one in blanks if len(heads.get(one, "")) > _SHORT_HEAD} or blanks


def _blank_columns(cells: list[Cell]) -> set[int]:
    """Return the fill-in columns: those with at least half of their cells empty."""
    body = [cell for cell in cells if not cell["is_head"]]
    filled = Counter(cell["column"] for cell in body if cell["blocks"])
    empty = Counter(cell["column"] for cell in body if not cell["blocks"])
    return {column for column, count in empty.items() if count >= filled[column]}


@lru_cache(maxsize=4096)
def _widths(columns: tuple[_Column, ...], measure: int, *, has_prompts: bool) -> list[int]:
    """Return the width of each column in characters; cached for the packs that repeat a table.

    The first may have the prompts of a form: they are not squeezed, and leave room for answers.
    """
    least = [_longest(_unbroken, column, at_most=_MAX_WORD) for column in columns]
    most = [
        max(narrow, ceil(_longest(str.splitlines, column, at_most=_MAX_CELL) / _RUNNING))
        for narrow, column in zip(least, columns, strict=True)
    ]
    if has_prompts:
        share, spare = round(_PROMPT_SHARE * measure), measure - sum(least[1:])
        least[0] = max(least[0], min(ceil(most[0] / _PROMPT_LINES), share, spare))
        most[0] = max(least[0], min(most[0], share))
    amount = [max(sum(map(len, column)), 1) for column in columns]
    return _rebalanced(_distributed(least, most, amount, measure), least, most, columns)


def _longest(split: Callable[[str], Iterable[str]], column: _Column, *, at_most: int) -> int:
    parts = (_size(part.strip()) for words in column for part in split(words))
    return min(max(parts, default=_SHORTEST), at_most) + _PADDING


def _size(text: str) -> int:
    """Return the width of a text in characters of the Latin script."""
    if text.isascii():
        return len(text)
    return len(text) + len(_DOUBLE_WIDTH.findall(text)) + len(_WIDE.findall(text)) // 4


def _unbroken(text: str) -> Iterator[str]:
    """Yield the words of a text; the parts of each that is so long that it is broken."""
    for word in _WORD_BREAK.split(text):
        yield from _PART_BREAK.split(word) if len(word) > _MAX_WORD else [word]


def _distributed(least: list[int], most: list[int], amount: list[int], measure: int) -> list[int]:
    """Distribute spare width by amount of text, up to the maximum of each column."""
    widths: list[float] = [*least]
    growing = set(range(len(least)))
    while (spare := measure - sum(widths)) > 0.5 and growing:
        total = sum(amount[column] ** 0.6 for column in growing)
        for column in growing:
            share = spare * amount[column] ** 0.6 / total
            widths[column] = min(widths[column] + share, most[column])
        growing = {column for column in growing if most[column] - widths[column] > 0.5}
    return [*map(int, widths)]


def _rebalanced(
    widths: list[int], least: list[int], most: list[int], columns: Sequence[_Column]
) -> list[int]:
    """Move width between columns while that saves lines: of rows first, then of cells."""
    cached: dict[tuple[int, int], list[int]] = {}

    def heights(column: int, width: int) -> list[int]:
        if (column, width) not in cached:
            cached[column, width] = [_lines(words, width) for words in columns[column]]
        return cached[column, width]

    def cost(widths: list[int]) -> tuple[int, int]:
        cells = [heights(column, width) for column, width in enumerate(widths)]
        rows = zip(*cells, strict=True)
        return sum(max(row) for row in rows), sum(map(sum, cells))

    pairs = [*permutations(range(len(widths)), 2)]
    best, before = cost(widths), None
    while best != before:
        before = best
        for lender, borrower in pairs:
            for amount in _TRANSFERS:
                trial = [*widths]
                trial[lender] -= amount
                trial[borrower] += amount
                fits = trial[lender] >= least[lender] and trial[borrower] <= most[borrower]
                if fits and cost(trial) < best:
                    widths, best = trial, cost(trial)
    return widths


def _lines(words: str, width: int) -> int:
    """Return the lines that words take; a word that is too long is broken."""
    count, room = 0, width * _RUNNING - _PADDING
    for paragraph in words.split("\n"):
        filled = room
        for word in filter(None, paragraph.split(" ")):
            size = _size(word)
            if filled + 1 + size > room:
                lines = max(1, ceil(size / room))
                count, filled = count + lines, size - (lines - 1) * room
            else:
                filled += 1 + size
    return count
