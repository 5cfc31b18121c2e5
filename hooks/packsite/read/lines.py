"""Classify a line of Markdown by its indentation and the blocks open above it.

The rules are those of CommonMark, which the Git host follows, with the admonitions and definitions
of Python-Markdown. Source: CommonMark 0.31.2, sections 5.1 to 5.3.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum, auto

MARGIN = re.compile(r"[ \t>]*")
ITEM_MARK = r"(?:[-*+]|\d{1,9}[.)])"
ADMONITION_MARK = r"(?:!!!|\?\?\?\+?)"
FOOTNOTE_MARK = r"\[\^[^\]]+\]:"
NOTE_LINE = re.compile(
    rf"(?P<mark>{ADMONITION_MARK})[ ]?(?P<kind>[\w-]+)(?P<rest>[^\n]*)$", re.MULTILINE
)
"""The first line of an admonition from its mark; behind its kind only its title may stand."""
NOTE_TITLE = re.compile(r"(?:[ ]+(?:inline|end))*(?:[ ]+\"[^\n]*\")?[ ]*")
INDENT = 4
"""Columns that indent the content of an admonition, and code in any block."""
FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})[ ]*(?P<info>.*?)[ ]*$")
_ITEM = re.compile(rf"(?P<marks>(?:{ITEM_MARK}[ ]+)+)\S")
_EMPTY_ITEM = re.compile(rf"(?P<marks>{ITEM_MARK})[ ]*$")
_MARK = re.compile(r"(?P<mark>\S+)(?:[ ]+|$)")
_ADMONITION = re.compile(rf"{ADMONITION_MARK}[ ]?[\w\"-]")
_FOOTNOTE = re.compile(FOOTNOTE_MARK)
_DEFINITION = re.compile(r":[ ]{1,3}\S")
_RULE = re.compile(r"(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")


class LineKind(IntEnum):
    """The kind of a line."""

    BLANK = auto()
    CODE = auto()
    FENCE = auto()
    """The line that opens a block of code."""
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


CONTINUATIONS = (LineKind.WORDS, LineKind.BARS, LineKind.UNDERLINE)
_BULLET, _NUMBER, _BRACKET, _ADMONITION_OPEN, _OTHER = "u", "o", "p", "n", "l"
"""The letters of open blocks: lists by their marks, admonitions, and footnotes or definitions."""


@dataclass(slots=True)
class Nesting:
    """The open lists and admonitions at a line of the page, or of a quote in it."""

    open: str = ""
    """A letter for each open block that contains others."""
    columns: list[int] = field(default_factory=list)
    """The column at which the content of each begins."""
    level: int = 0
    """The depth of the current block."""
    is_list: bool = False
    """Whether the current block is a list, so that other items may follow."""
    is_between: bool = True
    """Whether the next line begins a block."""
    has_one_line: bool = False
    """Whether the current block is a single line of plain text so far."""
    is_box: bool = False
    """Whether this is a quote that the Git host shows as a box: `> [!NOTE]`."""

    def level_at(self, width: int) -> int:
        """Return the level of a line that is indented by so many columns."""
        return bisect_right(self.columns, width)

    def base(self, level: int) -> int:
        """Return the column at which blocks of a level begin."""
        return self.columns[level - 1] if level else 0

    def is_left_by(self, level: int) -> bool:
        """Whether a less indented line closes an admonition; in a list it would continue."""
        return _ADMONITION_OPEN in self.open[level : self.level]

    def kind_of(self, words: str, level: int, *, begins: bool) -> LineKind:
        """Return the kind of a line from its text without indentation."""
        if words[0].isalpha():
            return LineKind.PARAGRAPH if begins else LineKind.WORDS
        if not begins and self.has_one_line and level == self.level and is_underline(words):
            return LineKind.UNDERLINE
        if words[0] in "`~" and is_fence(words):
            return LineKind.FENCE
        if kind := self._opened_by(words, level, begins=begins):
            return kind
        if begins:
            return LineKind.PARAGRAPH
        return LineKind.BARS if words[0] == "|" else LineKind.WORDS

    def needs_gap(self, kind: LineKind, words: str, level: int, *, begins: bool) -> bool:
        """Whether Python-Markdown reads a block as such only with an empty line above it."""
        if begins:
            is_left = self.is_left_by(level) and self.open.index(_ADMONITION_OPEN, level) > level
            return is_left or (self.is_between and level < self.level)
        if kind is LineKind.FENCE:
            return level < self.level
        if kind is LineKind.RULE and is_underline(words):
            return True  # or the line above is a heading
        if item := _ITEM.match(words) or _EMPTY_ITEM.match(words):
            is_sibling = self.open[level : level + 1] in ("", _letter(item["marks"]))
            is_boxed = self.is_box or _ADMONITION_OPEN in self.open[:level]
            if is_boxed and level > self.level:
                return True  # or words below the nested list change places with those above it
            return level < self.level or not (self.is_list and is_sibling)
        return level != self.level

    def is_other_list(self, words: str, level: int) -> bool:
        """Whether a line begins a list numbered differently from the one right above it."""
        above = self.open[level : level + 1]
        item = _ITEM.match(words) if above in (_NUMBER, _BRACKET) else None
        return item is not None and _letter(item["marks"]) not in (above, _BULLET)

    def begin(self, level: int) -> None:
        """Begin a block at a level, which closes those that it does not continue."""
        self.open, self.level, self.is_list = self.open[:level], level, False
        del self.columns[level:]
        self.is_between = self.has_one_line = False

    def read(self, kind: LineKind, words: str, width: int, level: int) -> None:
        """Record what a line opens; `width` is its indentation."""
        self.has_one_line = kind is LineKind.PARAGRAPH and bool(words.strip(" >"))
        if kind is LineKind.PARAGRAPH:
            return
        if kind in (LineKind.ITEM, LineKind.HEADING):
            if item := _ITEM.match(words) or _EMPTY_ITEM.match(words):
                self._open_items(item["marks"], width, level)
        elif kind in (LineKind.ADMONITION, LineKind.FOOTNOTE, LineKind.DEFINITION):
            letter = _ADMONITION_OPEN if kind is LineKind.ADMONITION else _OTHER
            self._open(letter, level, width + INDENT)
        if kind in (LineKind.UNDERLINE, LineKind.RULE, LineKind.ADMONITION) or words[0] == "#":
            self.is_between = True

    def _open_items(self, marks: str, width: int, level: int) -> None:
        self.is_list = self.is_list or level == self.level
        for found in _MARK.finditer(marks):
            content = (
                found.end() if found.end() - found.end("mark") <= INDENT else found.end("mark") + 1
            )
            content = min(content, found.start() + INDENT)  # as Python-Markdown: `100. a`
            self._open(_letter(found["mark"]), level, width + content)
            level += 1

    def _open(self, letter: str, level: int, column: int) -> None:
        self.open = self.open[:level] + letter
        self.columns[level:] = [column]

    def _opened_by(self, words: str, level: int, *, begins: bool) -> LineKind | None:
        """Return the kind of a line that begins a block of its own; its first character decides."""
        first = words[0]
        if first in "-*+_0123456789":
            return self._rule_or_item(words, level, begins=begins)
        if first == "#":
            return LineKind.HEADING
        if first in "!?":
            return LineKind.ADMONITION if _ADMONITION.match(words) else None
        if first == "[":
            return LineKind.FOOTNOTE if _FOOTNOTE.match(words) else None
        is_here = first == ":" and (begins or level <= self.level)
        return LineKind.DEFINITION if is_here and _DEFINITION.match(words) else None

    def _rule_or_item(self, words: str, level: int, *, begins: bool) -> LineKind | None:
        if _RULE.match(words):
            return LineKind.RULE
        item = _ITEM.match(words)
        if item and (begins or self._may_begin_item(item["marks"], level)):
            return LineKind.HEADING if item[0][-1] == "#" else LineKind.ITEM
        if not item and (begins or self.is_list) and is_empty_item(words):
            return LineKind.ITEM
        return None

    def _may_begin_item(self, marks: str, level: int) -> bool:
        """Whether an item may follow directly; of numbers, only 1 interrupts a paragraph."""
        is_first = not marks[0].isdigit() or int(re.split(r"[.)]", marks, maxsplit=1)[0]) == 1
        return self.is_list or level < self.level or is_first


def far_kind(words: str, *, begins: bool) -> LineKind:
    """Return the kind of a line that is indented as code is; code does not interrupt a block."""
    if begins:
        return LineKind.CODE
    return LineKind.BARS if words[0] == "|" else LineKind.WORDS


def is_underline(words: str) -> bool:
    """Whether a line could make the line above it a heading."""
    return bool(_UNDERLINE.match(words))


def is_empty_item(words: str) -> bool:
    """Whether a line is a list marker alone; it does not interrupt a paragraph."""
    return bool(_EMPTY_ITEM.match(words))


def is_canonical_item(words: str) -> bool:
    """Whether an item has words, and only marks that Python-Markdown knows."""
    if words[0] in "-*+" and words[1:3].strip().isalpha():
        return True  # as most have
    item = _ITEM.match(words)
    return item is not None and ")" not in item["marks"]


def is_fence(words: str) -> bool:
    """Whether a line opens a block of code; a code span may also begin with three backticks."""
    found = FENCE.match(words)
    return found is not None and not (words[0] == "`" and "`" in found["info"])


def _letter(marks: str) -> str:
    if not marks[0].isdigit():
        return _BULLET
    return _BRACKET if marks.lstrip("0123456789")[0] == ")" else _NUMBER
