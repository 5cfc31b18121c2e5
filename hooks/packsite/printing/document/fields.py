"""Name the places to write and to tick, and find the words around each that ask for something.

Whoever hears a form instead of seeing it is told these words at each field, so they are the ones
that stand beside it: the entry of a list, the heads of a row and a column, the words before a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from packsite.printing.document.nodes import Block, Cell, Field, Inline, Table, walk, words_of

_LONGEST_LABEL = 250
_LONGEST_NAME = 40
_SHORT_ANSWER = 40
"""Characters up to which the words beside a box say nothing without the question above."""
_LAST_SENTENCE = re.compile(r"(?<=[.!]) ")
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_Labelled = Iterator[tuple[Field, str]]


def a_field(
    kind: Literal["line", "room", "tick"],
    *,
    size: int = 1,
    ticked: bool = False,
    hangs: bool = False,
) -> Field:
    """Return a field that has no name yet."""
    return {
        "type": "field",
        "kind": kind,
        "size": size,
        "ticked": ticked,
        "hangs": hangs,
        "name": "",
        "label": "",
    }


def name_fields(blocks: list[Block], prefix: str, title: str) -> None:
    """Give every field of a page a name and a label, in reading order.

    `prefix` makes the names unique among several pages; `title` is what a field is called that has
    no words at all around it. Those in headings, heads of tables and links stay for the pen alone.
    """
    for number, (field, label) in enumerate(_Form(title).fields(blocks), 1):
        field["label"] = _cut(label)
        name = _NO_NAME.sub("-", normalize("NFKD", label).encode("ascii", "ignore").decode())
        field["name"] = f"{prefix}-{number:02}-{name.lower()[:_LONGEST_NAME]}".strip("-")


@dataclass(slots=True)
class _Form:
    """A page on the way down; `asked` is what was said last."""

    asked: str

    def fields(self, blocks: Sequence[Block]) -> _Labelled:
        """Give the fields in blocks, each with its label."""
        for block in blocks:
            if block["type"] in {"paragraph", "plain"}:
                yield from self._in_line(block["content"])
            elif block["type"] == "field":
                yield block, self.asked
            elif block["type"] == "table":
                yield from self._in_table(block)
            else:
                yield from self._inside(block)

    def _inside(self, block: Block) -> _Labelled:
        """Give the fields of a block that holds others; a heading says what follows."""
        match block["type"]:
            case "heading":
                self.asked = _words(block["content"]) or self.asked
            case "list":
                for item in block["items"]:
                    yield from _Form(self.asked).fields(item["blocks"])
            case "terms":
                for term in block["items"]:
                    self.asked = _words(term["terms"]) or self.asked
                    yield from self.fields(term["blocks"])
            case "note" | "quote" | "part" | "kept":
                yield from self.fields(block["blocks"])

    def _in_line(self, content: Sequence[Inline]) -> _Labelled:
        """Give the fields of a line: words stand before a line to write on, and behind a box."""
        pieces = [*_pieces(content)]
        words = [_words(piece) if isinstance(piece, str) else piece for piece in pieces]
        question = _text(words, 0) or _question(self.asked)
        for place, piece in enumerate(words):
            if not isinstance(piece, str):
                before, after = _text(words, place - 1), _text(words, place + 1)
                if piece["kind"] != "tick":
                    yield piece, before or after or self.asked
                elif after and len(after) <= _SHORT_ANSWER:
                    yield piece, f"{question} {after}".strip()
                else:
                    yield piece, after or before or self.asked
        if len(words) == 1:
            self.asked = str(words[0]) or self.asked

    def _in_table(self, table: Table) -> _Labelled:
        """Give the fields of a table: what heads the row asks, and what heads the column."""
        heads = _column_heads(table)
        rows = _row_heads(table)
        unnamed = [row for row in range(table["head_rows"], table["rows"]) if not rows[row]]
        for cell in table["cells"]:
            fields = [node for node in walk(cell["blocks"]) if node["type"] == "field"]
            if not fields or cell["row"] < table["head_rows"]:
                continue
            column = heads[cell["column"]] or ("" if rows[cell["row"]] else self.asked)
            number = f"Row {unnamed.index(cell['row']) + 1}" if len(unnamed) > 1 else ""
            asked = _joined(rows[cell["row"]] or number, column)
            if _words(cell["blocks"]):
                asked = _joined(asked or self.asked, " ").strip()
            yield from _Form(asked or self.asked).fields(cell["blocks"])


def _pieces(content: Sequence[Inline]) -> Iterator[str | Field]:
    """Give the fields of a line and the words between them, which may be none."""
    words = ""
    for node in _flat(content):
        if isinstance(node, str) or node["type"] != "field":
            words += words_of(node)
        else:
            yield words
            yield node
            words = ""
    yield words


def _flat(content: Sequence[Inline]) -> Iterator[Inline]:
    for node in content:
        if not isinstance(node, str) and node["type"] in {"styled", "language"}:
            yield from _flat(node["content"])
        else:
            yield node


def _text(words: Sequence[str | Field], place: int) -> str:
    """Return the words at a place, without what only leads over to a field."""
    found = words[place] if 0 <= place < len(words) else ""
    return found.strip(" :;,|") if isinstance(found, str) else ""


def _column_heads(table: Table) -> list[str]:
    heads = [""] * len(table["columns"])
    for cell in table["cells"]:
        if cell["row"] < table["head_rows"]:
            for column in range(cell["column"], cell["column"] + cell["colspan"]):
                heads[column] = _joined(heads[column], _words(cell["blocks"]))
    return heads


def _row_heads(table: Table) -> dict[int, str]:
    """Return what each row is about: its first cell's words, unless that is to be filled in."""
    heads = dict.fromkeys(range(table["rows"]), "")
    for cell in table["cells"]:
        if cell["column"] == 0 and cell["row"] >= table["head_rows"] and not _holds_field(cell):
            for row in range(cell["row"], cell["row"] + cell["rowspan"]):
                heads[row] = _words(cell["blocks"])
    return heads


def _holds_field(cell: Cell) -> bool:
    return any(node["type"] == "field" for node in walk(cell["blocks"]))


def _question(asked: str) -> str:
    """Return the question that a text ends with, or nothing."""
    return _LAST_SENTENCE.split(asked)[-1] if asked.endswith(("?", ":")) else ""


def _joined(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return f"{first} {second}" if first[-1] in "?!.:…" else f"{first}: {second}"


def _words(node: object) -> str:
    return " ".join(words_of(node).split())


def _cut(label: str) -> str:
    label = label.rstrip(": ")
    if len(label) <= _LONGEST_LABEL:
        return label
    return label[:_LONGEST_LABEL].rpartition(" ")[0] + " …"
