"""Follow the margin of a line, and write it as Python-Markdown reads it: four spaces a level.

The Git host counts columns from the text of a list item, Python-Markdown in steps of four.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packsite.model.references import Edit, Span
from packsite.read.lines import CONTINUATIONS, INDENT, ITEM_MARK, LineKind, is_empty_item

_QUOTE = re.compile(r"[ ]*>[ ]?")
_MARKS = re.compile(rf"(?:{ITEM_MARK}[ \t]+)+")
_BOX = re.compile(r"[ ]*>[ ]?\[!(?P<kind>[A-Za-z]+)\][ ]*(?P<title>.*)")
_BOXES = {
    "important": 'warning "Important"',
    "caution": 'danger "Caution"',
    **{kind: kind for kind in ("note", "tip", "warning", "info", "danger", "example", "question")},
}
"""The boxes of the Git host as admonitions, and admonitions written in its way."""
_SEPARATOR = "<!-- -->\n\n"
"""Keeps two lists apart that Python-Markdown would number on."""


def box(line: str) -> str:
    """Return the admonition that a quote such as `> [!NOTE]` begins; empty for another line."""
    found = _BOX.match(line) if "[!" in line else None
    kind = _BOXES.get(found["kind"].lower()) if found else None
    if not (found and kind):
        return ""
    title = found["title"].strip().replace('"', "&quot;")
    return f'!!! {kind.split()[0]} "{title}"' if title else f"!!! {kind}"


@dataclass(slots=True)
class Margin:
    """The margin of one line: how far it has been read, and its canonical form so far."""

    at: int
    """The offset of the line."""
    typed: str
    line: str
    """The line with its tabs expanded."""
    column: int = 0
    """The column after the quote marks read so far."""
    depth: int = 0
    """The number of quote marks read so far."""
    canonical: str = ""
    is_even: bool = True
    """Whether the margin read so far is as good as its canonical form."""
    is_boxed: bool = False
    """Whether a quote mark belongs to a box, so that even continuations need another margin."""
    gap: str = ""
    """The lines to insert above."""

    @property
    def words(self) -> str:
        """The line without margin; empty for a line without text."""
        return self.line[self.column :].lstrip(" ")

    @property
    def width(self) -> int:
        """The indentation of the text, from the last quote mark."""
        return len(self.line) - self.column - len(self.words)

    def enter_quote(self, level: int, *, is_box: bool) -> None:
        """Read a quote mark."""
        self.is_even &= self.width // INDENT == level and not is_box
        self.is_boxed |= is_box
        self.canonical += " " * INDENT * level + (" " * INDENT if is_box else "> ")
        found = _QUOTE.match(self.line, self.column)
        assert found, "a quote has its mark"
        self.column = found.end()
        self.depth += 1

    def continue_boxes(self, boxes: Sequence[bool]) -> None:
        """Read a line without the quote marks of the paragraph that it continues."""
        while boxes and not boxes[-1]:
            boxes = boxes[:-1]
        self.is_boxed |= bool(boxes)
        self.canonical += "".join(" " * INDENT if is_box else "> " for is_box in boxes)

    def add_gap(self) -> None:
        """Insert an empty line above."""
        self.gap = f"{self.canonical.rstrip()}\n"

    def add_separator(self) -> None:
        """Insert a mark above that keeps two lists apart; within a quote there is none."""
        self.gap = "" if self.depth else _SEPARATOR

    @property
    def span(self) -> Span:
        """The span of the whole line."""
        return Span(self.at, self.at + len(self.typed))

    def whole(self, level: int, words: str) -> Iterator[Edit]:
        """Yield the edits that replace the line."""
        if self.gap:
            yield Span(self.at, self.at), self.gap
        yield self.span, f"{self.canonical}{' ' * INDENT * level}{words}"

    def edits(self, kind: LineKind, level: int, base: int) -> Iterator[Edit]:
        """Yield the edits that make the line canonical; `base` is the column of its level."""
        if self.gap:
            yield Span(self.at, self.at), self.gap
        if kind is not LineKind.FENCE and not self._is_canonical(kind, level):
            indent = INDENT * level
            if kind is LineKind.CODE:
                indent = max(self.width - base + indent, indent + INDENT)
            yield Span(self.at, self._start), self.canonical + " " * indent
        if kind is LineKind.ITEM and is_empty_item(self.words):
            yield Span(self.span.end, self.span.end), " &nbsp;"  # or it underlines the line above
        if kind is LineKind.ITEM and (marks := _MARKS.match(self.typed, self._start - self.at)):
            for place in (at for at in range(*marks.span()) if self.typed[at] == ")"):
                yield Span(self.at + place, self.at + place + 1), "."

    def _is_canonical(self, kind: LineKind, level: int) -> bool:
        if kind in CONTINUATIONS:
            return not self.is_boxed
        if kind is LineKind.CODE:
            return self.is_even and self.width >= INDENT * (level + 1)
        if kind is LineKind.HEADING and self.words[0] == "#":
            return self.is_even and self.width == INDENT * level
        return self.is_even and self.width // INDENT == level

    @property
    def _start(self) -> int:
        """The offset of the text."""
        margin = re.match(rf"(?:[ \t]*>){{{self.depth}}}[ \t]*", self.typed)
        return self.at + (margin.end() if margin else 0)
