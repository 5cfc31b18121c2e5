"""The print job of one PDF, and the pages in it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from packsite.model.brand import Brand
from packsite.model.editions import Edition
from packsite.model.session_plan import PlanPart


@dataclass(frozen=True, slots=True)
class Overrun:
    """The length by which a text exceeds its paper, as measured by the print engine."""

    millimetres: int
    lines: int
    """The same in lines of body text."""


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """A section to print on sides of its own, or to leave out."""

    anchor: str
    """The anchor of its heading."""
    landscape: bool = False
    handed_out: bool = False
    """Whether somebody is given it in a session, so that no other sheet is on its back."""
    own_leaf: bool = False
    """Whether it begins on a right-hand side of a pack in any case."""
    is_left_out: bool = False
    to_cut: bool = False
    """Whether its tables are cut up into slips."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One page to print: Markdown with resolved links, without a first-level heading."""

    uri: str
    id: str
    kind: str
    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    """Labels and values, such as (`Owner`, `…`), in the order shown."""
    markdown: str
    source: str = ""
    """The author's whole file, to locate problems in; empty for a generated page."""
    version_url: str = ""
    """The address that says whether this version is current; empty without a site address."""
    lang: str = ""
    """The BCP 47 tag of its language; empty for English."""
    sheets: tuple[PrintSheet, ...] = ()
    """Its sheets, which come after its text."""
    has_text: bool = True
    """Whether the text around the sheets is printed as well."""
    own_leaf: bool = False
    """Whether no other page of a pack is on its paper, so that it can be handed out."""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A part of a pack: its title, the index of its first page, and its number of pages."""

    title: str
    start: int
    count: int
    inside: str
    """What is in it, in words: `5 resources`."""
    picture: str = ""
    """The file of its picture, relative to the pack; empty for none."""


class Cited(NamedTuple):
    """A source that a pack is based on, as its back matter lists it."""

    key: str
    """The key of the source, or the id of a learning brief."""
    citation: str
    reference: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One PDF to print: a single page, or a pack of several."""

    uri: str
    title: str
    summary: str
    pages: tuple[PrintPage, ...]
    brand: Brand
    version: date
    is_pack: bool = False
    audience: str = ""
    occasion: str = ""
    plan: tuple[tuple[str, str], ...] = ()
    """The print plan of a training pack: copies, and of which sheet."""
    intro: str = ""
    """How to use a pack, as Markdown; empty for a page."""
    intro_sheets: tuple[PrintSheet, ...] = ()
    """The sheets in it, which come after its text."""
    site_url: str = ""
    """The address of the published site; empty where it is not known."""
    id: str = ""
    """The id of a pack, for its cover and running head; empty for a page."""
    source: str = ""
    """The whole file of a pack as its author wrote it; empty for a page."""
    edition: Edition = Edition.STANDARD
    version_url: str = ""
    """The address that says whether this version is current; empty without a site address."""
    notice: str = ""
    """The withdrawal notice in the foot of every page; empty while not withdrawn."""
    archive: str = ""
    """The notice of an archived day on cover, head and foot; empty for current content."""
    parts: tuple[PrintPart, ...] = ()
    review: str = ""
    """The review dates of the pages of a pack, in words; empty for a page."""
    short_forms: tuple[tuple[str, str], ...] = ()
    """The acronyms used in a pack, and their expansions."""
    cited: tuple[Cited, ...] = ()
    """The sources of a pack, once for all its pages."""
    timetable: tuple[PlanPart, ...] = ()
    """The parts of a session, for the slides of its plan; empty for anything else."""

    @property
    def document_title(self) -> str:
        """Its title with code and edition, which no other PDF has: it names a window or a tab."""
        code = self.id or next((page.id for page in self.pages), "")
        edition = self.edition.label.removesuffix(" edition").lower()
        is_named = self.edition is Edition.STANDARD or edition in self.title.lower()
        return f"{code} {self.title}".strip() + ("" if is_named else f" – {edition}")
