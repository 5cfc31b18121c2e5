"""Make plain tables of Word's: merged cells unrolled, layout tables as text."""

from dataclasses import dataclass
from itertools import product
from typing import Any

from packsite.word_import.nodes import (
    excerpt,
    inside,
    joined,
    markdown,
    node,
    paragraph,
    text_of,
    without_notes,
)
from packsite.word_import.pandoc import Node

_NO_ATTRIBUTES = ["", [], []]
_TOO_RICH = {"Header", "Table", "CodeBlock"}
"""The blocks that no cell of Markdown can hold."""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """The blocks that take the place of a table."""

    blocks: list[Node]
    conversion: str
    """How the table was converted, for the report."""
    merged: tuple[str, ...] = ()
    """The text of each merged cell, once for every repetition."""


def plain_table(table: Node) -> PlainTable:
    """Return a table of pandoc's, whose cells are blocks, as one that Markdown can write.

    A table of one column or one row, or with headings or tables in it, only arranges text.
    """
    rows, above = rows_of(table), [paragraph(block["c"]) for block in table["c"][1][1]]
    grid, merged = _unrolled(rows)
    if min(len(grid), len(grid[0]) if grid else 0) < 2 or _is_rich(rows):
        text = [block for row in rows for cell in row for block in cell[4]]
        return PlainTable([*above, *text], f'the layout table "{excerpt(text)}" became text')
    names = joined(filter(text_of, grid[0]), node("Str", ", "))
    conversion = f'the table "{excerpt(names)}" became a table of {len(grid)} rows'
    return PlainTable([*above, _table(grid)], conversion, tuple(filter(None, merged)))


def rows_of(table: Node) -> list[list[list[Any]]]:
    """Return the rows of a table of pandoc's, each a list of its cells."""
    _, _, _, head, bodies, foot = table["c"]
    body = (row for one in bodies for row in (*one[2], *one[3]))
    return [row[1] for row in (*head[1], *body, *foot[1])]


def _unrolled(rows: list[Any]) -> tuple[list[list[list[Node]]], list[str]]:
    """Return the cells of each row with merged ones repeated, and the text of the repetitions."""
    cells: dict[tuple[int, int], list[Node]] = {}
    repeated: list[str] = []
    for down, row in enumerate(rows):
        across = 0
        for _, _, height, width, blocks in row:
            while (down, across) in cells:
                across += 1
            places = product(range(down, down + height), range(across, across + width))
            cells |= dict.fromkeys(places, without_notes(blocks))
            cells[down, across] = blocks
            repeated += [text_of(blocks)] * (height * width - 1)
    across = max((place[1] + 1 for place in cells), default=0)
    grid = [[cells.get((down, at), []) for at in range(across)] for down in range(len(rows))]
    return grid, repeated


def _is_rich(rows: list[Any]) -> bool:
    blocks = (block for row in rows for cell in row for block in cell[4])
    return any(one["t"] in _TOO_RICH for block in blocks for one in inside(block))


def _table(grid: list[list[list[Node]]]) -> Node:
    """Return a table of single lines; the first row is its head, which Markdown needs."""
    rows = [[_NO_ATTRIBUTES, [_cell(cell) for cell in row]] for row in grid]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in grid[0]]
    head, body = [_NO_ATTRIBUTES, rows[:1]], [_NO_ATTRIBUTES, 0, [], rows[1:]]
    parts = [_NO_ATTRIBUTES, [None, []], columns, head, [body], [_NO_ATTRIBUTES, []]]
    return node("Table", parts)


def _cell(blocks: list[Node]) -> list[Any]:
    lines = joined(_lines(blocks), markdown("<br>"))
    inlines = [markdown("<br>") if one["t"] == "LineBreak" else one for one in lines]
    return [_NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [node("Plain", inlines)]]


def _lines(blocks: list[Node]) -> list[list[Node]]:
    """Return the inlines of each paragraph and list item of a cell."""
    lines: list[list[Node]] = []
    for block in blocks:
        if block["t"] in {"Para", "Plain"}:
            lines.append(block["c"])
        elif block["t"] in {"BulletList", "OrderedList"}:
            items = block["c"] if block["t"] == "BulletList" else block["c"][1]
            lines += [line for item in items for line in _lines(item)]
        elif block["t"] == "BlockQuote":
            lines += _lines(block["c"])
    return lines
