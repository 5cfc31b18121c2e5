"""Turn an HTML table into a grid in which every place is covered by exactly one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.printing.document.columns import column_shares, lines
from packsite.printing.document.fields import a_field
from packsite.printing.document.nodes import Block, Cell, Inline, Table, walk, words_of

CellBlocks: TypeAlias = Callable[[Element, bool], list[Block]]
"""Turn a cell into blocks; the second argument is whether it is a head."""

_TALL = 12
"""Lines from which a row may continue on the next page."""
_HIGH = 5
"""Lines from which a row may stand alone at the start or the end of a page."""
_FEW_ROWS = 3
"""Rows below the head up to which a table stays on one page."""
_MOST_SPANNED = 100
_MOST_LINES = 18
"""Lines of a box to write in that fit on a page with what stands around it."""
_ALIGNED = {"left", "center", "right"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell of the source at its place in the grid."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


def table(element: Element, caption: list[Inline], blocks_of: CellBlocks, line: int = 100) -> Table:
    """Turn a table into a node; rows that are too short are filled up with empty cells.

    `line` is how many wide characters fit across the page.
    """
    head, body = _sections(element)
    spots = [*_placed(head, 0), *_placed(body, len(head))]
    columns = max((spot.column + spot.colspan for spot in spots), default=1)
    cells = [_cell(spot, spot.row < len(head), blocks_of) for spot in spots]
    rows = len(head) + len(body)
    cells += _missing(cells, rows, columns, len(head))
    cells.sort(key=lambda cell: (cell["row"], cell["column"]))
    rooms: dict[int, int] = {}
    if columns == 1:
        cells, rooms = _joined(cells, len(head))
        rows = len(cells)
    shares = column_shares(cells, columns, line)
    heights = _heights(cells, shares, rows, line)
    tall = [row for row in range(rows) if heights[row] > _TALL]
    blank = _blank_rows(cells, len(head), rows)
    _make_rooms(cells, blank, rooms)
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
        "start_rows": 1 if heights[len(head)] >= _HIGH else 2,
        "foot_rows": 0 if keep or _has_spans(cells) else _foot_rows(heights[len(head) :]),
        "caption": caption,
        "cells": cells,
    }


def _sections(element: Element) -> tuple[list[Element], list[Element]]:
    """Return the rows that repeat on every page, and the others; feet come last.

    A head without words is none: Markdown demands one of every table, forms have no use for it.
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


def _placed(rows: list[Element], first_row: int) -> Iterator[_Spot]:
    """Give the cells of a section with their places; a span never leaves its section."""
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
            yield _Spot(element, first_row + index, column, rowspan, colspan)
            column += colspan


def _span(element: Element, name: str) -> int:
    written = element.get(name, "1").strip()
    return (
        min(max(int(written), 1), _MOST_SPANNED) if written.isascii() and written.isdigit() else 1
    )


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    return next((width for width in range(1, wanted) if (row, column + width) in taken), wanted)


def _cell(spot: _Spot, in_head: bool, blocks_of: CellBlocks) -> Cell:  # noqa: FBT001
    is_head = in_head or spot.element.tag == "th"
    align = spot.element.get("align", "left")
    return {
        "row": spot.row,
        "column": spot.column,
        "rowspan": spot.rowspan,
        "colspan": spot.colspan,
        "is_head": is_head,
        "align": align if align in _ALIGNED else "left",
        "blocks": blocks_of(spot.element, is_head),
    }


def _missing(cells: list[Cell], rows: int, columns: int, head_rows: int) -> list[Cell]:
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


def _joined(cells: list[Cell], head_rows: int) -> tuple[list[Cell], dict[int, int]]:
    """Make one row of empty ones below one another, and say how many there were in each.

    In a table of one column they are one box to write in, with a line for each row.
    """
    joined: list[Cell] = []
    rooms: dict[int, int] = {}
    for cell in cells:
        is_empty = cell["row"] >= head_rows and not cell["blocks"]
        above = len(joined) - 1
        if is_empty and 0 < rooms.get(above, 0) < _MOST_LINES:
            rooms[above] += 1
            continue
        if is_empty:
            rooms[above + 1] = 1
        joined.append({**cell, "row": above + 1, "rowspan": 1})
    return joined, rooms


def _make_rooms(cells: list[Cell], blank_rows: list[int], rooms: dict[int, int]) -> None:
    """Make a field of every empty place in a row to write in."""
    for cell in cells:
        if cell["row"] in blank_rows and not cell["blocks"] and not cell["is_head"]:
            cell["blocks"] = [a_field("room", size=rooms.get(cell["row"], 1))]


def has_fields(tree: object) -> bool:
    """Whether there is anything to write on or to tick."""
    return any(node["type"] == "field" for node in walk(tree))


def _heights(cells: list[Cell], shares: list[float], rows: int, line: int) -> list[int]:
    """Return how many lines each row takes."""
    heights = [1] * rows
    for cell in cells:
        share = sum(shares[cell["column"] : cell["column"] + cell["colspan"]])
        height = ceil(lines(words_of(cell["blocks"]), share, line) / cell["rowspan"])
        for row in range(cell["row"], cell["row"] + cell["rowspan"]):
            heights[row] = max(heights[row], height)
    return heights


def _foot_rows(heights: list[int]) -> int:
    """Return how many rows stay together at the end, so that no short one is left alone."""
    is_short = heights[-1] < _HIGH and max(heights[-2:]) <= _TALL
    return 2 if is_short and len(heights) > _FEW_ROWS else 0


def _has_spans(cells: list[Cell]) -> bool:
    return any(cell["rowspan"] > 1 for cell in cells)


def _blank_rows(cells: list[Cell], head_rows: int, rows: int) -> list[int]:
    """Return the rows to write in: without words, or with a label and room beside it.

    An empty place in a column that is mostly full is no room to write: a list has ended there.
    """
    body = [cell for cell in cells if cell["row"] >= head_rows]
    to_write_in = _mostly_empty([cell for cell in body if cell["column"]])
    return [
        row
        for row in range(head_rows, rows)
        if _is_to_write_in([cell for cell in body if cell["row"] == row], to_write_in)
    ]


def _mostly_empty(cells: list[Cell]) -> set[int]:
    """Return the columns of which at least half of the places are empty."""
    balance = Counter[int]()
    for cell in cells:
        balance[cell["column"]] += -1 if _has_words(cell) else 1
    return {column for column, more_empty in balance.items() if more_empty >= 0}


def _is_to_write_in(row: list[Cell], to_write_in: set[int]) -> bool:
    if not any(cell["blocks"] for cell in row):
        return True
    beside = [cell for cell in row if cell["column"]]
    room = [cell for cell in beside if not _has_words(cell) and cell["column"] in to_write_in]
    return bool(room) and 2 * len(room) >= len(beside)


def _has_words(cell: Cell) -> bool:
    """Whether a cell holds more than boxes to tick and lines to write on."""
    return bool(cell["blocks"]) and not (
        has_fields(cell["blocks"]) and not words_of(cell["blocks"]).strip()
    )
