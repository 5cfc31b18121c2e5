"""The structure of a print document: its pages, parts and boxes, as the stylesheet reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from packsite.printing.document.nodes import Direction, HeadingBlock, PrintBlock


class Currency(TypedDict):
    """The address that says whether a printed copy is current, as a QR code and as text."""

    url: str
    words: str
    alt: str
    modules: int
    """Modules along each side of the code."""
    picture: str
    """The code as SVG, without its quiet zone."""


class Box(TypedDict):
    """A section of a briefing: its heading and its content."""

    heading: HeadingBlock
    is_wide: bool
    """Whether it needs the full width of the sheet."""
    blocks: list[PrintBlock]
    cards: list[list[PrintBlock]]
    """Its subsections, laid out side by side."""


class Fill(TypedDict):
    """The table that fills the side of a sheet: by spare rows, or with more room to write."""

    table: int
    """Its place among the blocks of the sheet."""
    spare_rows: int
    """How many of its last rows are dropped where they do not fit."""


class SheetNode(TypedDict):
    """A section of a page that is printed on sides of its own."""

    heading: HeadingBlock
    landscape: bool
    own_leaf: bool
    """Whether it begins on a right-hand side of a pack."""
    to_cut: bool
    """Whether its tables have lines to cut along."""
    blocks: list[PrintBlock]
    fill: Fill | None


class PageNode(TypedDict):
    """One page of the site in a print document."""

    label: str
    id: str
    kind: str
    lang: str
    dir: Direction
    title: str
    summary: str
    facts: list[list[str]]
    currency: Currency | None
    blocks: list[PrintBlock]
    boxes: list[Box]
    """The sections of a briefing, after `blocks`; empty in other editions."""
    has_text: bool
    """Whether more than its sheets is printed."""
    own_leaf: bool
    """Whether it begins on a right-hand side of a pack, and so does what follows it."""
    sheets: list[SheetNode]
    """Its sheets, after `blocks`."""


class LookNode(TypedDict):
    """The look of the partnership: its colours, as `#rrggbb`, its mark and its typeface."""

    ink: str
    quiet: str
    accent: str
    line: str
    tint: str
    track: str
    """Of a bar that is still to be filled: the tint, darker."""
    mark: str
    """As SVG."""
    typeface: str
    """The name of its own; empty for the standard one."""


class DocumentNode(TypedDict):
    """The content of a whole PDF, as the print stylesheet reads it."""

    edition: str
    """Its key."""
    is_pack: bool
    id: str
    title: str
    document_title: str
    """The title in the metadata, with code and edition."""
    summary: str
    partnership: str
    look: LookNode
    version: str
    notice: str
    archive: str
    """The notice on every page of an archived day; empty for current content."""
    currency: Currency | None
    """The currency check of this version; `None` while the site has no address."""
    audience: str
    occasion: str
    plan: list[list[str]]
    """The print plan of a training pack: copies, and of which sheet."""
    keywords: list[str]
    parts: list[Mapping[str, str | int]]
    """Those of the job, as mappings, with the file names of their pictures."""
    review: str
    """When the pages of a pack are due for review, in words; empty for a page."""
    short_forms: list[list[str]]
    cited: list[list[str]]
    """The label, citation and reference of each source of a pack."""
    intro: list[PrintBlock]
    intro_sheets: list[SheetNode]
    """The sheets of the note on a pack, after `intro`."""
    pages: list[PageNode]


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """The input of the print engine: the data, and the pictures by file name."""

    content: DocumentNode
    pictures: Mapping[str, bytes]
    sources: Mapping[str, bytes | None]
    """The picture files that it was made from, by URI; `None` for a missing one."""
