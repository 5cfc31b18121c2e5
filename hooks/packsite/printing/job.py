"""What is to be printed: a page as it goes to print, and a PDF to be made of one or more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from packsite.model.editions import Edition


@dataclass(frozen=True, slots=True)
class Overrun:
    """By how much a briefing runs over its sheet, as the print engine measured it."""

    millimetres: int
    lines: int
    """How many lines of the text that is."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One page as it goes to print: Markdown without a first-level heading, ordinary links."""

    uri: str
    id: str
    kind: str
    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    """Label and value, as (`Owner`, `…`), in the order shown."""
    markdown: str
    source: str = ""
    """The author's whole file, where problems find their line; empty for what no author wrote."""
    version_url: str = ""
    """Where it is said whether this version of it is current."""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A part of a pack: its title, the place of its first page, and how many it has."""

    title: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One PDF to be made: a single page, or a pack of several."""

    uri: str
    title: str
    summary: str
    pages: tuple[PrintPage, ...]
    is_pack: bool
    partnership: str
    version: date
    audience: str
    occasion: str
    intro: str
    """How to use a pack, as Markdown; empty for a page."""
    site_url: str
    """Where the site is published, with a final `/`; empty where it is not known."""
    id: str = ""
    """A pack's own id, for its cover and running head; empty for a page."""
    source: str = ""
    """The pack's own file, as its author wrote it."""
    edition: Edition = Edition.STANDARD
    version_url: str = ""
    """Where it is said whether this version is current; empty where the site has no address."""
    notice: str = ""
    """What the foot of every page says of a withdrawn page or pack; empty for others."""
    archive: str = ""
    """What cover, head and foot say of the content of a former day; empty for the current one."""
    parts: tuple[PrintPart, ...] = ()
    review: str = ""
    """When the pages of a pack are due for review."""
    short_forms: tuple[tuple[str, str], ...] = ()
    """The short forms in a pack, and what each means."""
    cited: tuple[tuple[str, str], ...] = ()
    """The sources that a pack rests on: as they are cited, and in full."""
