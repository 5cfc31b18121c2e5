"""Blank out everything but the Markdown of the body: the block of facts, code and comments.

Text is blanked out character for character, never cut, so that every offset is an offset into the
file. Code and headings follow Python-Markdown exactly, also in quotes, lists and admonitions: a
reference mistaken for code would be printed unresolved, without a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from packsite.model.references import Span, spliced
from packsite.read.code_spans import InlineSearch
from packsite.read.lines import MARGIN, LineKind, Nesting

_FENCE = re.compile(
    r"""
    (?P<prefix>[ >]*) (?P<marks>`{3,}|~{3,})
    (?:[ ]*\.?[\w#.+-]+(?=[ ]|$))?  # language
    (?:[ ]*\{[^\n]*\} | (?:[ ]*(?:title|linenums|hl_lines)=(?:"[^"]*"|'[^']*'))+)?
    [ ]*$
    """,
    re.VERBOSE,
)
_QUOTE = re.compile(r"[ ]*>[ ]?")
_MOST_QUOTES = 20
"""Limit on nested quotes; deeper ones are read as text of the deepest."""


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
        tuple(sorted([*inline.unclosed, *reader.unclosed])),
    )


def blanked(text: str, spans: list[Span] | tuple[Span, ...]) -> str:
    """Return a text with some spans replaced by spaces; newlines stay."""
    return spliced(text, ((span, blank(text[slice(*span)])) for span in spans))


def blank(words: str) -> str:
    """Return spaces instead of a text; newlines stay."""
    return re.sub(r"[^\n]", " ", words) if "\n" in words else " " * len(words)


@dataclass(slots=True)
class _Reader:
    """Reads line by line and tracks the open blocks."""

    text: str
    inline: InlineSearch
    lines: list[Line] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    """The offsets of blocks of code that are never closed."""
    nestings: list[Nesting] = field(default_factory=lambda: [Nesting()])
    """The nesting of the page, and of each quote around the current line."""
    fence: re.Match[str] | None = None
    fence_at: int = 0
    above: int | None = None
    """The offset of the line above; `None` if that is code."""

    def read_line(self, at: int, typed: str) -> None:
        """Read the line that begins at an offset, or the rest of it after a comment."""
        end = at + len(typed)
        if at < self.inline.searched:
            self._read_rest(end)
            return
        line = typed.expandtabs(4) if "\t" in typed else typed
        if self.fence and self._is_fenced(line):
            self._blank_out(at, end)
            return
        kind = self._place_plain(line) or self._place(line)
        if kind is LineKind.CODE:
            self._blank_out(at, end)
            return
        if ("```" in line or "~~~" in line) and (fence := _FENCE.match(line)):
            self.fence, self.fence_at = fence, at
            self.above = None
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
            for nesting in self.nestings if self.text[self.inline.searched : end].strip() else ():
                nesting.is_between = False
            self._note(LineKind.WORDS, self.inline.searched, end)

    def end(self) -> None:
        """Search the remaining text; a fence that is still open is never closed."""
        self.inline.search(len(self.text))
        if self.fence:
            self.unclosed.append(self.fence_at)

    def _note(self, kind: LineKind, at: int, end: int) -> None:
        """Record a line that is not code, and skip any comment in it."""
        depth = self.nestings[0].level
        if len(self.nestings) > 1:
            depth = sum(one.level for one in self.nestings)
        self.lines.append(Line(kind, at, end, depth))
        if self.inline.next_mark() < end and self.text.find("<!--", at, end) >= 0:
            self.inline.search(end)

    def _is_fenced(self, line: str) -> bool:
        """Whether a line belongs to the open fence; a less indented line ends it."""
        assert self.fence, "a fence is open"
        prefix, marks = self.fence["prefix"], self.fence["marks"]
        head, content = line[: len(prefix)], line[len(prefix) :]
        if line.strip(" >") and (head.strip(" >") or head.count(">") != prefix.count(">")):
            self.unclosed.append(self.fence_at)
            self.fence = None
            return False
        if content.rstrip() == marks:
            self.fence = None
        return True

    def _place_plain(self, line: str) -> LineKind | None:
        """Return the kind of a line outside quotes that is empty or begins with a letter."""
        nesting = self.nestings[0]
        if not line:
            for one in self.nestings:
                one.is_between = True
            return LineKind.BLANK
        if not line[0].isalpha() or len(self.nestings) > 1:
            return None
        begins = nesting.is_between or nesting.is_left_by(0)
        if begins:
            self._begin_block(0, 0, is_quote=False)
        return nesting.read(line, 0, begins=begins)

    def _place(self, line: str) -> LineKind:
        """Classify a line by its indentation and the blocks open above it."""
        at, quotes = 0, 0
        while (words := len(line) - len(line[at:].lstrip(" "))) < len(line):
            nesting, level = self.nestings[quotes], (words - at) // 4
            begins = nesting.is_between or nesting.is_left_by(level)
            if begins and level > len(nesting.open):
                del self.nestings[quotes + 1 :]
                return LineKind.CODE
            if line.startswith("<!--", words):
                break
            may_quote = (begins or level <= nesting.level) and quotes < _MOST_QUOTES
            quote = _QUOTE.match(line, at) if may_quote and line[words] == ">" else None
            if begins:
                self._begin_block(quotes, level, is_quote=quote is not None)
            if quote is None and quotes + 1 == len(self.nestings):
                return nesting.read(line[at:], level, begins=begins)
            quotes += 1
            if quotes == len(self.nestings):
                self.nestings.append(Nesting())
            at = quote.end() if quote else at
        for nesting in self.nestings[quotes:]:
            nesting.is_between = True
        return LineKind.BLANK

    def _begin_block(self, quotes: int, level: int, *, is_quote: bool) -> None:
        """Close the blocks that a new block at this level does not continue."""
        nesting = self.nestings[quotes]
        if not is_quote or level < len(nesting.open):
            del self.nestings[quotes + 1 :]
        kept = level if nesting.is_between else nesting.open.index("n", level)
        nesting.open, nesting.level, nesting.item = nesting.open[:kept], level, ""
        nesting.is_between = nesting.has_one_line = False

    def _note_heading(self, at: int, kind: LineKind) -> None:
        if kind is LineKind.HEADING:
            self.headings.append(self.text.index("#", at))
        elif self.above is not None and self.text.find("\n", self.above) + 1 == at:
            margin = MARGIN.match(self.text, self.above)
            self.headings.append(margin.end() if margin else at)

    def _blank_out(self, at: int, end: int) -> None:
        self.inline.search(at)
        self.lines.append(Line(LineKind.CODE, at, end, 0))
        self.inline.blanks.append(Span(at, end))
        self.inline.searched = end
