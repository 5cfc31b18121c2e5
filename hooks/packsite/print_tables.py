"""Turn an HTML table into a grid in which every place is covered by exactly one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.print_nodes import Block, Cell, Inline, Table

CellBlocks: TypeAlias = Callable[[Element, bool], list[Block]]
"""Turn a cell into blocks; the second argument is whether it is a head."""

_LINE = 92
"""Characters of body text that fit across the page."""
_CELL_PADDING = 3
_TALL = 700
"""Characters from which a row may continue on the next page."""
_FEW_ROWS = 7
"""Rows up to which a table with little text stays on one page."""
_MOST_SPANNED = 100
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell of the source at its place in the grid."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


def table(element: Element, caption: list[Inline], blocks_of: CellBlocks) -> Table:
    """Turn a table into a node; rows that are too short are filled up with empty cells."""
    head, body = _sections(element)
    spots = [*_placed(head, 0), *_placed(body, len(head))]
    columns = max((spot.column + spot.colspan for spot in spots), default=1)
    cells = [_cell(spot, spot.row < len(head), blocks_of) for spot in spots]
    rows = len(head) + len(body)
    cells += _missing(cells, rows, columns, len(head))
    cells.sort(key=lambda cell: (cell["row"], cell["column"]))
    return {
        "type": "table",
        "columns": column_shares(cells, columns),
        "head_rows": len(head),
        "rows": rows,
        "keep": rows <= _FEW_ROWS and sum(map(_length, cells)) <= _TALL,
        "is_form": bool(_blank_rows(cells, len(head), rows) or _blank_columns(cells, columns)),
        "tall_rows": sorted({cell["row"] for cell in cells if _length(cell) > _TALL}),
        "blank_rows": _blank_rows(cells, len(head), rows),
        "caption": caption,
        "cells": cells,
    }


def _sections(element: Element) -> tuple[list[Element], list[Element]]:
    """Return the rows that repeat on every page, and the others; feet come last."""
    head = [row for part in element.findall("thead") for row in part.findall("tr")]
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
    align = _ALIGN.search(spot.element.get("style", "") or "")
    return {
        "row": spot.row,
        "column": spot.column,
        "rowspan": spot.rowspan,
        "colspan": spot.colspan,
        "is_head": is_head,
        "align": align[1] if align else "left",
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


def _blank_rows(cells: list[Cell], head_rows: int, rows: int) -> list[int]:
    written = {cell["row"] for cell in cells if cell["blocks"]}
    return [row for row in range(head_rows, rows) if row not in written]


def column_shares(cells: list[Cell], columns: int) -> list[float]:
    """Return the share of the width for each column: by its longest word, then by its text.

    No column is narrower than its longest word; what is left over goes where the text is, but a
    column never takes more than its longest cell needs while another one still wraps.
    """
    to_write_in = _blank_columns(cells, columns)
    least = [12.0 if column in to_write_in else 4.0 for column in range(columns)]
    most = [40.0 if column in to_write_in else 4.0 for column in range(columns)]
    amount = [90.0 if column in to_write_in else 1.0 for column in range(columns)]
    for cell in cells:
        if cell["colspan"] > 1:
            continue
        column, words = cell["column"], words_of(cell["blocks"])
        longest_word = max(map(len, re.split(r"[\s\u200b/-]+", words)), default=0)
        least[column] = max(least[column], min(longest_word, 24))
        most[column] = max(most[column], min(max(map(len, words.split("\n"))), 400))
        amount[column] += len(words)
    return _shared_out(
        [width + _CELL_PADDING for width in least],
        [width + _CELL_PADDING for width in most],
        amount,
    )


def _blank_columns(cells: list[Cell], columns: int) -> set[int]:
    """Return the columns that are left for the reader to write in."""
    written = {cell["column"] for cell in cells if cell["blocks"] and not cell["is_head"]}
    return set(range(columns)) - written


def _shared_out(least: list[float], most: list[float], amount: list[float]) -> list[float]:
    spare = _LINE - sum(least)
    if spare <= 0:
        return [round(width, 1) for width in least]
    widths, wanting = [*least], set(range(len(least)))
    while spare > 0.5 and wanting:
        total = sum(amount[column] ** 0.6 for column in wanting)
        gains = {
            column: min(spare * amount[column] ** 0.6 / total, most[column] - widths[column])
            for column in wanting
        }
        for column, gain in gains.items():
            widths[column] += gain
        wanting = {column for column in wanting if most[column] - widths[column] > 0.5}
        spare = _LINE - sum(widths)
    return [round(width, 1) for width in widths]


def _length(cell: Cell) -> int:
    return len(words_of(cell["blocks"]))


def words_of(node: object) -> str:
    """Return the words of any node or list of nodes; blocks end with a line break."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(map(words_of, node))
    if not isinstance(node, dict):
        return ""
    words = "".join(
        words_of(node[key]) for key in ("text", "content", "blocks", "items") if key in node
    )
    return words if node.get("type") in _INSIDE_A_LINE else f"{words}\n"


_INSIDE_A_LINE = {"styled", "code", "link", "jump", "language"}
