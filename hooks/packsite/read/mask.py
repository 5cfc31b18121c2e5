"""Blank out what is not Markdown to be read: the block of facts, code, and notes among editors.

Text is blanked out character for character, never cut, so that every offset is an offset into the
file. What counts as code or as a heading is what Python-Markdown makes of it, also in quotes, lists
and notes: a reference taken for code would be printed as it was typed, and nobody would be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from packsite.model.references import Span
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
_OPENER = re.compile(r"`+|<!--")
_TICKS = re.compile(r"`+")
_MOST_QUOTES = 20
"""Quotes in quotes; what is deeper is read as words of the deepest."""


class Line(NamedTuple):
    """A line of the body, or what a comment has left of it."""

    kind: LineKind
    start: int
    end: int
    depth: int
    """How many lists and admonitions its block stands in."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose code and comments are blanked out."""

    text: str
    lines: tuple[Line, ...]
    headings: tuple[int, ...]
    """Where headings begin: at their # marks, or at the words that a line of = or - underlines."""
    comments: tuple[Span, ...]
    unclosed: tuple[int, ...]
    """Where a block of code or a comment begins that nothing closes."""


def mask(text: str, body_start: int) -> Masked:
    """Blank out everything before `body_start`, code and comments; keep length and line ends."""
    reader = _Reader(text, body_start)
    at = body_start
    while at < len(text):
        at = reader.read_line(at, (text.find("\n", at) + 1) or len(text))
    reader.end()
    return Masked(
        blanked(text, reader.blanks),
        tuple(reader.lines),
        tuple(reader.headings),
        tuple(reader.comments),
        tuple(sorted(reader.unclosed)),
    )


def blanked(text: str, spans: list[Span] | tuple[Span, ...]) -> str:
    """Return a text with spaces in the place of some of it; line ends stay."""
    pieces, done = [], 0
    for start, end in spans:
        gone = text[start:end]
        blank = re.sub(r"[^\n]", " ", gone) if "\n" in gone else " " * len(gone)
        pieces += [text[done:start], blank]
        done = end
    return "".join([*pieces, text[done:]])


@dataclass(slots=True)
class _Reader:
    """Reads line by line and remembers what is open."""

    text: str
    words: int
    """Where the words begin that are yet to be searched for code and comments."""
    blanks: list[Span] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    nestings: list[Nesting] = field(default_factory=lambda: [Nesting()])
    """The page, and each quote that the present line stands in."""
    fence: re.Match[str] | None = None
    fence_at: int = 0
    above: int | None = None
    """Where the line above begins; `None` where that is code."""

    def __post_init__(self) -> None:
        self.blanks.append(Span(0, self.words))

    def read_line(self, at: int, end: int) -> int:
        """Read a line, or what a comment has left of it; return where to read on."""
        line = self.text[at:end].rstrip("\n").expandtabs(4)
        if self.fence and self._is_fenced(line):
            return self._blank_out(at, end)
        if self.text[at - 1 : at] not in ("", "\n"):
            for nesting in self.nestings if line.strip() else ():
                nesting.is_between = False
            return self._note(LineKind.WORDS, at, end)
        kind = self._place(line)
        if kind is LineKind.CODE:
            return self._blank_out(at, end)
        if ("```" in line or "~~~" in line) and (fence := _FENCE.match(line)):
            self.fence, self.fence_at = fence, at
            self.above = None
            return self._blank_out(at, end)
        if kind is not LineKind.WORDS:
            self._search_words(at)
        if kind in (LineKind.HEADING, LineKind.UNDERLINE):
            self._note_heading(at, kind)
        self.above = at
        return self._note(kind, at, end)

    def end(self) -> None:
        """Search the last words; an open fence is one that nothing closes."""
        self._search_words(len(self.text))
        if self.fence:
            self.unclosed.append(self.fence_at)

    def _note(self, kind: LineKind, at: int, end: int) -> int:
        """Keep a line that is no code; return where to read on, behind any comment in it."""
        self.lines.append(Line(kind, at, end, sum(one.level for one in self.nestings)))
        return self._search_words(end) if self.text.find("<!--", at, end) >= 0 else end

    def _is_fenced(self, line: str) -> bool:
        """Whether a line belongs to the open fence; one that is indented less breaks it off."""
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

    def _place(self, line: str) -> LineKind:
        """Work out what a line is, from how far it is indented and what is open above it."""
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
        """Close what a block that stands here does not continue."""
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

    def _blank_out(self, at: int, end: int) -> int:
        self._search_words(at)
        self.lines.append(Line(LineKind.CODE, at, end, 0))
        self.blanks.append(Span(at, end))
        self.words = end
        return end

    def _search_words(self, end: int) -> int:
        """Blank out code and comments in the words up to `end`; return where the last one ends."""
        at = self.words
        while found := _OPENER.search(self.text, at, end):
            span = self._comment(found) if found[0] == "<!--" else self._code(found, end)
            if span:
                self.blanks.append(span)
            at = span.end if span else found.end()
        self.words = max(at, end)
        return self.words

    def _comment(self, found: re.Match[str]) -> Span | None:
        end = self.text.find("-->", found.end())
        if end == -1:
            self.unclosed.append(found.start())
            return None
        self.comments.append(Span(found.start(), end + len("-->")))
        return self.comments[-1]

    def _code(self, found: re.Match[str], end: int) -> Span | None:
        """Return the place of code in words: as many marks end it as begin it, or else fewer."""
        start = found.start() + self._is_escaped(found.start())
        wanted = found.end() - start
        fewer: re.Match[str] | None = None
        for ticks in _TICKS.finditer(self.text, found.end(), end) if wanted else ():
            if len(ticks[0]) == wanted:
                return Span(start, ticks.end())
            if fewer is None or len(ticks[0]) > len(fewer[0]):
                fewer = ticks
        return Span(start, fewer.end()) if fewer and len(fewer[0]) < wanted else None

    def _is_escaped(self, place: int) -> bool:
        slashes = 0
        while slashes < place and self.text[place - slashes - 1] == "\\":
            slashes += 1
        return slashes % 2 == 1
