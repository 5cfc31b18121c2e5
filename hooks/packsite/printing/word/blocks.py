"""Write the blocks of a print document to a Word file, with one method for each type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from docx.document import Document as Word
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as Line

from packsite.printing.document.nodes import Inline, Item, PrintBlock
from packsite.printing.document.structure import LookNode
from packsite.printing.word.columns import column_widths
from packsite.printing.word.inlines import PLAIN, Look, look_in_language, write_inlines
from packsite.printing.word.xml import (
    add_bar,
    new_numbering,
    set_numbering,
    set_row,
    shade,
    start_on_the_right,
)

Parent: TypeAlias = Word | Cell

_ROW_HEIGHT = 11
"""Millimetres for a line of handwriting."""
_MAX_DEPTH = 3
"""Levels of lists that python-docx has styles for."""
_COLOURS = {"danger": "#8c1d18", "warning": "#7a4b00"}


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a block."""

    depth: int = 0
    """The number of lists around it."""
    note: str = ""
    """The kind of the note around it, or empty."""
    look: Look = PLAIN


_TOP = Context()
_NESTED = ("quote", "language-block", "keep-together", "keep-with-next")


class Writer:
    """Adds nodes to a document or a table cell; `text_width` is in millimetres."""

    def __init__(
        self, word: Word, pictures: Mapping[str, bytes], text_width: float, look: LookNode
    ) -> None:
        self._word = word
        self._look = look
        self._pictures = pictures
        self._text_width = text_width
        self._writers = {
            **dict.fromkeys(("plain", "paragraph"), self._paragraph),
            "heading": self._heading,
            "list": self._list,
            "terms": self._terms,
            "table": self._table,
            "records": self._records,
            "note": self._note,
            **dict.fromkeys(_NESTED, self._nested),
            "code-block": self._code,
            "figure": self._figure,
            "field": self._field,
        }

    def write(self, blocks: Sequence[PrintBlock], parent: Parent, context: Context = _TOP) -> None:
        """Append blocks to a document or cell; anchors and rules are skipped."""
        for block in blocks:
            if block["type"] == "table" and parent.paragraphs:
                parent.paragraphs[-1].paragraph_format.keep_with_next = True
            if write := self._writers.get(block["type"]):
                write(block, parent, context)

    def write_line(self, words: str, line: Line, look: Look) -> None:
        """Write a line of text in its language."""
        if look.is_from_right:
            start_on_the_right(line)
        self._inlines([words], line, look)

    def _line(self, parent: Parent, context: Context, style: str = "Normal") -> Line:
        line = parent.add_paragraph(style=style)
        if context.look.is_from_right:
            start_on_the_right(line)
        if context.note:
            add_bar(line, _COLOURS.get(context.note, self._look["accent"]))
        return line

    def _paragraph(self, block: Any, parent: Parent, context: Context) -> None:
        self._inlines(block["content"], self._line(parent, context), context.look)

    def _heading(self, block: Any, parent: Parent, context: Context) -> None:
        line = self._line(parent, context, f"Heading {min(block['level'], 9)}")
        line.paragraph_format.page_break_before = block["new_page"] or None
        if block["code"]:
            line.add_run(f"{block['code']} ")
        self._inlines(block["content"], line, context.look)

    def _list(self, block: Any, parent: Parent, context: Context) -> None:
        depth = min(context.depth + 1, _MAX_DEPTH)
        name = "List Number" if block["numbered"] else "List Bullet"
        style = f"{name} {depth}" if depth > 1 else name
        numbering = 0
        for item in block["items"]:
            line = self._line(parent, context, "Normal" if item["task"] is not None else style)
            if block["numbered"] and item["task"] is None:
                numbering = numbering or new_numbering(self._word, line, block["start"])
                set_numbering(line, numbering)
            self._item(item, line, parent, replace(context, depth=depth))

    def _item(self, item: Item, line: Line, parent: Parent, context: Context) -> None:
        """Write the first line of an item beside its bullet or box, the rest below."""
        if item["task"] is not None:
            line.paragraph_format.left_indent = Mm(7 * context.depth)
            line.paragraph_format.first_line_indent = Mm(-7)
        line.paragraph_format.space_after = Pt(3)
        blocks = [block for block in item["blocks"] if block["type"] != "anchor"]
        first = blocks[0] if blocks else None
        if first and (first["type"] == "plain" or first["type"] == "paragraph"):
            self._inlines(first["content"], line, context.look)
            blocks = blocks[1:]
        self.write(blocks, parent, context)

    def _terms(self, block: Any, parent: Parent, context: Context) -> None:
        for item in block["items"]:
            for term in item["terms"]:
                self._inlines(term, self._line(parent, context), replace(context.look, bold=True))
            self.write(item["blocks"], parent, context)

    def _records(self, block: Any, parent: Parent, context: Context) -> None:
        """Write a table that is too wide, row by row."""
        for row in block["rows"]:
            self._terms(row, parent, context)

    def _note(self, block: Any, parent: Parent, context: Context) -> None:
        inside = replace(context, note=block["kind"])
        line = self._line(parent, inside)
        line.paragraph_format.keep_with_next = True
        line.add_run(f"{block['word']}: " if block["title"] else block["word"]).bold = True
        self._inlines(block["title"], line, replace(context.look, bold=True))
        self.write(block["blocks"], parent, inside)

    def _nested(self, block: Any, parent: Parent, context: Context) -> None:
        look = look_in_language(context.look, block) if "lang" in block else context.look
        note = "quote" if block["type"] == "quote" else context.note
        self.write(block["blocks"], parent, replace(context, look=look, note=note))

    def _code(self, block: Any, parent: Parent, context: Context) -> None:
        line = self._line(parent, context)
        self._inlines([block["text"]], line, replace(context.look, code=True))

    def _figure(self, block: Any, parent: Parent, context: Context) -> None:
        self._inlines([block["picture"]], self._line(parent, context), context.look)

    def _field(self, block: Any, parent: Parent, context: Context) -> None:
        self._inlines([block], self._line(parent, context), context.look)

    def _table(self, block: Any, parent: Parent, _: Context) -> None:
        grid = parent.add_table(block["rows"], len(block["columns"]))
        grid.style, grid.autofit = self._word.styles["Table Grid"], False
        for index, row in enumerate(grid.rows):
            set_row(row, is_head=index < block["head_rows"])
        widths = [Mm(width) for width in column_widths(block, self._text_width)]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        cells, rows = grid._cells, grid.rows
        for node in block["cells"]:
            cell = cells[node["row"] * len(widths) + node["column"]]
            cell.width = widths[node["column"]]
            is_head = node["row"] < block["head_rows"]
            self._cell(node, cell, is_head=is_head)
            for line in cell.paragraphs:
                is_last = node["row"] + 1 == block["rows"]
                line.paragraph_format.keep_with_next = is_head or (block["keep"] and not is_last)
            for field in (one for one in node["blocks"] if one["type"] == "field"):
                row = rows[node["row"]]
                row.height = Mm(_ROW_HEIGHT * field["size"])
                row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        parent.add_paragraph().paragraph_format.space_after = Pt(0)

    def _cell(self, node: Any, cell: Cell, *, is_head: bool) -> None:
        if is_head:
            shade(cell, self._look["tint"])
        first = cell.paragraphs[0]
        self.write(node["blocks"], cell, Context(look=Look(bold=is_head)))
        if len(cell.paragraphs) > 1:
            first._element.getparent().remove(first._element)
        for line in cell.paragraphs:
            line.paragraph_format.space_after = Pt(0)

    def _inlines(self, nodes: Sequence[Inline], line: Line, look: Look) -> None:
        write_inlines(nodes, line, look, self._pictures)
