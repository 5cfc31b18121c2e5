"""Say what a line of Markdown is, from how far it is indented and what is open above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto

MARGIN = re.compile(r"[ \t>]*")
ITEM_MARK = r"(?:[-*+]|\d+\.)"
"""What begins a list item: Python-Markdown knows no other, so `1)` and `a.` begin none."""
ADMONITION_MARK = r"(?:!!!|\?\?\?\+?)"
FOOTNOTE_MARK = r"\[\^[^\]]+\]:"
_ITEM = re.compile(rf"[ ]*(?P<marks>(?:{ITEM_MARK}[ ]+)+)\S")
_ADMONITION = re.compile(rf"[ ]*{ADMONITION_MARK}[ ]?[\w\"-]")
_FOOTNOTE = re.compile(FOOTNOTE_MARK)
_DEFINITION = re.compile(r"[ ]*:[ ]{1,3}\S")
_RULE = re.compile(r"[ ]*(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")


class LineKind(IntEnum):
    """What a line is."""

    BLANK = auto()
    CODE = auto()
    HEADING = auto()
    UNDERLINE = auto()
    """A line of = or - that makes the line above a heading."""
    RULE = auto()
    ITEM = auto()
    ADMONITION = auto()
    FOOTNOTE = auto()
    DEFINITION = auto()
    PARAGRAPH = auto()
    """The first line of one."""
    BARS = auto()
    """A line that begins with a bar and goes on: code from the line above cannot run into it."""
    WORDS = auto()
    """A line that goes on."""


def _is_plain(words: str) -> bool:
    """Return whether a line begins with a letter, as most do: then it has no mark."""
    return words.lstrip(" ")[:1].isalpha()


@dataclass(slots=True)
class Nesting:
    """How deep the lines of the page, or of a quote in it, stand in lists and admonitions."""

    open: str = ""
    """A letter for each list (l) and admonition (n) that is open; what stands deeper is code."""
    level: int = 0
    """How deep the present block stands."""
    item: str = ""
    """The first mark of the present block where that is a list: others of its kind may follow."""
    is_between: bool = True
    """Whether the next line begins a block."""
    has_one_line: bool = False
    """Whether the present block has one line so far, and that is plain words."""

    def read(self, line: str, level: int, *, begins: bool) -> LineKind:
        """Note what a line of words opens, and return its kind."""
        words, is_here = line[4 * level :], level <= self.level
        if _is_plain(words):
            self.has_one_line = begins
            return LineKind.PARAGRAPH if begins else LineKind.WORDS
        if is_here and (kind := self._ended_by(words)):
            self.is_between, self.has_one_line = True, False
            return kind
        self.has_one_line = False
        if (item := _ITEM.match(line)) and (begins or self._has_items_like(item["marks"], level)):
            self.item = self.item or item["marks"]
            self.open = self.open[:level] + "l" * len(item["marks"].split())
            return LineKind.HEADING if item[0][-1] == "#" else LineKind.ITEM
        if kind := self._note(line, is_here=is_here):
            self.open = self.open[:level] + ("n" if kind is LineKind.ADMONITION else "l")
            self.is_between = kind is LineKind.ADMONITION
            return kind
        self.has_one_line = begins and bool(words.strip(" >"))
        if begins:
            return LineKind.PARAGRAPH
        return LineKind.BARS if words.startswith("|") else LineKind.WORDS

    def is_left_by(self, level: int) -> bool:
        """Whether a line that is indented less ends an admonition; in a list it would run on."""
        return "n" in self.open[level : self.level]

    def _ended_by(self, words: str) -> LineKind | None:
        """Return the kind of a line that is a block of its own, wherever it stands."""
        if self.has_one_line and _UNDERLINE.match(words):
            return LineKind.UNDERLINE
        if words.startswith("#"):
            return LineKind.HEADING
        return LineKind.RULE if _RULE.match(words) else None

    @staticmethod
    def _note(line: str, *, is_here: bool) -> LineKind | None:
        if is_here and _ADMONITION.match(line):
            return LineKind.ADMONITION
        if _FOOTNOTE.match(line):
            return LineKind.FOOTNOTE
        return LineKind.DEFINITION if is_here and _DEFINITION.match(line) else None

    def _has_items_like(self, marks: str, level: int) -> bool:
        """Whether an item may follow at a level; those of one list are all numbered or none."""
        if not self.item or level > len(self.open):
            return False
        return level > self.level or marks[0].isdigit() == self.item[0].isdigit()
