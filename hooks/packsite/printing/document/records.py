"""Turn a table that is too wide for its sheet into records: a block of labelled lines for each row.

In large print, and on the small sheets of a booklet, columns would hold a word or two a line.
"""

from __future__ import annotations

from packsite.model.editions import Edition
from packsite.printing.document.columns import LINE, lines
from packsite.printing.document.nodes import (
    Block,
    Cell,
    Record,
    Records,
    Table,
    Term,
    walk,
    words_of,
)

_MOST_LINES = 4
"""Lines of a cell from which a table of three columns or more is easier to read as records."""
_MOST_WRITTEN = 3
"""Columns of a form that leave room to write side by side."""
_SHORT = 330
"""Characters up to which a record stays on one page."""


def unfold_tables(tree: object, edition: Edition) -> None:
    """Put records in the place of each table in a tree that its sheet is too narrow for."""
    if edition in (Edition.STANDARD, Edition.BRIEFING):
        return
    for blocks in (tree, *(node["blocks"] for node in walk(tree) if "blocks" in node)):
        if isinstance(blocks, list):
            blocks[:] = [_unfolded(block, edition) for block in blocks]


def _unfolded(block: Block, edition: Edition) -> Block:
    if block["type"] == "table" and _is_crowded(block, edition):
        return _records(block)
    return block


def _is_crowded(table: Table, edition: Edition) -> bool:
    cells, columns = table["cells"], len(table["columns"])
    has_spans = any(cell["colspan"] > 1 or cell["rowspan"] > 1 for cell in cells)
    if table["head_rows"] != 1 or columns == 1 or has_spans:
        return False
    if sum(table["columns"]) > 101 or (table["is_form"] and columns > _MOST_WRITTEN):
        return True
    return columns > 2 and max(_height(cell, table, LINE[edition]) for cell in cells) > _MOST_LINES


def _height(cell: Cell, table: Table, line: int) -> int:
    return lines(words_of(cell["blocks"]).strip(), table["columns"][cell["column"]], line)


def _records(table: Table) -> Records:
    heads = {cell["column"]: _words(cell["blocks"]) for cell in table["cells"] if not cell["row"]}
    rows: list[list[Term]] = [[] for _ in range(table["rows"] - 1)]
    for cell in table["cells"]:
        if cell["row"] and cell["blocks"]:
            term: Term = {"terms": [[heads[cell["column"]]]], "blocks": cell["blocks"]}
            rows[cell["row"] - 1].append(term)
    kept: list[Record] = [
        {"keep": len(words_of([term["blocks"] for term in row])) <= _SHORT, "items": row}
        for row in rows
        if row
    ]
    return {"type": "records", "caption": table["caption"], "rows": kept}


def _words(blocks: list[Block]) -> str:
    return " ".join(words_of(blocks).split())
