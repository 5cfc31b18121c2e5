"""A page as read: its file, its block of facts, its headings and references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from pathlib import Path
from posixpath import splitext
from typing import NamedTuple

from packsite.model.blocks import Block, Table
from packsite.model.editions import BRIEF_EDITIONS, PACK_EDITIONS, PAGE_EDITIONS, Edition, pdf_uri
from packsite.model.references import Edit, Reference, Span, Target


class Kind(Enum):
    """The kind of a page: its id prefix, its label and its folder."""

    STANDARD = ("CPS", "Standard", "standards")
    RESOURCE = ("CNP", "Neglect pack resource", "neglect_pack")
    BRIEF = ("LB", "Learning brief", "docs/learning")
    PACK = ("PK", "Pack", "docs/packs")
    BITE = ("NB", "Network Bite", "docs/network-bites")
    PAGE = ("PG", "Page", "")

    def __init__(self, prefix: str, label: str, folder: str) -> None:
        self.prefix = prefix
        self.label = label
        self.folder = folder


NATIONAL = "ND"
"""The prefix of a brief that is a digest of national reviews, and none of our own."""
KIND_BY_PREFIX = {**{kind.prefix: kind for kind in Kind}, NATIONAL: Kind.BRIEF}


class ChangeKind(StrEnum):
    """How much a change matters to a reader."""

    ACT = "act"
    READ = "read"
    WORDING = "wording"


CHANGE_WORDS = {
    ChangeKind.ACT: "You must act",
    ChangeKind.READ: "Worth reading",
    ChangeKind.WORDING: "Wording only",
}
"""The label of each kind of change, the most important first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the content, with its place on disk, in the site and in the repository."""

    path: Path
    uri: str
    """Path inside the site source, always with `/`."""
    file: str
    """Path inside the repository, always with `/`; problems name it."""

    @property
    def is_page(self) -> bool:
        """Whether this is Markdown that becomes a page."""
        return splitext(self.uri)[1] == ".md"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a page's history, written by its editor."""

    date: date
    kind: ChangeKind
    what: str


@dataclass(frozen=True, slots=True)
class PackPart:
    """A part of a pack: its title and the ids of its pages, in printing order."""

    title: str
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The block of facts at the top of a page."""

    id: str
    kind: Kind
    title: str
    summary: str
    owner: str
    reviewed: date
    review_months: int
    audience: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    check_against: tuple[str, ...] = ()
    """The keys of sources that the page has still to be checked against."""
    answers: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    part: str = ""
    scope: str = ""
    gaps: Mapping[str, str] = field(default_factory=dict)
    contents: tuple[str, ...] = ()
    """The ids of all pages of a pack, in printing order."""
    parts: tuple[PackPart, ...] = ()
    """The parts of a pack; pages outside them come before the first."""
    occasion: str = ""
    agreed: date | None = None
    """The day on which the partnership agreed a standard; without one it is proposed."""
    withdrawn: date | None = None
    """The day on which this page was withdrawn; its address and its text remain."""
    replaced_by: str = ""
    """The id of the page to use instead of a withdrawn one; empty where there is none."""
    form: bool = False
    """Whether it is also offered as a Word file."""
    briefing_of: str = ""
    """The id of the brief whose seven-minute briefing this page is; empty for other pages."""
    lang: str = ""
    """The BCP 47 tag of its language; empty for English."""
    translation_of: str = ""
    """The id of the page that this one translates; empty for other pages."""

    @property
    def version(self) -> date:
        """The date of the newest change, or of the review if no change is recorded."""
        return max((change.date for change in self.changes), default=self.reviewed)

    @property
    def is_proposed(self) -> bool:
        """Whether it is a standard that the partnership has not agreed yet."""
        return self.kind is Kind.STANDARD and self.agreed is None

    @property
    def is_english(self) -> bool:
        """Whether it is in English, as the rules of language and the search expect."""
        return self.lang.partition("-")[0] in {"", "en"}


class Heading(NamedTuple):
    """A heading of the body; `code` is set where it is a statement, finding or response."""

    level: int
    text: str
    """The author's words without the code and without `{#…}`."""
    code: str
    """As typed: `CPS-05.2`, `F7` or empty."""
    anchor: str
    anchor_at: int | None
    """The offset at which the build writes the anchor; `None` if the author wrote it."""
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row of "Who does what" in a standard: the names in it, and their roles."""

    head: str
    at: int
    """The end offset of its first cell in the file."""
    roles: tuple[str, ...]
    is_for_all: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A page as read; `text` is the whole file, so that offsets never shift."""

    source: Source
    text: str
    body_start: int
    facts: Facts
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Every anchor of this page that a link may point to."""
    masked: str = ""
    """The text with code, comments and the block of facts blanked out, offset for offset."""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    visible_facts: tuple[Span, ...] = ()
    """The spans of the facts that readers see: title, summary and changes."""
    comments: tuple[Span, ...] = ()
    """Notes among editors, which are not published."""
    unclosed: tuple[int, ...] = ()
    """The offsets of blocks of code and comments that are never closed."""
    unprintable: tuple[Span, ...] = ()
    """Characters that no font of the print-out has."""
    canonical: tuple[Edit, ...] = ()
    """The edits that make Python-Markdown read the blocks as the Git host does."""

    @property
    def uri(self) -> str:
        """Path inside the site source."""
        return self.source.uri

    @property
    def body(self) -> str:
        """The text below the block of facts."""
        return self.text[self.body_start :]

    @property
    def target(self) -> Target:
        """The target of a link to this page as a whole."""
        return Target(self.uri, "", self.facts.title, self.facts.id)

    def statement(self, heading: Heading) -> Target:
        """Return the target of a link to a coded heading, with its whole id: `LB-2022-01.F7`."""
        code = heading.code
        whole = code if "." in code else f"{self.facts.id}.{code}"
        return Target(self.uri, heading.anchor, f"{code} {heading.text}", whole)

    def extent(self, heading: Heading) -> Span:
        """Return a heading with its text, down to the next of its level or higher, or with a code.

        So a statement includes the text below its own smaller headings.
        """
        return self._down_to(heading, lambda one: one.level <= heading.level or bool(one.code))

    def own_words(self, heading: Heading) -> Span:
        """Return the text between a heading and the next one of any level."""
        return Span(heading.span.end, self._down_to(heading, lambda _: True).end)

    def statement_around(self, offset: int) -> Heading | None:
        """Return the coded heading whose extent holds an offset."""
        coded = (one for one in reversed(self.headings) if one.code and one.span.start <= offset)
        heading = next(coded, None)
        return heading if heading and offset < self.extent(heading).end else None

    def blocks_in(self, where: Span) -> Iterator[Block]:
        """Yield the blocks that begin in a stretch of the text."""
        at = bisect_left(self.blocks, where.start, key=lambda block: block.span.start)
        while at < len(self.blocks) and self.blocks[at].span.start < where.end:
            yield self.blocks[at]
            at += 1

    def _down_to(self, heading: Heading, ends: Callable[[Heading], bool]) -> Span:
        later = (one for one in self.headings if one.span.start > heading.span.start and ends(one))
        following = next(later, None)
        return Span(heading.span.start, following.span.start if following else len(self.text))

    @property
    def pdf_uri(self) -> str:
        """The uri of its PDF in the standard edition."""
        return pdf_uri(self.uri, self.facts.id)

    @property
    def pdf_uris(self) -> Mapping[Edition, str]:
        """The uri of its PDF in each edition; none where it cannot be printed."""
        if self.unprintable:
            return {}
        own = {Kind.PACK: PACK_EDITIONS, Kind.BRIEF: BRIEF_EDITIONS}
        editions = own.get(self.facts.kind, PAGE_EDITIONS)
        return {edition: pdf_uri(self.uri, self.facts.id, edition) for edition in editions}

    @property
    def word_uri(self) -> str:
        """The uri of its Word file, beside the PDF; empty unless the page is a form."""
        is_offered = self.facts.form and not self.unprintable
        return f"{splitext(self.pdf_uri)[0]}.docx" if is_offered else ""
