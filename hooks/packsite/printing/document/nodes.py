"""The node types of a print document: plain data, written as JSON for the print stylesheet.

Every node has a type; text is a bare string. Labels are unique in a document and every jump has a
target, so the stylesheet never has to check.
"""

from typing import Literal, TypeAlias, TypedDict, Union

from packsite.printing.document.leaves import (
    Anchor,
    Break,
    Breaks,
    CodeBlock,
    CodeSpan,
    Field,
    PageNumber,
    PictureBlock,
    ThematicBreak,
)

Inline: TypeAlias = Union[
    str, "Styled", CodeSpan, Break, "ExternalLink", "Jump", PageNumber, "FootnoteMark",
    PictureBlock, "LanguageSpan", Anchor, Field,
]  # fmt: skip
PrintBlock: TypeAlias = Union[
    "Text", "HeadingBlock", "ListBlock", "Terms", "TableBlock", "Note", "Group", CodeBlock,
    "Figure", ThematicBreak, "LanguageBlock", Anchor, Field, "Records", "Chart",
]  # fmt: skip
Direction: TypeAlias = Literal["ltr", "rtl"]
Style: TypeAlias = Literal["strong", "emphasis", "super", "sub", "struck", "unconfirmed"]


class Styled(TypedDict):
    """Text in another style than its surroundings."""

    type: Literal["styled"]
    style: Style
    content: list[Inline]


class ExternalLink(TypedDict):
    """A link to an address outside the document."""

    type: Literal["link"]
    url: str
    content: list[Inline]


class Jump(TypedDict):
    """A link to a label in this document; plain text without a label."""

    type: Literal["jump"]
    label: str
    content: list[Inline]


class FootnoteMark(TypedDict):
    """A footnote mark; the first of a note carries its blocks, one without a note has no label."""

    type: Literal["footnote"]
    label: str
    blocks: list[PrintBlock]


class LanguageSpan(TypedDict):
    """Inline text in another language than the document's."""

    type: Literal["language"]
    lang: str
    dir: Direction
    content: list[Inline]


class Text(TypedDict):
    """A paragraph, or plain text: in a table cell or a tight list."""

    type: Literal["paragraph", "plain"]
    content: list[Inline]


class HeadingBlock(TypedDict):
    """A heading; its code, if any, is not in its content."""

    type: Literal["heading"]
    level: int
    label: str
    code: str
    in_contents: bool
    """Whether it is listed in the contents of a pack."""
    new_page: bool
    """Whether it starts a page, as a form to hand out does."""
    content: list[Inline]


class Item(TypedDict):
    """A list item; `task` is whether its box is ticked, or `None` without a box."""

    task: bool | None
    keep: bool
    """Whether it is a task short enough to keep on one page."""
    blocks: list[PrintBlock]


class ListBlock(TypedDict):
    """A list, numbered from `start` or with bullets."""

    type: Literal["list"]
    numbered: bool
    start: int
    tight: bool
    items: list[Item]


class Term(TypedDict):
    """One or more terms and their description."""

    terms: list[list[Inline]]
    blocks: list[PrintBlock]


class Terms(TypedDict):
    """A description list."""

    type: Literal["terms"]
    items: list[Term]


class Cell(TypedDict):
    """A table cell at its position in the grid."""

    row: int
    column: int
    is_head: bool
    """Whether it is the head of its column or, below those, of its row."""
    align: str
    blocks: list[PrintBlock]


class TableBlock(Breaks):
    """A table: every position of the grid has a cell."""

    type: Literal["table"]
    columns: list[float]
    """The width of each column, as a percentage of the text width."""
    head_rows: int
    rows: int
    is_form: bool
    """Whether it is there to be filled in."""
    cells: list[Cell]


class Record(TypedDict):
    """A table row as a list: each cell follows the head of its column."""

    keep: bool
    """Whether it is short enough to keep on one page."""
    is_named: bool
    """Whether the first cell is its name, which stands on every side that it runs over."""
    items: list[Term]


class Records(TypedDict):
    """A table too wide for its page, row by row."""

    type: Literal["records"]
    rows: list[Record]


class Note(TypedDict):
    """An admonition: a note, a warning, an example."""

    type: Literal["note"]
    kind: str
    word: str
    title: list[Inline]
    keep: bool
    """Whether it is short enough to keep on one page."""
    blocks: list[PrintBlock]


class Group(TypedDict):
    """A block quotation, or blocks kept on one page, together or with the block after them."""

    type: Literal["quote", "keep-together", "keep-with-next"]
    blocks: list[PrintBlock]


class Figure(TypedDict):
    """A picture on its own."""

    type: Literal["figure"]
    picture: PictureBlock
    url: str
    """The address that the picture links to; empty for none."""


class LanguageBlock(TypedDict):
    """Blocks in another language than the document's."""

    type: Literal["language-block"]
    lang: str
    dir: Direction
    blocks: list[PrintBlock]


class ChartAnswer(TypedDict):
    """An answer to a question of a decision aid."""

    word: str
    """`Yes`, `No` or `Cannot tell`."""
    first: list[Inline]
    """What to do before the next step; may be empty."""
    to: int
    """The position of the next step in the chart, from 0."""


class ChartStep(TypedDict):
    """A question of a decision aid, or an end, which has no answers."""

    title: HeadingBlock
    blocks: list[PrintBlock]
    answers: list[ChartAnswer]


class Chart(TypedDict):
    """A decision aid on one page: boxes and arrows, with all text in reading order."""

    type: Literal["chart"]
    steps: list[ChartStep]
    """Questions first, in order; then the ends."""
