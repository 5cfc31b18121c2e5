"""The node types of a print document: plain data, written as JSON for the print stylesheet.

Every node has a type; text is a bare string. Labels are unique in a document and every jump has a
target, so the stylesheet never has to check.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict, Union

Inline: TypeAlias = Union[
    str, "Styled", "CodeSpan", "Break", "ExternalLink", "Jump", "PageNumber", "FootnoteMark",
    "PictureBlock", "LanguageSpan", "Anchor", "Field",
]  # fmt: skip
PrintBlock: TypeAlias = Union[
    "Text", "HeadingBlock", "ListBlock", "Terms", "TableBlock", "Note", "Group", "CodeBlock",
    "Figure", "ThematicBreak", "LanguageBlock", "Anchor", "Field", "Records", "Chart",
]  # fmt: skip
Direction: TypeAlias = Literal["ltr", "rtl"]
Style: TypeAlias = Literal[
    "strong", "emphasis", "super", "sub", "struck", "underlined", "marked", "unconfirmed"
]


class Styled(TypedDict):
    """Text in another style than its surroundings."""

    type: Literal["styled"]
    style: Style
    content: list[Inline]


class CodeSpan(TypedDict):
    """Inline code, keys or output."""

    type: Literal["code"]
    text: str


class Break(TypedDict):
    """A line break."""

    type: Literal["break"]


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


class PageNumber(TypedDict):
    """The number of the page that a label is on."""

    type: Literal["page-number"]
    label: str


class FootnoteMark(TypedDict):
    """A footnote mark; the first mark of a note carries its blocks, later ones are empty.

    A mark without a note has no label.
    """

    type: Literal["footnote"]
    label: str
    blocks: list[PrintBlock]


class PictureBlock(TypedDict):
    """A picture; one without a text alternative is decoration."""

    type: Literal["picture"]
    file: str
    alt: str
    width: str
    """`300px`, `50%`, or empty for the natural width."""
    pixels: int
    """The natural width; 0 where it is not known, as for SVG."""
    least_text: float
    """The size of its smallest text, as a share of its width; 0 without text or for a raster."""


class LanguageSpan(TypedDict):
    """Inline text in another language than the document's."""

    type: Literal["language"]
    lang: str
    dir: Direction
    content: list[Inline]


class Anchor(TypedDict):
    """The target of a jump."""

    type: Literal["anchor"]
    label: str


class Choice(TypedDict):
    """The question of which a tick box is one answer, and of which one can be chosen."""

    name: str
    """The same for all its answers; the key of the answer in a filled form."""
    label: str
    answer: str


class Field(TypedDict):
    """A blank to fill in or a box to tick; without a name it is for handwriting only."""

    type: Literal["field"]
    kind: Literal["line", "area", "tick"]
    """A blank in a line, an area of one or more lines, or a tick box."""
    size: float
    """The length of a line in characters, or the height of an area in lines of handwriting."""
    ticked: bool
    hangs: bool
    """Whether it hangs in the margin, in place of a bullet."""
    name: str
    """Unique in a document; the key of the answer in a filled form."""
    label: str
    """The question or prompt beside it, for screen readers."""
    choice: Choice | None


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
    """A list; `numbering` is `1`, `a`, `A`, `i` or `I`, or empty for bullets."""

    type: Literal["list"]
    numbering: str
    start: int
    reversed: bool
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
    rowspan: int
    colspan: int
    is_head: bool
    """Whether it is the head of its column or, below those, of its row."""
    align: str
    blocks: list[PrintBlock]


class TableBlock(TypedDict):
    """A table: every position of the grid is covered by exactly one cell."""

    type: Literal["table"]
    columns: list[float]
    """The width of each column, as a percentage of the text width."""
    head_rows: int
    rows: int
    keep: bool
    """Whether it is small enough to keep on one page."""
    is_form: bool
    """Whether it is there to be filled in."""
    tall_rows: list[int]
    """Rows tall enough to break across pages."""
    blank_rows: list[int]
    """Rows to fill in by hand, and tall enough for handwriting."""
    start_rows: int
    """How many rows must fit below the head on its first page."""
    foot_rows: int
    """How many last rows to keep together, so that none is left alone on a page."""
    caption: list[Inline]
    cells: list[Cell]


class Record(TypedDict):
    """A table row as a list: each cell follows the head of its column."""

    keep: bool
    """Whether it is short enough to keep on one page."""
    items: list[Term]


class Records(TypedDict):
    """A table too wide for its page, row by row."""

    type: Literal["records"]
    caption: list[Inline]
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
    """A block quotation, or blocks kept on one page: a heading and the block after it."""

    type: Literal["quote", "keep-together"]
    blocks: list[PrintBlock]


class CodeBlock(TypedDict):
    """A code block."""

    type: Literal["code-block"]
    text: str


class Figure(TypedDict):
    """A picture on its own, with or without a caption."""

    type: Literal["figure"]
    picture: PictureBlock
    url: str
    """The address that the picture links to; empty for none."""
    caption: list[Inline]


class ThematicBreak(TypedDict):
    """A horizontal rule."""

    type: Literal["rule"]


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
