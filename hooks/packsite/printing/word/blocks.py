"""Write the nodes of a print document into a Word file, one small function for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from docx.document import Document as Word
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as Line

from packsite.printing.document.nodes import Block, Inline, Item
from packsite.printing.word.inlines import PLAIN, TEXT_WIDTH, Look, write_inlines
from packsite.printing.word.xml import (
    mark_row,
    new_numbering,
    set_numbering,
    set_off,
    shade,
)

Place: TypeAlias = Word | Cell

_ROW = 11
"""Millimetres that a line by hand needs."""
_DEEPEST = 3
"""How deep the lists of the library's own styles go."""
_COLOURS = {"danger": "8C1D18", "warning": "7A4B00"}
_QUIET = "0B5364"
_TINT = "EEF4F5"


@dataclass(frozen=True, slots=True)
class _Around:
    """What a block stands in."""

    depth: int = 0
    """How many lists."""
    note: str = ""
    """The kind of note, or nothing."""
    look: Look = PLAIN


_NOTHING = _Around()


class Writer:
    """Adds nodes to a document or to a cell of a table."""

    def __init__(self, word: Word, pictures: Mapping[str, bytes]) -> None:
        self._word = word
        self._pictures = pictures
        self._drawers = {
            "plain": self._paragraph,
            "paragraph": self._paragraph,
            "heading": self._heading,
            "list": self._list,
            "terms": self._terms,
            "table": self._table,
            "note": self._note,
            "quote": self._within,
            "language-block": self._within,
            "keep-together": self._within,
            "code-block": self._code,
            "figure": self._figure,
            "field": self._lone_field,
        }

    def write(self, blocks: Sequence[Block], place: Place, around: _Around = _NOTHING) -> None:
        """Add blocks at the end of a place; anchors and rules have no form here."""
        for block in blocks:
            if block["type"] == "table" and place.paragraphs:
                place.paragraphs[-1].paragraph_format.keep_with_next = True
            if draw := self._drawers.get(block["type"]):
                draw(block, place, around)

    def _line(self, place: Place, around: _Around, style: str = "Normal") -> Line:
        line = place.add_paragraph(style=style)
        if around.note:
            set_off(line, _COLOURS.get(around.note, _QUIET))
        return line

    def _paragraph(self, block: Any, place: Place, around: _Around) -> None:
        self._inlines(block["content"], self._line(place, around), around.look)

    def _heading(self, block: Any, place: Place, around: _Around) -> None:
        line = self._line(place, around, f"Heading {min(block['level'], 9)}")
        line.paragraph_format.page_break_before = block["new_page"] or None
        if block["code"]:
            line.add_run(f"{block['code']} ")
        self._inlines(block["content"], line, around.look)

    def _list(self, block: Any, place: Place, around: _Around) -> None:
        depth = min(around.depth + 1, _DEEPEST)
        name = "List Number" if block["numbering"] else "List Bullet"
        style = f"{name} {depth}" if depth > 1 else name
        numbering = 0
        for item in block["items"]:
            line = self._line(place, around, "Normal" if item["task"] is not None else style)
            if block["numbering"] and item["task"] is None:
                numbering = numbering or new_numbering(self._word, line, block["start"])
                set_numbering(line, numbering)
            self._item(item, line, place, replace(around, depth=depth))

    def _item(self, item: Item, line: Line, place: Place, around: _Around) -> None:
        """Write the first words of an entry beside its mark, the rest below."""
        if item["task"] is not None:
            line.paragraph_format.left_indent = Mm(7 * around.depth)
            line.paragraph_format.first_line_indent = Mm(-7)
        line.paragraph_format.space_after = Pt(3)
        blocks = [block for block in item["blocks"] if block["type"] != "anchor"]
        first = blocks[0] if blocks else None
        if first and (first["type"] == "plain" or first["type"] == "paragraph"):
            self._inlines(first["content"], line, around.look)
            blocks = blocks[1:]
        self.write(blocks, place, around)

    def _terms(self, block: Any, place: Place, around: _Around) -> None:
        for item in block["items"]:
            for term in item["terms"]:
                self._inlines(term, self._line(place, around), replace(around.look, bold=True))
            self.write(item["blocks"], place, around)

    def _note(self, block: Any, place: Place, around: _Around) -> None:
        inside = replace(around, note=block["kind"])
        line = self._line(place, inside)
        line.paragraph_format.keep_with_next = True
        line.add_run(f"{block['word']}: " if block["title"] else block["word"]).bold = True
        self._inlines(block["title"], line, replace(around.look, bold=True))
        self.write(block["blocks"], place, inside)

    def _within(self, block: Any, place: Place, around: _Around) -> None:
        look = replace(around.look, language=block.get("lang", around.look.language))
        note = "quote" if block["type"] == "quote" else around.note
        self.write(block["blocks"], place, replace(around, look=look, note=note))

    def _code(self, block: Any, place: Place, around: _Around) -> None:
        self._inlines([block["text"]], self._line(place, around), replace(around.look, code=True))

    def _figure(self, block: Any, place: Place, around: _Around) -> None:
        self._inlines([block["picture"]], self._line(place, around), around.look)
        if block["caption"]:
            self._inlines(block["caption"], self._line(place, around, "Caption"), around.look)

    def _lone_field(self, block: Any, place: Place, around: _Around) -> None:
        self._inlines([block], self._line(place, around), around.look)

    def _table(self, block: Any, place: Place, around: _Around) -> None:
        if block["caption"]:
            self._inlines(block["caption"], self._line(place, around, "Caption"), around.look)
        grid = place.add_table(block["rows"], len(block["columns"]))
        grid.style, grid.autofit = self._word.styles["Table Grid"], False
        for index, row in enumerate(grid.rows):
            mark_row(row, is_head=index < block["head_rows"])
        total = sum(block["columns"])
        widths = [Mm(TEXT_WIDTH * share / total) for share in block["columns"]]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        cells, rows = grid._cells, grid.rows
        for node in block["cells"]:
            at = node["row"] * len(widths) + node["column"]
            beyond = (node["rowspan"] - 1) * len(widths) + node["colspan"] - 1
            cell = cells[at].merge(cells[at + beyond]) if beyond else cells[at]
            cell.width = sum(widths[node["column"] : node["column"] + node["colspan"]])
            is_head = node["row"] < block["head_rows"]
            self._cell(node, cell, is_head=is_head)
            for line in cell.paragraphs:
                is_last = node["row"] + node["rowspan"] == block["rows"]
                line.paragraph_format.keep_with_next = is_head or (block["keep"] and not is_last)
            for room in (one for one in node["blocks"] if one["type"] == "field"):
                row = rows[node["row"]]
                row.height, row.height_rule = Mm(_ROW * room["size"]), WD_ROW_HEIGHT_RULE.AT_LEAST
        place.add_paragraph().paragraph_format.space_after = Pt(0)

    def _cell(self, node: Any, cell: Cell, *, is_head: bool) -> None:
        if is_head:
            shade(cell, _TINT)
        first = cell.paragraphs[0]
        self.write(node["blocks"], cell, _Around(look=Look(bold=node["is_head"])))
        if len(cell.paragraphs) > 1:
            first._element.getparent().remove(first._element)
        for line in cell.paragraphs:
            line.paragraph_format.space_after = Pt(0)

    def _inlines(self, nodes: Sequence[Inline], line: Line, look: Look) -> None:
        write_inlines(nodes, line, look, self._pictures)
