"""Find code spans and comments in running text, and record their offsets."""

import re
from dataclasses import dataclass, field

from packsite.model.references import Span

_OPENER = re.compile(r"`+|<!--")
_TICKS = re.compile(r"`+")


@dataclass(slots=True)
class InlineSearch:
    """Searches a text in stretches, one block at a time, because code ends with its block."""

    text: str
    searched: int
    """The offset up to which the text has been searched."""
    blanks: list[Span] = field(default_factory=list)
    """The spans of code and comments."""
    comments: list[Span] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    """The offsets of comments that are never closed."""
    mark: int = -1
    """The offset of the next mark that may open either."""

    def next_mark(self) -> int:
        """Return the offset of the next opening mark after the searched text."""
        if self.mark < self.searched:
            found = _OPENER.search(self.text, self.searched)
            self.mark = found.start() if found else len(self.text)
        return self.mark

    def search(self, end: int) -> None:
        """Blank out code and comments up to `end`."""
        at = self.searched if self.next_mark() < end else end
        while found := _OPENER.search(self.text, at, end):
            span = self._comment(found) if found[0] == "<!--" else self._code(found, end)
            if span:
                self.blanks.append(span)
            at = span.end if span else found.end()
        self.searched = max(self.searched, at, end)

    def _comment(self, found: re.Match[str]) -> Span | None:
        end = self.text.find("-->", found.end())
        if end == -1:
            self.unclosed.append(found.start())
            return None
        self.comments.append(Span(found.start(), end + len("-->")))
        return self.comments[-1]

    def _code(self, found: re.Match[str], end: int) -> Span | None:
        """Return the span of inline code: closed by as many backticks as open it, or by fewer."""
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
