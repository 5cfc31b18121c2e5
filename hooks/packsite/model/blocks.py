"""The blocks of a page: the kind of each stretch of its Markdown, and the spans of its text."""

from enum import IntEnum, auto
from typing import NamedTuple, TypeAlias

from packsite.model.pickling import pickled, unpickled
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


_Parts: TypeAlias = tuple[tuple[Block, ...], tuple[Table, ...]]


class Structure:
    """The blocks of a page, and the tables among them.

    Pickled, they are bytes until they are first used, as they take half the time of unpickling a
    page, and a check needs those of few unchanged pages.
    """

    __slots__ = ("_held",)

    def __init__(self, held: _Parts | bytes = ((), ())) -> None:
        self._held = held

    @property
    def parts(self) -> _Parts:
        """The blocks, then the tables."""
        if isinstance(self._held, bytes):
            self._held = unpickled(self._held)
        return self._held  # type: ignore[return-value]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Structure) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        return Structure, (self._held if isinstance(self._held, bytes) else pickled(self._held),)
