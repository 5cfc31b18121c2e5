"""Convert a table of Markdown, whose rows have the same number of cells, to a grid.

There are no merged cells and no captions: HTML tables are an error (MKD105).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from math import ceil
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.printing.document.columns import column_shares, line_count, sentence_columns
from packsite.printing.document.fields import new_field
from packsite.printing.document.nodes import Cell, PrintBlock, TableBlock
from packsite.printing.document.table_breaks import TEXT_LINE, breaks
from packsite.printing.document.tree import fields_in, words_of

CellBlocks: TypeAlias = Callable[[Element, bool], list[PrintBlock]]
"""Convert the content of a cell; the second argument is whether it is a head."""

_MAX_AREA_ROWS = 18
"""Most rows of an area to fill in that fit on a page with the text around it."""
_ANSWER = 100
"""The characters of a sentence, for which the blank cells of a row have room."""
_ANSWER_WIDTH = 1.2
"""Characters of an answer to one wide character of table text: its letters are smaller."""
_ANSWER_LINE = 0.355
"""The height of a line of an answer, in lines of handwriting."""


def table(element: Element, blocks_of: CellBlocks, measure: int) -> TableBlock:
    """Return a table as a node; `measure` is a line length, in characters."""
    head, body = _head(element), element.xpath("tbody/tr | tr")
    cells, rows = [*_cells([*head, *body], len(head), blocks_of)], len(head) + len(body)
    columns = max(cell["column"] for cell in cells) + 1
    area_rows: dict[int, int] = {}
    if columns == 1:
        cells, area_rows = _merged_blanks(cells, len(head))
        rows = len(cells)
    shares = column_shares(cells, columns, measure)
    heights = _heights(cells, shares, rows, measure)
    blank = _blank_rows(cells, len(head), rows)
    widths = [shares[column] for column in sentence_columns(cells)]
    answer = _ANSWER_LINE * _answer_lines(min(widths, default=100), measure)
    for row in blank:
        room = area_rows.get(row) or max(1, answer, TEXT_LINE * heights[row])
        _add_areas([cell for cell in cells if cell["row"] == row], room)
    return {
        "type": "table",
        "columns": shares,
        "head_rows": len(head),
        "rows": rows,
        "is_form": bool(blank or fields_in(cells)),
        "cells": cells,
        **breaks(cells, heights, len(head), is_to_read=not blank),
    }


def _head(element: Element) -> list[Element]:
    """Return the head rows, which repeat on every page.

    An empty head does not count: Markdown demands one of every table, forms have no use for it.
    """
    rows = element.findall("thead/tr")
    return [row for row in rows if row.text_content().strip() or row.xpath(".//img")]


def _cells(rows: list[Element], head_rows: int, blocks_of: CellBlocks) -> Iterator[Cell]:
    """Yield the cells of all rows, row by row."""
    for row, line in enumerate(rows):
        for column, element in enumerate(line.iterchildren("td", "th")):
            cell = empty_cell(row, column, is_head=row < head_rows or element.tag == "th")
            cell["align"] = element.get("align", "start")
            cell["blocks"] = blocks_of(element, cell["is_head"])
            yield cell


def empty_cell(row: int, column: int, *, is_head: bool = False) -> Cell:
    """Return a cell without content."""
    return {
        "row": row,
        "column": column,
        "is_head": is_head,
        "align": "start",
        "blocks": [],
    }


def _merged_blanks(cells: list[Cell], head_rows: int) -> tuple[list[Cell], dict[int, int]]:
    """Merge consecutive blank rows of a one-column table; return the cells, and rows by area.

    They become one area to fill in, with a line for each row.
    """
    merged: list[Cell] = []
    area_rows: dict[int, int] = {}
    for cell in cells:
        is_empty = cell["row"] >= head_rows and not cell["blocks"]
        above = len(merged) - 1
        if is_empty and 0 < area_rows.get(above, 0) < _MAX_AREA_ROWS:
            area_rows[above] += 1
            continue
        if is_empty:
            area_rows[above + 1] = 1
        merged.append({**cell, "row": above + 1})
    return merged, area_rows


def _answer_lines(share: float, measure: int) -> int:
    """Return the lines that a sentence takes in a column of the given percentage of the measure."""
    return ceil(_ANSWER / (share * measure / 100 * _ANSWER_WIDTH))


def _add_areas(row: list[Cell], size: float) -> None:
    """Put a field of the height of the row in each of its empty cells."""
    for cell in row:
        if not cell["blocks"] and not cell["is_head"]:
            cell["blocks"] = [new_field("area", size=round(size, 2))]


def _heights(cells: list[Cell], shares: list[float], rows: int, measure: int) -> list[int]:
    """Return the height of each row in lines."""
    heights = [1] * rows
    for cell in cells:
        height = line_count(words_of(cell["blocks"]), shares[cell["column"]], measure)
        heights[cell["row"]] = max(heights[cell["row"]], height)
    return heights


def _blank_rows(cells: list[Cell], head_rows: int, rows: int) -> list[int]:
    """Return the fill-in rows: those without text, or with a label and empty cells beside it.

    An empty cell in a column that is mostly full does not count: a list has ended there.
    """
    body = [cell for cell in cells if cell["row"] >= head_rows]
    blanks = _mostly_empty([cell for cell in body if cell["column"]])
    return [
        row
        for row in range(head_rows, rows)
        if _is_fill_in_row([cell for cell in body if cell["row"] == row], blanks)
    ]


def _mostly_empty(cells: list[Cell]) -> set[int]:
    """Return the columns with at least half of their cells empty."""
    balance = Counter[int]()
    for cell in cells:
        balance[cell["column"]] += -1 if _has_words(cell) else 1
    return {column for column, more_empty in balance.items() if more_empty >= 0}


def _is_fill_in_row(row: list[Cell], blanks: set[int]) -> bool:
    if not any(cell["blocks"] for cell in row):
        return True
    beside = [cell for cell in row if cell["column"]]
    empty = [cell for cell in beside if not _has_words(cell) and cell["column"] in blanks]
    return bool(empty) and 2 * len(empty) >= len(beside)


def _has_words(cell: Cell) -> bool:
    """Whether a cell contains text besides tick boxes and blank lines."""
    return bool(cell["blocks"]) and not (
        bool(fields_in(cell["blocks"])) and not words_of(cell["blocks"]).strip()
    )
