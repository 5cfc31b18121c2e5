"""Blank out what is not Markdown to be read: the block of facts, code, and notes among editors.

Text is blanked out character for character, never cut, so that every offset is an offset into the
file. What counts as code or as a heading is what Python-Markdown makes of it, also in quotes, lists
and notes: a reference taken for code would be printed as it was typed, and nobody would be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from packsite.model.references import Span

_FENCE = re.compile(
    r"""
    (?P<prefix>[ >]*) (?P<marks>`{3,}|~{3,})
    (?:[ ]*\.?[\w#.+-]+(?=[ ]|$))?  # language
    (?:[ ]*\{[^\n]*\} | (?:[ ]*(?:title|linenums|hl_lines)=(?:"[^"]*"|'[^']*'))+)?
    [ ]*$
    """,
    re.VERBOSE,
)
_SPACES = re.compile(r"[ ]*")
_MARGIN = re.compile(r"[ \t>]*")
_QUOTE = re.compile(r"[ ]*>[ ]?")
_ENTRY = re.compile(r"[ ]*(?P<marks>(?:(?:[-*+]|\d+\.)[ ]+)+)\S")
_BOX = re.compile(r"[ ]*(?:!!!|\?\?\?\+?)[ ]?[\w\"-]")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:")
_DEFINITION = re.compile(r"[ ]*:[ ]{1,3}\S")
_RULE = re.compile(r"[ ]*(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
_OPENER = re.compile(r"(?P<slashes>\\*)(?P<ticks>`+)|<!--")
_TICKS = re.compile(r"`+")
_MOST_QUOTES = 20
"""Quotes in quotes; what is deeper is read as words of the deepest."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose code and comments are blanked out."""

    text: str
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
    pieces, done = [], 0
    for span in reader.blanks:
        pieces += [text[done : span.start], re.sub(r"[^\n]", " ", text[span.start : span.end])]
        done = span.end
    masked = "".join([*pieces, text[done:]])
    return Masked(
        masked, tuple(reader.headings), tuple(reader.comments), tuple(sorted(reader.unclosed))
    )


class _Line(Enum):
    """What a line is."""

    CODE = auto()
    HEADING = auto()
    UNDERLINE = auto()
    """A line of = or - that makes the line above a heading."""
    NEW_WORDS = auto()
    """Words that no code from the line above can run into."""
    WORDS = auto()


@dataclass(slots=True)
class _Nesting:
    """How deep the lines of the page, or of a quote in it, stand in lists and notes."""

    open: str = ""
    """A letter for each list (l) and note (n) that is open; a block that stands deeper is code."""
    level: int = 0
    """How deep the present block stands."""
    entry: str = ""
    """The first mark of the present block where that is a list: others of its kind may follow."""
    is_between: bool = True
    """Whether the next line begins a block."""
    has_one_line: bool = False
    """Whether the present block has one line so far, and that is plain words."""

    def read(self, line: str, level: int, *, begins: bool) -> _Line:
        """Note what a line of words opens."""
        words, is_here = line[4 * level :], level <= self.level
        is_underline = self.has_one_line and is_here and _UNDERLINE.match(words)
        self.has_one_line = False
        if is_underline or (is_here and (words.startswith("#") or _RULE.match(words))):
            self.is_between = True
            if is_underline:
                return _Line.UNDERLINE
            return _Line.HEADING if words[0] == "#" else _Line.NEW_WORDS
        entry = _ENTRY.match(line)
        if entry and (begins or self._has_entries_like(entry["marks"], level)):
            self.entry = self.entry or entry["marks"]
            self.open = self.open[:level] + "l" * len(entry["marks"].split())
            return _Line.HEADING if entry[0][-1] == "#" else _Line.NEW_WORDS
        is_box = is_here and _BOX.match(line)
        if is_box or _FOOTNOTE.match(line) or (is_here and _DEFINITION.match(line)):
            self.open = self.open[:level] + ("n" if is_box else "l")
            self.is_between = bool(is_box)
            return _Line.NEW_WORDS
        self.has_one_line = begins and bool(words.strip(" >"))
        return _Line.NEW_WORDS if begins or words.startswith("|") else _Line.WORDS

    def is_left_by(self, level: int) -> bool:
        """Whether a line that is set in less ends a note; a list it would only run on in."""
        return "n" in self.open[level : self.level]

    def _has_entries_like(self, marks: str, level: int) -> bool:
        """Whether an entry may follow at a level; those of one list are all numbered or none."""
        if not self.entry or level > len(self.open):
            return False
        return level > self.level or marks[0].isdigit() == self.entry[0].isdigit()


@dataclass(slots=True)
class _Reader:
    """Reads line by line and remembers what is open."""

    text: str
    words: int
    """Where the words begin that are yet to be searched for code and comments."""
    blanks: list[Span] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    nestings: list[_Nesting] = field(default_factory=lambda: [_Nesting()])
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
        if self._is_fenced(line):
            return self._blank_out(at, end)
        if self.text[at - 1 : at] not in ("", "\n"):
            for nesting in self.nestings if line.strip() else ():
                nesting.is_between = False
            return self._search_words(end) if "<!--" in line else end
        kind = self._place(line)
        if kind is _Line.CODE:
            return self._blank_out(at, end)
        if fence := _FENCE.match(line):
            self.fence, self.fence_at = fence, at
            self.above = None
            return self._blank_out(at, end)
        if kind is not _Line.WORDS:
            self._search_words(at)
        if kind in {_Line.HEADING, _Line.UNDERLINE}:
            self._note_heading(at, kind)
        self.above = at
        return self._search_words(end) if "<!--" in line else end

    def end(self) -> None:
        """Search the last words; an open fence is one that nothing closes."""
        self._search_words(len(self.text))
        if self.fence:
            self.unclosed.append(self.fence_at)

    def _is_fenced(self, line: str) -> bool:
        """Whether a line belongs to the open fence; one that is set in less far breaks it off."""
        if self.fence is None:
            return False
        prefix, marks = self.fence["prefix"], self.fence["marks"]
        head, content = line[: len(prefix)], line[len(prefix) :]
        if line.strip(" >") and (head.strip(" >") or head.count(">") != prefix.count(">")):
            self.unclosed.append(self.fence_at)
            self.fence = None
            return False
        if content.rstrip() == marks:
            self.fence = None
        return True

    def _place(self, line: str) -> _Line:
        """Work out what a line is, from how far it is set in and what is open above it."""
        at, quotes = 0, 0
        while (words := at + _margin(line, at)) < len(line):
            nesting, level = self.nestings[quotes], (words - at) // 4
            begins = nesting.is_between or nesting.is_left_by(level)
            if begins and level > len(nesting.open):
                del self.nestings[quotes + 1 :]
                return _Line.CODE
            if line.startswith("<!--", words):
                break
            may_quote = (begins or level <= nesting.level) and quotes < _MOST_QUOTES
            quote = _QUOTE.match(line, at) if may_quote else None
            if begins:
                self._begin_block(quotes, level, is_quote=quote is not None)
            if quote is None and quotes + 1 == len(self.nestings):
                return nesting.read(line[at:], level, begins=begins)
            quotes += 1
            if quotes == len(self.nestings):
                self.nestings.append(_Nesting())
            at = quote.end() if quote else at
        for nesting in self.nestings[quotes:]:
            nesting.is_between = True
        return _Line.NEW_WORDS

    def _begin_block(self, quotes: int, level: int, *, is_quote: bool) -> None:
        """Close what a block that stands here does not continue."""
        nesting = self.nestings[quotes]
        if not is_quote or level < len(nesting.open):
            del self.nestings[quotes + 1 :]
        kept = level if nesting.is_between else nesting.open.index("n", level)
        nesting.open, nesting.level, nesting.entry = nesting.open[:kept], level, ""
        nesting.is_between = nesting.has_one_line = False

    def _note_heading(self, at: int, kind: _Line) -> None:
        if kind is _Line.HEADING:
            self.headings.append(self.text.index("#", at))
        elif self.above is not None and self.text.find("\n", self.above) + 1 == at:
            margin = _MARGIN.match(self.text, self.above)
            self.headings.append(margin.end() if margin else at)

    def _blank_out(self, at: int, end: int) -> int:
        self._search_words(at)
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
        start = found.start("ticks") + len(found["slashes"]) % 2
        wanted = found.end() - start
        fewer: re.Match[str] | None = None
        for ticks in _TICKS.finditer(self.text, found.end(), end) if wanted else ():
            if len(ticks[0]) == wanted:
                return Span(start, ticks.end())
            if fewer is None or len(ticks[0]) > len(fewer[0]):
                fewer = ticks
        return Span(start, fewer.end()) if fewer and len(fewer[0]) < wanted else None


def _margin(line: str, at: int) -> int:
    """Return how many spaces stand at a place in a line."""
    spaces = _SPACES.match(line, at)
    return spaces.end() - at if spaces else 0
