"""The blocks of a page: the kind of each stretch of its Markdown, and the spans of its text."""

from enum import IntEnum, auto
from typing import NamedTuple

from packsite.model.references import Span


class BlockKind(IntEnum):
    """The kind of a block."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    """A list item, up to its first empty line."""
    ROW = auto()
    """A row of a table; the head is one."""
    TABLE_RULE = auto()
    """The line of dashes below the head of a table."""
    ADMONITION = auto()
    """The title line of an admonition; its contents are blocks of their own."""
    FOOTNOTE = auto()
    DEFINITION = auto()
    CODE = auto()


class Block(NamedTuple):
    """Lines that belong together. A quote is not a block: its marks are margin of its blocks."""

    kind: BlockKind
    lines: tuple[Span, ...]
    """The text of each line, without margin and marks; several if a comment splits it."""
    depth: int = 0
    """The number of lists and admonitions around it."""
    box: str = ""
    """The character in the brackets of a task item: a space or an x; empty for all others."""
    cells: tuple[Span, ...] = ()
    """The cells of a row."""

    @property
    def span(self) -> Span:
        """The span from its first word to the end of its last line."""
        return Span(self.lines[0].start, self.lines[-1].end)


class Table(NamedTuple):
    """A table: its head, the line of dashes and its rows."""

    head: Block
    rule: Block
    rows: tuple[Block, ...]
    runs_on: bool
    """Whether its head directly follows other text, so that it is not rendered as a table."""
