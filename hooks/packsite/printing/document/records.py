"""Convert tables that are too wide for their page to records: a labelled block for each row.

On every page, words that do not fit side by side would be printed over one another. In large print,
and on the small pages of a booklet, columns would also hold a word or two a line.
"""

from collections.abc import Iterator
from itertools import groupby

from packsite.model.editions import Edition
from packsite.printing.document.columns import line_count, line_length
from packsite.printing.document.nodes import (
    Cell,
    Inline,
    PrintBlock,
    Record,
    Records,
    TableBlock,
    Term,
)
from packsite.printing.document.tree import fields_in, one_line, walk, words_of

_WHOLE_WIDTH = 101
"""The sum of the columns, in percent and rounded, where the longest words fit side by side."""
_MAX_LINES = 4
"""Most lines in a cell of three columns or more; above that, records are easier to read."""
_MAX_FORM_COLUMNS = 3
"""Most columns of a form that leave room for handwriting on an upright page."""
_SHORT = 330
"""Longest record, in characters, to keep on one page."""
_BOX = 200
"""The height of a box to write in, in characters of large print."""
_MAX_NAME = 150
"""Longest name of a row, in characters, to repeat on every side."""


def unfold_tables(blocks: list[PrintBlock], edition: Edition, *, landscape: bool = False) -> None:
    """Replace each table in blocks that is too wide for its page by records, in place."""
    parts = [part for node in walk(blocks) for part in (node, *node.get("items", ()))]
    for inside in (blocks, *(part["blocks"] for part in parts if "blocks" in part)):
        for index, block in enumerate(inside):
            if block["type"] == "table" and is_crowded(block, edition, landscape=landscape):
                inside[index] = _records(block)


def is_crowded(table: TableBlock, edition: Edition, *, landscape: bool = False) -> bool:
    """Whether a table is too wide for its page."""
    columns = len(table["columns"])
    if not table["head_rows"] or columns == 1:
        return False
    if sum(table["columns"]) > _WHOLE_WIDTH:
        return True
    if edition in (Edition.STANDARD, Edition.BRIEFING):
        return False
    most = _MAX_FORM_COLUMNS + 2 * landscape
    if table["is_form"] and columns > most:
        return True
    measure = line_length(edition, landscape=landscape)
    return (
        columns > 2 and max(_height(cell, table, measure) for cell in table["cells"]) > _MAX_LINES
    )


def _height(cell: Cell, table: TableBlock, measure: int) -> int:
    return line_count(words_of(cell["blocks"]).strip(), table["columns"][cell["column"]], measure)


def _term(head: str, blocks: list[PrintBlock]) -> Term:
    """Return a cell below the head of its column; without a head it names the row itself."""
    only = blocks[0]
    if only["type"] == "field":
        only["size"] = 1  # the width of the page is enough for an answer
    if not head and len(blocks) == 1 and only["type"] == "plain":
        return {"terms": [only["content"]], "blocks": []}
    name = head if not head or head.endswith(("?", "!", ".", ":")) else f"{head}:"
    return {"terms": [[name]], "blocks": blocks}


def _records(table: TableBlock) -> Records:
    heads = {cell["column"]: one_line(cell["blocks"]) for cell in table["cells"] if not cell["row"]}
    rows: list[list[Term]] = [[] for _ in range(table["rows"] - 1)]
    for cell in table["cells"]:
        if cell["row"] and cell["blocks"]:
            rows[cell["row"] - 1].append(_term(heads[cell["column"]], cell["blocks"]))
    return {"type": "records", "rows": [_record(row) for row in rows if row]}


def _record(row: list[Term]) -> Record:
    blocks = [term["blocks"] for term in row]
    boxes = sum(field["kind"] == "area" for field in fields_in(blocks))
    return {
        "keep": len(words_of(blocks)) + _BOX * boxes <= _SHORT,
        "is_named": bool(boxes) and _is_name(row[0]),
        "items": [*_side_by_side(row)],
    }


def _is_name(term: Term) -> bool:
    """Whether a cell is short and has no link, note or field, which cannot be repeated in a PDF."""
    name = [*term["terms"], term["blocks"]]
    is_text = all(node["type"] in {"plain", "styled", "language"} for node in walk(name))
    return is_text and len(words_of(name)) <= _MAX_NAME


def _side_by_side(row: list[Term]) -> Iterator[Term]:
    """Yield the cells of a row, those with a tick box or a blank line alone as one line."""
    for is_small, run in groupby(row, _is_small):
        if is_small:
            content = [node for term in run for node in _with_name(term)]
            yield {"terms": [], "blocks": [{"type": "plain", "content": content}]}
        else:
            yield from run


def _with_name(term: Term) -> Iterator[Inline]:
    """Yield a tick box with the name of its cell behind it, a blank line with it in front."""
    (field,), name = fields_in(term["blocks"]), words_of(term["terms"])
    if field["kind"] == "tick":
        yield from (field, f"\u00a0{name.removesuffix(':')} ")
    else:
        yield from (f"{name} ", field)


def _is_small(term: Term) -> bool:
    """Whether a cell has a tick box or a blank line, and nothing else."""
    blocks = term["blocks"]
    nodes = [node for node in walk(blocks) if node["type"] != "plain"]
    is_alone = [node["type"] for node in nodes] == ["field"] and not words_of(blocks).strip()
    return is_alone and nodes[0]["kind"] != "area"
