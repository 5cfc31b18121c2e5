"""The leaves of a print document: nodes without nodes below them."""

from typing import Literal, TypedDict


class CodeSpan(TypedDict):
    """Inline code, keys or output."""

    type: Literal["code"]
    text: str


class Break(TypedDict):
    """A line break."""

    type: Literal["break"]


class PageNumber(TypedDict):
    """The number of the page that a label is on."""

    type: Literal["page-number"]
    label: str


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


class CodeBlock(TypedDict):
    """A code block."""

    type: Literal["code-block"]
    text: str


class ThematicBreak(TypedDict):
    """A horizontal rule."""

    type: Literal["rule"]


class Breaks(TypedDict):
    """Where a table may break across pages."""

    keep: bool
    """Whether it is small enough to keep on one page."""
    tall_rows: list[int]
    """Rows tall enough to break across pages."""
    start_rows: int
    """The rows that must fit on its first page, the head included."""
    start_lines: int
    """The height of these rows, in lines of text."""
    foot_rows: int
    """The last rows to keep together, so that none is left alone on a page."""
