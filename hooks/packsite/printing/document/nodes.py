"""What a print document is made of: plain data, written as JSON for the print stylesheet.

Every node says its type; text is a bare string. Labels are unique in a document and every jump
leads to one that is there, so that the stylesheet never has to look before it draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypedDict, Union

Inline: TypeAlias = Union[
    str, "Styled", "Code", "Break", "Link", "Jump", "PageNumber", "FootnoteMark", "Picture",
    "Language", "Anchor", "Field",
]  # fmt: skip
Block: TypeAlias = Union[
    "Plain", "Paragraph", "Heading", "ListBlock", "Terms", "Table", "Note", "Quote", "CodeBlock",
    "Figure", "Rule", "Part", "Kept", "Anchor", "Field", "Records",
]  # fmt: skip
Style: TypeAlias = Literal[
    "strong", "emphasis", "super", "sub", "struck", "underlined", "marked", "unconfirmed"
]


class Styled(TypedDict):
    """Text set apart from its surroundings."""

    type: Literal["styled"]
    style: Style
    content: list[Inline]


class Code(TypedDict):
    """Code, keys or output inside a line."""

    type: Literal["code"]
    text: str


class Break(TypedDict):
    """The end of a line."""

    type: Literal["break"]


class Link(TypedDict):
    """A link to an address outside the document."""

    type: Literal["link"]
    url: str
    content: list[Inline]


class Jump(TypedDict):
    """A link to a label in this document; without a label it is only its words."""

    type: Literal["jump"]
    label: str
    content: list[Inline]


class PageNumber(TypedDict):
    """The number of the page that a label is on."""

    type: Literal["page-number"]
    label: str


class FootnoteMark(TypedDict):
    """A mark that leads to a footnote; the first one carries the note, later ones are empty.

    A mark that leads to none has no label.
    """

    type: Literal["footnote"]
    label: str
    blocks: list[Block]


class Picture(TypedDict):
    """A picture; one without a text alternative is decoration."""

    type: Literal["picture"]
    file: str
    alt: str
    width: str
    """`300px`, `50%` or empty for its own width."""


class Language(TypedDict):
    """Words in another language than the document's."""

    type: Literal["language"]
    lang: str
    content: list[Inline]


class Anchor(TypedDict):
    """A place that a jump may lead to."""

    type: Literal["anchor"]
    label: str


class Field(TypedDict):
    """A place to write or to tick; one without a name is for the pen alone."""

    type: Literal["field"]
    kind: Literal["line", "room", "tick"]
    """A line in a text, a box of one or more rows, or a box to tick."""
    size: int
    """How long a line is, in characters, or how many rows a room has."""
    ticked: bool
    hangs: bool
    """Whether it stands where a list has its bullets."""
    name: str
    """Unique in a document; it comes back with the answers."""
    label: str
    """What the words around it ask for."""


class Plain(TypedDict):
    """Text that is not a paragraph of its own: in a table cell or a close-set list."""

    type: Literal["plain"]
    content: list[Inline]


class Paragraph(TypedDict):
    """A paragraph."""

    type: Literal["paragraph"]
    content: list[Inline]


class Heading(TypedDict):
    """A heading; its code, if it has one, is part of its words."""

    type: Literal["heading"]
    level: int
    label: str
    code: str
    in_contents: bool
    """Whether the contents of a pack list it."""
    new_page: bool
    """Whether it begins a form that is handed out by itself."""
    content: list[Inline]


class Item(TypedDict):
    """An item of a list; `task` says whether its box is ticked, or that it has none."""

    task: bool | None
    keep: bool
    """Whether it is a task so short that it stays on the page of its box."""
    blocks: list[Block]


class ListBlock(TypedDict):
    """A list; `numbering` is empty for bullets, else `1`, `a`, `A`, `i` or `I`."""

    type: Literal["list"]
    numbering: str
    start: int
    reversed: bool
    tight: bool
    items: list[Item]


class Term(TypedDict):
    """What is explained, and its explanations."""

    terms: list[list[Inline]]
    blocks: list[Block]


class Terms(TypedDict):
    """A list of terms and what they mean."""

    type: Literal["terms"]
    items: list[Term]


class Cell(TypedDict):
    """A table cell at its place in the grid."""

    row: int
    column: int
    rowspan: int
    colspan: int
    is_head: bool
    align: str
    blocks: list[Block]


class Table(TypedDict):
    """A table: every place of the grid is covered by exactly one cell."""

    type: Literal["table"]
    columns: list[float]
    """The share of the width that each column takes, in percent."""
    head_rows: int
    rows: int
    keep: bool
    """Whether it is small enough to stay on one page."""
    is_form: bool
    """Whether it is there to be written in by hand."""
    tall_rows: list[int]
    """Rows so long that they may continue on the next page."""
    blank_rows: list[int]
    """Rows to write in by hand: they are high enough for it."""
    start_rows: int
    """How many rows must fit below the head where it starts."""
    foot_rows: int
    """How many rows at its end stay together, so that no line ends up alone on a page."""
    caption: list[Inline]
    cells: list[Cell]


class Record(TypedDict):
    """A row of a table whose cells stand below one another, each behind its column's head."""

    keep: bool
    """Whether it is short enough to stay on one page."""
    items: list[Term]


class Records(TypedDict):
    """A table that its sheet is too narrow for."""

    type: Literal["records"]
    caption: list[Inline]
    rows: list[Record]


class Note(TypedDict):
    """A text set apart from the page: a note, a warning, an example."""

    type: Literal["note"]
    kind: str
    word: str
    title: list[Inline]
    keep: bool
    """Whether it is short enough to stay on one page."""
    blocks: list[Block]


class Quote(TypedDict):
    """Somebody else's words."""

    type: Literal["quote"]
    blocks: list[Block]


class CodeBlock(TypedDict):
    """Code on lines of its own."""

    type: Literal["code-block"]
    text: str


class Figure(TypedDict):
    """A picture on its own, with or without a caption."""

    type: Literal["figure"]
    picture: Picture
    caption: list[Inline]


class Rule(TypedDict):
    """A line between two parts of a text."""

    type: Literal["rule"]


class Part(TypedDict):
    """Blocks that belong together because they are in another language."""

    type: Literal["part"]
    lang: str
    blocks: list[Block]


class Kept(TypedDict):
    """Blocks that stay on one page: a heading and what it is the heading of."""

    type: Literal["kept"]
    blocks: list[Block]


class Currency(TypedDict):
    """Where it is said whether the paper is still current, as a code and in words."""

    url: str
    words: str
    alt: str
    modules: int
    """How many squares the code has on each side."""
    picture: str
    """The code as SVG, without the white that must be around it."""


class Box(TypedDict):
    """A section on the sheet of a briefing: its heading, and what stands below it."""

    heading: Heading
    is_wide: bool
    """Whether it needs the whole width of the sheet."""
    blocks: list[Block]
    cards: list[list[Block]]
    """Its parts with headings of their own, which stand side by side."""


class PageNode(TypedDict):
    """One page of the site as it is printed."""

    label: str
    id: str
    kind: str
    title: str
    summary: str
    facts: list[list[str]]
    currency: Currency | None
    blocks: list[Block]
    boxes: list[Box]
    """The sections of a briefing, below what `blocks` say first; none in other editions."""


class PartNode(TypedDict):
    """A part of a pack: the place of its first page, and how many it has."""

    title: str
    start: int
    count: int


class DocumentNode(TypedDict):
    """A whole PDF: what the print stylesheet draws."""

    edition: str
    """`standard`, `large-print`, `booklet` or `seven-minute`: how it is laid out."""
    is_pack: bool
    id: str
    title: str
    summary: str
    partnership: str
    version: str
    notice: str
    archive: str
    """What every page says of what is withdrawn; empty for the rest."""
    currency: Currency | None
    """Where this version answers; nothing where the site has no address yet."""
    audience: str
    occasion: str
    keywords: list[str]
    parts: list[PartNode]
    review: str
    """When the pages of a pack are due for review, in words; empty for a page."""
    short_forms: list[list[str]]
    cited: list[list[str]]
    intro: list[Block]
    pages: list[PageNode]


def walk(tree: object) -> Iterator[dict[str, Any]]:
    """Give every node of a tree in reading order; what is added to one is walked as well."""
    if isinstance(tree, list):
        for part in tree:
            yield from walk(part)
    elif isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for part in tree.values():
            yield from walk(part)


def words_of(node: object) -> str:
    """Return the words of any node or list of nodes; blocks end with a line break."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(map(words_of, node))
    if not isinstance(node, dict):
        return ""
    words = "".join(
        words_of(node[key]) for key in ("text", "content", "blocks", "items") if key in node
    )
    return words if node.get("type") in _INSIDE_A_LINE else f"{words}\n"


_INSIDE_A_LINE = {"styled", "code", "link", "jump", "language"}


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """What goes to the print engine: data and the pictures that it names, nothing else."""

    content: DocumentNode
    pictures: Mapping[str, bytes]
