"""Classify a line of Markdown by its indentation and the blocks open above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto

MARGIN = re.compile(r"[ \t>]*")
ITEM_MARK = r"(?:[-*+]|\d+\.)"
"""The list markers of Python-Markdown, which knows no others: `1)` and `a.` begin no item."""
ADMONITION_MARK = r"(?:!!!|\?\?\?\+?)"
FOOTNOTE_MARK = r"\[\^[^\]]+\]:"
_ITEM = re.compile(rf"[ ]*(?P<marks>(?:{ITEM_MARK}[ ]+)+)\S")
_ADMONITION = re.compile(rf"[ ]*{ADMONITION_MARK}[ ]?[\w\"-]")
_FOOTNOTE = re.compile(FOOTNOTE_MARK)
_DEFINITION = re.compile(r"[ ]*:[ ]{1,3}\S")
_RULE = re.compile(r"[ ]*(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")


class LineKind(IntEnum):
    """The kind of a line."""

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
    """The first line of a paragraph."""
    BARS = auto()
    """A continuation that begins with a bar: code from the line above cannot run into it."""
    WORDS = auto()
    """A continuation of the block above."""


def _is_plain(words: str) -> bool:
    """Whether a line begins with a letter, as most do, and so has no mark."""
    return words.lstrip(" ")[:1].isalpha()


@dataclass(slots=True)
class Nesting:
    """The open lists and admonitions at a line of the page, or of a quote in it."""

    open: str = ""
    """A letter for each open list (l) and admonition (n); deeper lines are code."""
    level: int = 0
    """The depth of the current block."""
    item: str = ""
    """The first marker of the current block if it is a list; others of its kind may follow."""
    is_between: bool = True
    """Whether the next line begins a block."""
    has_one_line: bool = False
    """Whether the current block is a single line of plain text so far."""

    def read(self, line: str, level: int, *, begins: bool) -> LineKind:
        """Record the blocks that a line opens, and return its kind."""
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
        """Whether a less indented line closes an admonition; in a list it would continue."""
        return "n" in self.open[level : self.level]

    def _ended_by(self, words: str) -> LineKind | None:
        """Return the kind of a line that is always a block of its own."""
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
        """Whether an item may follow at a level; the items of a list are all numbered or none."""
        if not self.item or level > len(self.open):
            return False
        return level > self.level or marks[0].isdigit() == self.item[0].isdigit()
