"""Problems for an author to fix, and their line and column."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from packsite.model.codes import Code, Severity


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem, its place and its fix; reports are sorted by the fields in order."""

    file: str
    line: int
    """1-based; 0 is the file as a whole."""
    column: int
    """1-based; 0 is the line as a whole."""
    code: Code
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return self.shown()

    def shown(self, gap: str = " ") -> str:
        """Return `docs/a.md:14:22: error REF101: message`, and the hint after a gap."""
        said = f"{self.place}: {self.code.severity} {self.code}: {self.message}"
        return f"{said}{gap}{self.hint}" if self.hint else said

    @property
    def place(self) -> str:
        """The file, and the line and column if there are any: `docs/a.md:14:22`."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    @property
    def is_error(self) -> bool:
        """Whether this problem keeps the site from being published."""
        return self.code.severity is Severity.ERROR

    @property
    def fails_strict(self) -> bool:
        """Whether this problem fails a strict build and the check: errors and warnings do."""
        return self.code.severity is not Severity.NOTICE


def as_row(problem: Problem) -> dict[str, Any]:
    """Return a problem as a row that JSON can hold."""
    return {**asdict(problem), "code": problem.code.id}


def from_row(row: Mapping[str, Any], codes: Mapping[str, Code]) -> Problem:
    """Return the problem of a row from `as_row`. Raises KeyError for an unknown code."""
    return Problem(**{**row, "code": codes[row["code"]]})


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset into `text`."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=16)
def _line_starts(text: str) -> list[int]:
    """Return the offsets of line starts, cached: a page may have thousands of problems."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def place_of(words: str, text: str) -> tuple[int, int]:
    """Return the line and column of the first occurrence of words in `text`, or 0, 0."""
    at = text.find(words) if words else -1
    return locate(text, at) if at >= 0 else (0, 0)


def place_of_name(name: str, text: str, start: int = 0) -> int:
    """Return the offset of the first whole occurrence of a name from `start`, or 0."""
    found = _whole(name).search(text, start)
    return found.start() if found else 0


def has_name(name: str, text: str) -> bool:
    """Whether a name occurs whole in a text."""
    return _whole(name).search(text) is not None


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's path and text, which turn an offset into the place of a problem."""

    file: str
    text: str

    def problem(self, offset: int, code: Code, message: str, hint: str = "") -> Problem:
        """Return a problem at an offset of the text."""
        line, column = locate(self.text, offset)
        return Problem(self.file, line, column, code, message, hint)
