"""Convert an HTML table to a grid in which every position is covered by exactly one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.printing.document.columns import column_shares, line_count
from packsite.printing.document.fields import new_field
from packsite.printing.document.nodes import Cell, Inline, PrintBlock, TableBlock
from packsite.printing.document.tree import has_fields, words_of

CellBlocks: TypeAlias = Callable[[Element, bool], list[PrintBlock]]
"""Convert the content of a cell; the second argument is whether it is a head."""

_BREAKABLE = 12
"""Lines above which a row may break across pages."""
_TALL = 5
"""Lines from which a row may be alone at the top or bottom of a page."""
_FEW_ROWS = 3
"""Most body rows of a table to keep on one page."""
_MAX_SPAN = 100
_MAX_AREA_ROWS = 18
"""Most rows of an area to fill in that fit on a page with the text around it."""
_ALIGNED = {"left", "center", "right"}


@dataclass(frozen=True, slots=True)
class _PlacedCell:
    """A source cell at its position in the grid."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


def table(
    element: Element, caption: list[Inline], blocks_of: CellBlocks, measure: int = 100
) -> TableBlock:
    """Return a table as a node; short rows are padded with empty cells.

    `measure` is one of `LINE_LENGTHS`.
    """
    head, body = _sections(element)
    placed_cells = [*_placed(head, 0), *_placed(body, len(head))]
    columns = max((placed.column + placed.colspan for placed in placed_cells), default=1)
    cells = [_cell(placed, placed.row < len(head), blocks_of) for placed in placed_cells]
    rows = len(head) + len(body)
    cells += _empty_cells(cells, rows, columns, len(head))
    cells.sort(key=lambda cell: (cell["row"], cell["column"]))
    area_rows: dict[int, int] = {}
    if columns == 1:
        cells, area_rows = _merged_blanks(cells, len(head))
        rows = len(cells)
    shares = column_shares(cells, columns, measure)
    heights = _heights(cells, shares, rows, measure)
    tall = [row for row in range(rows) if heights[row] > _BREAKABLE]
    blank = _blank_rows(cells, len(head), rows)
    _add_areas(cells, blank, area_rows)
    keep = rows - len(head) <= _FEW_ROWS and not tall
    return {
        "type": "table",
        "columns": shares,
        "head_rows": len(head),
        "rows": rows,
        "keep": keep,
        "is_form": bool(blank) or has_fields(cells),
        "tall_rows": tall,
        "blank_rows": blank,
        "start_rows": 1 if heights[len(head)] >= _TALL else 2,
        "foot_rows": 0 if keep or _has_spans(cells) else _foot_rows(heights[len(head) :]),
        "caption": caption,
        "cells": cells,
    }


def _sections(element: Element) -> tuple[list[Element], list[Element]]:
    """Return the head rows, which repeat on every page, and the body rows with any foot last.

    An empty head does not count: Markdown demands one of every table, forms have no use for it.
    """
    heads = [row for part in element.findall("thead") for row in part.findall("tr")]
    head = [row for row in heads if "".join(row.itertext()).strip() or row.xpath(".//img")]
    body = [row for part in element if part.tag in {"tbody", "tr"} for row in _rows(part)]
    body += [row for part in element.findall("tfoot") for row in part.findall("tr")]
    while not head and body and all(cell.tag == "th" for cell in body[0]):
        head, body = [body[0]], body[1:]
    return (head, body) if body else ([], head)


def _rows(part: Element) -> list[Element]:
    return [part] if part.tag == "tr" else part.findall("tr")


def _placed(rows: list[Element], first_row: int) -> Iterator[_PlacedCell]:
    """Yield the cells of a section at their positions; spans are clipped to the section."""
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        column = 0
        for element in row:
            if element.tag not in {"td", "th"}:
                continue
            while (index, column) in taken:
                column += 1
            rowspan = min(_span(element, "rowspan"), len(rows) - index)
            colspan = _free(taken, index, column, _span(element, "colspan"))
            taken |= {
                (index + down, column + across)
                for down in range(rowspan)
                for across in range(colspan)
            }
            yield _PlacedCell(element, first_row + index, column, rowspan, colspan)
            column += colspan


def _span(element: Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    return next((width for width in range(1, wanted) if (row, column + width) in taken), wanted)


def _cell(placed: _PlacedCell, in_head: bool, blocks_of: CellBlocks) -> Cell:  # noqa: FBT001
    is_head = in_head or placed.element.tag == "th"
    align = placed.element.get("align", "left")
    return {
        "row": placed.row,
        "column": placed.column,
        "rowspan": placed.rowspan,
        "colspan": placed.colspan,
        "is_head": is_head,
        "align": align if align in _ALIGNED else "left",
        "blocks": blocks_of(placed.element, is_head),
    }


def _empty_cells(cells: list[Cell], rows: int, columns: int, head_rows: int) -> list[Cell]:
    covered = {
        (cell["row"] + down, cell["column"] + across)
        for cell in cells
        for down in range(cell["rowspan"])
        for across in range(cell["colspan"])
    }
    return [
        {
            "row": row,
            "column": column,
            "rowspan": 1,
            "colspan": 1,
            "is_head": row < head_rows,
            "align": "left",
            "blocks": [],
        }
        for row in range(rows)
        for column in range(columns)
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


def _add_areas(cells: list[Cell], blank_rows: list[int], area_rows: dict[int, int]) -> None:
    """Put a field in every empty cell of a fill-in row."""
    for cell in cells:
        if cell["row"] in blank_rows and not cell["blocks"] and not cell["is_head"]:
            cell["blocks"] = [new_field("area", size=area_rows.get(cell["row"], 1))]


def _heights(cells: list[Cell], shares: list[float], rows: int, measure: int) -> list[int]:
    """Return the height of each row in lines."""
    heights = [1] * rows
    for cell in cells:
        share = sum(shares[cell["column"] : cell["column"] + cell["colspan"]])
        height = ceil(line_count(words_of(cell["blocks"]), share, measure) / cell["rowspan"])
        for row in range(cell["row"], cell["row"] + cell["rowspan"]):
            heights[row] = max(heights[row], height)
    return heights


def _foot_rows(heights: list[int]) -> int:
    """Return how many last rows to keep together, so that no short one is left alone."""
    is_short = heights[-1] < _TALL and max(heights[-2:]) <= _BREAKABLE
    return 2 if is_short and len(heights) > _FEW_ROWS else 0


def _has_spans(cells: list[Cell]) -> bool:
    return any(cell["rowspan"] > 1 for cell in cells)


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
        has_fields(cell["blocks"]) and not words_of(cell["blocks"]).strip()
    )
