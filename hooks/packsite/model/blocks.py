"""The blocks of a page: what each stretch of its Markdown is, and where its words stand."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import NamedTuple

from packsite.model.references import Span


class BlockKind(IntEnum):
    """What a block is."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    """A list item, up to its first empty line."""
    ROW = auto()
    """A row of a table; the head is one."""
    TABLE_RULE = auto()
    """The line of dashes below the head of a table."""
    ADMONITION = auto()
    """The title line of an admonition; what stands in it are blocks of their own."""
    FOOTNOTE = auto()
    DEFINITION = auto()
    CODE = auto()


class Block(NamedTuple):
    """Lines that belong together. A quote is no block: its blocks are, and its marks are margin."""

    kind: BlockKind
    lines: tuple[Span, ...]
    """The words of each line, without its margin and marks; several where a comment parts them."""
    depth: int = 0
    """How many lists and admonitions it stands in."""
    box: str = ""
    """What stands in the brackets of a task item: a space or an x; empty for all others."""
    cells: tuple[Span, ...] = ()
    """The cells of a row."""

    @property
    def span(self) -> Span:
        """From its first word to the end of its last line."""
        return Span(self.lines[0].start, self.lines[-1].end)


class Table(NamedTuple):
    """A table."""

    head: Block
    rule: Block
    rows: tuple[Block, ...]
    runs_on: bool
    """Whether its head stands right below other words, so that no table is shown."""
