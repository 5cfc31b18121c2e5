"""Convert an HTML table to a grid in which every position is covered by exactly one cell."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from math import ceil
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.printing.document.columns import column_shares, line_count, sentence_columns
from packsite.printing.document.fields import new_field
from packsite.printing.document.nodes import Cell, Inline, PrintBlock, TableBlock
from packsite.printing.document.table_breaks import TEXT_LINE, breaks
from packsite.printing.document.tree import fields_in, words_of

CellBlocks: TypeAlias = Callable[[Element, bool], list[PrintBlock]]
"""Convert the content of a cell; the second argument is whether it is a head."""

_MAX_SPAN = 100
_MAX_AREA_ROWS = 18
"""Most rows of an area to fill in that fit on a page with the text around it."""
_ANSWER = 100
"""The characters of a sentence, for which the blank cells of a row have room."""
_ANSWER_WIDTH = 1.2
"""Characters of an answer to one wide character of table text: its letters are smaller."""
_ANSWER_LINE = 0.355
"""The height of a line of an answer, in lines of handwriting."""
_ALIGNED = {"left", "center", "right"}


def table(
    element: Element, caption: list[Inline], blocks_of: CellBlocks, measure: int = 100
) -> TableBlock:
    """Return a table as a node; short rows are padded with empty cells.

    `measure` is a line length, in characters.
    """
    head, body = _sections(element)
    cells, rows, columns = _grid(head, body, blocks_of)
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
        "blank_rows": blank,
        "caption": caption,
        "cells": cells,
        **breaks(cells, heights, len(head), is_to_read=not blank),
    }


def _grid(
    head: list[Element], body: list[Element], blocks_of: CellBlocks
) -> tuple[list[Cell], int, int]:
    """Return the cells of a grid in reading order, and the number of its rows and columns."""
    cells = [*_cells(head, 0, blocks_of, in_head=True), *_cells(body, len(head), blocks_of)]
    columns = max((cell["column"] + cell["colspan"] for cell in cells), default=1)
    rows = len(head) + len(body)
    cells += _empty_cells(cells, rows, columns, len(head))
    return sorted(cells, key=lambda cell: (cell["row"], cell["column"])), rows, columns


def _sections(element: Element) -> tuple[list[Element], list[Element]]:
    """Return the head rows, which repeat on every page, and the body rows with any foot last.

    An empty head does not count: Markdown demands one of every table, forms have no use for it.
    """
    heads = element.findall("thead/tr")
    head = [row for row in heads if row.text_content().strip() or row.xpath(".//img")]
    body = [*element.xpath("tbody/tr | tr"), *element.findall("tfoot/tr")]
    while not head and body and all(cell.tag == "th" for cell in body[0]):
        head, body = [body[0]], body[1:]
    return (head, body) if body else ([], head)


def _cells(
    rows: list[Element], first_row: int, blocks_of: CellBlocks, *, in_head: bool = False
) -> Iterator[Cell]:
    """Yield the cells of a section at their positions; spans are clipped to the section."""
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        column = 0
        for element in row.iterchildren("td", "th"):
            while (index, column) in taken:
                column += 1
            cell = empty_cell(first_row + index, column, is_head=in_head or element.tag == "th")
            cell["rowspan"] = min(_span(element, "rowspan"), len(rows) - index)
            cell["colspan"] = _free(taken, index, column, _span(element, "colspan"))
            if (align := element.get("align", "start")) in _ALIGNED:
                cell["align"] = align
            cell["blocks"] = blocks_of(element, cell["is_head"])
            taken |= {(row - first_row, column) for row, column in _covered(cell)}
            yield cell
            column += cell["colspan"]


def empty_cell(row: int, column: int, *, is_head: bool = False) -> Cell:
    """Return a cell of one row and one column without content."""
    return {
        "row": row,
        "column": column,
        "rowspan": 1,
        "colspan": 1,
        "is_head": is_head,
        "align": "start",
        "blocks": [],
    }


def _span(element: Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    return next((width for width in range(1, wanted) if (row, column + width) in taken), wanted)


def _covered(cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield the positions in the grid that a cell covers."""
    row, column = cell["row"], cell["column"]
    return product(range(row, row + cell["rowspan"]), range(column, column + cell["colspan"]))


def _empty_cells(cells: list[Cell], rows: int, columns: int, head_rows: int) -> list[Cell]:
    covered = {position for cell in cells for position in _covered(cell)}
    return [
        empty_cell(row, column, is_head=row < head_rows)
        for row, column in product(range(rows), range(columns))
        if (row, column) not in covered
    ]


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
        merged.append({**cell, "row": above + 1, "rowspan": 1})
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
        share = sum(shares[cell["column"] : cell["column"] + cell["colspan"]])
        height = ceil(line_count(words_of(cell["blocks"]), share, measure) / cell["rowspan"])
        for row in range(cell["row"], cell["row"] + cell["rowspan"]):
            heights[row] = max(heights[row], height)
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
