"""Blank out everything but the Markdown of the body: the block of facts, code and comments.

Text is blanked out character for character, never cut, so that every offset is an offset into the
file. Code and headings are those of the Git host, also in quotes, lists and admonitions: a
reference mistaken for code would be printed unresolved, without a warning. Where Python-Markdown
would read a line differently, the edits that make it read the same are noted.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from packsite.model.references import Edit, Span, spliced
from packsite.read.code_spans import InlineSearch
from packsite.read.lines import MARGIN, LineKind
from packsite.read.open_blocks import OpenBlocks


class Line(NamedTuple):
    """A line of the body, or the rest of it after a comment."""

    kind: LineKind
    start: int
    end: int
    """The end offset, without the newline."""
    depth: int
    """The number of lists and admonitions around its block."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose code and comments are blanked out."""

    text: str
    lines: tuple[Line, ...]
    headings: tuple[int, ...]
    """The offsets of headings: of their # marks, or of text underlined with = or -."""
    comments: tuple[Span, ...]
    unclosed: tuple[int, ...]
    """The offsets of blocks of code and comments that are never closed."""
    canonical: tuple[Edit, ...] = ()
    """The edits that make Python-Markdown read the same blocks."""


def mask(text: str, body_start: int) -> Masked:
    """Blank out everything before `body_start`, code and comments; keep length and newlines."""
    inline = InlineSearch(text, body_start, [Span(0, body_start)])
    reader = _Reader(text, inline)
    at = body_start
    for line in text[body_start:].removesuffix("\n").split("\n"):
        reader.read_line(at, line)
        at += len(line) + 1
    reader.end()
    return Masked(
        blanked(text, inline.blanks),
        tuple(reader.lines),
        tuple(reader.headings),
        tuple(inline.comments),
        tuple(sorted([*inline.unclosed, *reader.blocks.unclosed])),
        tuple(reader.blocks.canonical),
    )


def blanked(text: str, spans: list[Span] | tuple[Span, ...]) -> str:
    """Return a text with some spans replaced by spaces; newlines stay."""
    return spliced(text, ((span, blank(text[slice(*span)])) for span in spans))


def blank(words: str) -> str:
    """Return spaces instead of a text; newlines stay."""
    return re.sub(r"[^\n]", " ", words) if "\n" in words else " " * len(words)


@dataclass(slots=True)
class _Reader:
    """Reads line by line."""

    text: str
    inline: InlineSearch
    blocks: OpenBlocks = field(default_factory=OpenBlocks)
    lines: list[Line] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    above: int = 0
    """The offset of the last line that is not code."""

    def read_line(self, at: int, typed: str) -> None:
        """Read the line that begins at an offset, or the rest of it after a comment."""
        end = at + len(typed)
        if at < self.inline.searched:
            self._read_rest(end)
            return
        kind = self.blocks.place(at, typed)
        if kind in (LineKind.CODE, LineKind.FENCE):
            self._blank_out(at, end)
            return
        if kind is not LineKind.WORDS:
            self.inline.search(at)
        if kind in (LineKind.HEADING, LineKind.UNDERLINE):
            self._note_heading(at, kind)
        self.above = at
        self._note(kind, at, end)

    def _read_rest(self, end: int) -> None:
        """Read the rest of a line after a comment."""
        if self.inline.searched < end:
            if self.text[self.inline.searched : end].strip():
                self.blocks.interrupt()
            self._note(LineKind.WORDS, self.inline.searched, end)

    def end(self) -> None:
        """Search the remaining text; a fence that is still open is never closed."""
        self.inline.search(len(self.text))
        if self.blocks.fence:
            self.blocks.unclosed.append(self.blocks.fence.at)

    def _note(self, kind: LineKind, at: int, end: int) -> None:
        """Record a line that is not code, and skip any comment in it."""
        self.lines.append(Line(kind, at, end, self.blocks.depth_of(kind)))
        if self.inline.next_mark() < end and self.text.find("<!--", at, end) >= 0:
            self.inline.search(end)

    def _note_heading(self, at: int, kind: LineKind) -> None:
        if kind is LineKind.HEADING:
            self.headings.append(self.text.index("#", at))
        elif self.text.find("\n", self.above) + 1 == at:
            margin = MARGIN.match(self.text, self.above)
            self.headings.append(margin.end() if margin else at)

    def _blank_out(self, at: int, end: int) -> None:
        self.inline.search(at)
        self.lines.append(Line(LineKind.CODE, at, end, 0))
        self.inline.blanks.append(Span(at, end))
        self.inline.searched = end
