"""Follow a block of code from the line that opens it to the line that closes it."""

import re
from dataclasses import dataclass

from packsite.read.lines import FENCE, INDENT

_LANGUAGE = re.compile(r"\.?[\w#.+-]+(?=[ ]|$)")
_TITLE = re.compile(r"\btitle=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")


@dataclass(frozen=True, slots=True)
class Fence:
    """An open block of code: its place, and the canonical form of its lines."""

    at: int
    """The offset of the line that opens it."""
    words: str
    """That line without its margin."""
    depth: int
    """The number of quotes around it."""
    base: int
    """The column of the list around it; a line left of that ends the block."""
    width: int
    margin: str
    """The canonical margin of its lines."""
    is_even: bool
    """Whether the margin that was typed is as good."""

    @property
    def opening(self) -> str | None:
        """The canonical opening line; `None` if it is as typed.

        Options are for programmers; a title becomes a line of its own.
        """
        found = FENCE.match(self.words)
        assert found, "a fence has its marks"
        language = _LANGUAGE.match(found["info"])
        plain = f"{found['marks']}{language[0] if language else ''}"
        if self.is_even and plain == "".join(self.words.split()):
            return None
        title = _TITLE.search(found["info"])
        above = f"{self.margin}**{title['double'] or title['single']}**\n\n" if title else ""
        return f"{above}{self.margin}{plain}"

    def inside(self, line: str) -> str | None:
        """Return the part of a line that is in the block; `None` if the line is outside."""
        quotes = re.match(rf"(?:[ ]*>[ ]?){{{self.depth}}}", line)
        rest = line[quotes.end() :] if quotes else line
        if rest.strip(" >") and (not quotes or _width(rest) < self.base):
            return None
        return rest if quotes else ""

    def closes(self, rest: str) -> bool:
        """Whether a line closes the block: as many marks as opened it, or more."""
        text, marks = rest.strip(), self._marks
        is_near = _width(rest) - self.base < INDENT
        return is_near and text.startswith(marks) and not text.strip(marks[0])

    def canonical(self, rest: str) -> str | None:
        """Return the canonical form of a line; `None` if it is as typed."""
        if not rest.strip():
            return None if self.is_even else ""
        width = _width(rest)
        if self.closes(rest):
            is_same = self.is_even and width == self.width and rest.strip() == self._marks
            return None if is_same else f"{self.margin}{self._marks}"
        if self.is_even and width >= self.width:
            return None
        return f"{self.margin}{rest[min(width, self.width) :]}"

    @property
    def _marks(self) -> str:
        return self.words[: len(self.words) - len(self.words.lstrip(self.words[0]))]


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
