"""Read the blocks of a page: headings, paragraphs, list items, rows of tables, footnotes, code.

The one place that knows where a block begins and ends; with `mask` and `lines` below it, it is the
one grammar of Markdown's blocks. All other code reads the blocks, not the lines.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from packsite.model.blocks import Block, BlockKind, Table
from packsite.model.references import Edit, Span
from packsite.read.lines import ADMONITION_MARK, FOOTNOTE_MARK, ITEM_MARK, MARGIN, LineKind
from packsite.read.mask import Line
from packsite.read.references import TYPED_REFERENCE, definition_end

_KINDS = {line: block for line in LineKind for block in BlockKind if line.name == block.name}
"""The kind of a line → the kind of block that it begins."""
_CONTINUATIONS = (LineKind.WORDS, LineKind.BARS)
_MARKS = {
    BlockKind.HEADING: re.compile(rf"[ \t>]*(?:{ITEM_MARK}[ \t]+)*#{{0,6}}[ \t]*"),
    BlockKind.ITEM: re.compile(
        rf"[ \t>]*(?:{ITEM_MARK}(?:[ \t]+|$))+[ \t>]*(?:\[[ xX]\](?=\s|\Z)[ \t]*)?"
    ),
    BlockKind.ADMONITION: re.compile(rf"[ \t>]*(?:{ADMONITION_MARK}[\w -]*|\[!\w+\][ \t]*)"),
    BlockKind.FOOTNOTE: re.compile(rf"[ \t>]*{FOOTNOTE_MARK}[ \t]*"),
    BlockKind.DEFINITION: re.compile(r"[ \t>]*:[ \t]*"),
}
"""The marks that precede the text of a block."""
_MARK_LIKE = re.compile(r"(?P<mark>[-*+]|\d{1,2}\.)[ \t]+(?=\S)")
"""A longer number at the start of a line is a figure or a year."""
_RULE = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_BAR = re.compile(r"\|")
_LITERAL_BARS = re.compile(rf"{TYPED_REFERENCE}|\\\|")
"""Bars that separate no cells."""


def blocks(
    text: str, masked: str, lines: Iterable[Line]
) -> tuple[tuple[Block, ...], tuple[Table, ...], tuple[Edit, ...]]:
    """Return the blocks of a page from its lines, the tables among them, and canonical edits.

    The edits set a table apart from the words above it, and give it a border, which
    Python-Markdown asks for.
    """
    reader = _Reader(text, masked)
    for line in lines:
        reader.read(line)
    reader.close()
    return tuple(reader.blocks), tuple(reader.tables), tuple(reader.edits)


def mark_like(masked: str, place: int) -> str:
    """Return an apparent list marker at an offset (`-` or `1.`), or an empty string.

    The blocks decide whether it begins an item.
    """
    found = _MARK_LIKE.match(masked, place)
    return found["mark"] if found else ""


@dataclass(slots=True)
class _Reader:
    """Gathers lines into blocks; the last block stays open until a line closes it."""

    text: str
    masked: str
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    kind: BlockKind | None = None
    """The kind of the open block; `None` without one."""
    lines: list[Span] = field(default_factory=list)
    depth: int = 0
    defined: int = 0
    """The end of the last link definition."""

    def read(self, line: Line) -> None:
        """Add a line to its block."""
        kind, start, end, _ = line
        if start == end:
            self.close()
        elif start < self.defined:
            return
        elif kind is LineKind.CODE:
            self._read_code(start, end)
        elif self.masked.find("]:", start, end) > 0 and (
            defined := definition_end(self.masked, start)
        ):
            self.defined = defined
        elif kind in _CONTINUATIONS and self.kind not in (None, BlockKind.CODE):
            self._continue(start, end)
        elif kind is LineKind.UNDERLINE:
            self.kind = self.kind and BlockKind.HEADING
            self.close()
        else:
            self.close()
            if kind in _KINDS or self._has_words(kind, start, end):
                self._begin(line)

    def close(self) -> None:
        """Close the open block."""
        if self.kind and self.lines:
            self.blocks.append(Block(self.kind, tuple(self.lines), self.depth))
        self.kind, self.lines = None, []

    def _has_words(self, kind: LineKind, start: int, end: int) -> bool:
        """Whether a line without a mark has text, perhaps after a comment."""
        return kind is not LineKind.RULE and bool(self.masked[start:end].strip(" \t>"))

    def _begin(self, line: Line) -> None:
        self.kind, self.depth = _KINDS.get(line.kind, BlockKind.PARAGRAPH), line.depth
        marks = _MARKS.get(self.kind, MARGIN).match(self.text, line.start, line.end)
        assert marks, "a line has the marks of its kind"
        self.lines = [Span(marks.end(), line.end)]

    def _continue(self, start: int, end: int) -> None:
        margin = MARGIN.match(self.text, start, end)
        words = Span(margin.end() if margin else start, end)
        if words.start == end:
            return
        if self.masked.find("|", *words) >= 0 and self._is_below_head(words):
            self._read_rule(words)
        elif self.kind is BlockKind.ROW:
            self._read_row(words)
        else:
            self.lines.append(words)

    def _is_below_head(self, words: Span) -> bool:
        """Whether a line of dashes follows a row, which may be the last of another table."""
        rows = self.lines or [line for row in self.tables[-1].rows[-1:] for line in row.lines]
        if not rows or self.masked.find("|", *rows[-1]) < 0:
            return False
        return _RULE.fullmatch(self.masked, *words) is not None

    def _read_rule(self, words: Span) -> None:
        """Begin a table; the line above is its head."""
        runs_on = len(self.lines) != 1
        if self.lines:
            head = self._row(BlockKind.ROW, self.lines.pop())
            if runs_on and self._may_set_apart(head.span.start):
                runs_on = False
            self.close()
            self.blocks.append(head)
        else:
            *rows, head = self.tables[-1].rows
            self.tables[-1] = self.tables[-1]._replace(rows=tuple(rows))
        rule = self._row(BlockKind.TABLE_RULE, words)
        self._add_border(head, words)
        self.kind = BlockKind.ROW
        self.blocks.append(rule)
        self.tables.append(Table(head, rule, (), runs_on))

    def _may_set_apart(self, start: int) -> bool:
        """Set a table apart from the paragraph above it; not in a quote or a list item."""
        line = self.text.rfind("\n", 0, start) + 1
        if self.kind is not BlockKind.PARAGRAPH or self.depth or ">" in self.text[line:start]:
            return False
        self.edits.append((Span(line, line), "\n"))
        return True

    def _read_row(self, words: Span) -> None:
        row, table = self._row(BlockKind.ROW, words), self.tables[-1]
        self._add_border(table.head, words)
        if len(table.rule.cells) == 1 and not self._has_border(words):
            self.edits.append((Span(words.start, words.start), "| "))
        self.blocks.append(row)
        self.tables[-1] = table._replace(rows=(*table.rows, row))

    def _add_border(self, head: Block, words: Span) -> None:
        """Begin a head with a bar if another line has one outside: Python-Markdown goes by it."""
        place = Span(head.span.start, head.span.start)
        if (place, "|") not in self.edits[-1:] and not self._has_border(head.span):
            self.edits += [(place, "|")] if self._has_border(words) else []

    def _has_border(self, words: Span) -> bool:
        line = self.masked[slice(*words)].strip()
        return line.startswith("|") or (line.endswith("|") and not line.endswith("\\|"))

    def _row(self, kind: BlockKind, words: Span) -> Block:
        """Split a row at its bars, except escaped bars and those in references."""
        row, typed = self.masked[slice(*words)], self.text[slice(*words)].rstrip()
        row = row.rstrip() if typed.endswith("-->") else row[: len(typed)]  # code may end a row
        if "[[" in row or "\\" in row:
            row = _LITERAL_BARS.sub(lambda found: "x" * len(found[0]), row)
        left, right = row.startswith("|"), len(row) - row.endswith("|", 1)
        bars = (found.start() for found in _BAR.finditer(row, left, right))
        edges = [words.start + at for at in (left - 1, *bars, right)]
        cells = (self._trimmed(one + 1, other) for one, other in pairwise(edges))
        return Block(kind, (words,), self.depth, cells=tuple(cells))

    def _trimmed(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        return Span(first, max(first, start + len(words.rstrip())))

    def _read_code(self, start: int, end: int) -> None:
        """Read a line of code; the fences around a block are not part of it."""
        if self.kind is not BlockKind.CODE:
            self.close()
            self.kind = BlockKind.CODE
        if not self.text[start:end].strip(" >").startswith(("```", "~~~")):
            self.lines.append(Span(start, end))
