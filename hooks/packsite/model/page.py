"""A page as read: its file, its block of facts, its headings and references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import splitext
from typing import NamedTuple

from packsite.model.blocks import Block, Structure, Table
from packsite.model.editions import (
    BRIEF_EDITIONS,
    FOLDED_EDITIONS,
    PACK_EDITIONS,
    PAGE_EDITIONS,
    PARTICIPANTS,
    Edition,
    pdf_uri,
)
from packsite.model.facts import Facts, Format, Kind, Recipient
from packsite.model.layers import CORE, in_core
from packsite.model.references import Edit, Reference, Span, Target


class Source(NamedTuple):
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

    @property
    def is_core(self) -> bool:
        """Whether it belongs to the core of the site."""
        return in_core(self.file)

    @property
    def local_file(self) -> str:
        """The file itself, or the one that would take the place of this file of the core."""
        return self.file.removeprefix(f"{CORE}/")


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
class Sheet:
    """A section of a page that is also printed by itself, as a sheet to copy."""

    title: str
    anchor: str
    format: Format
    landscape: bool
    recipient: Recipient | None
    """Who gets it in a session; `None` for whoever gets its page."""
    pdf_uris: Mapping[Edition, str]
    """The uri of its PDF in each edition."""
    word_uri: str
    """The uri of its Word file; empty for cards, posters and drawings."""

    @property
    def pdf_uri(self) -> str:
        """The uri of its PDF in the first edition."""
        return next(iter(self.pdf_uris.values()))

    @property
    def is_apart(self) -> bool:
        """Whether the print-out of its page has it after the text, and not in its place."""
        return self.format in {Format.SHEET, Format.SLIPS}


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
    structure: Structure = Structure()  # noqa: RUF009 - a value
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
    amendment: Document | None = None
    """The local words after statements of a page of the core, as a part of that page."""
    sheets: tuple[Sheet, ...] = ()
    """The sections that are also printed by themselves; none where it cannot be printed."""

    @property
    def uri(self) -> str:
        """Path inside the site source."""
        return self.source.uri

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks, in the order of the text."""
        return self.structure.parts[0]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables among its blocks."""
        return self.structure.parts[1]

    @property
    def without_code(self) -> str:
        """The facts as typed, and the masked body, offset for offset."""
        return self.text[: self.body_start] + self.masked[self.body_start :]

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

    def section(self, title: str) -> Span | None:
        """Return the extent of the second-level heading with this title; `None` without it."""
        titled = (one for one in self.headings if one.level == 2 and one.text == title)
        return next((self.extent(one) for one in titled), None)

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
        blocks = self.blocks
        at = bisect_left(blocks, where.start, key=lambda block: block.span.start)
        while at < len(blocks) and blocks[at].span.start < where.end:
            yield blocks[at]
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
        of_a_pack = FOLDED_EDITIONS if self.facts.folded else PACK_EDITIONS
        own = {Kind.PACK: of_a_pack, Kind.BRIEF: BRIEF_EDITIONS}
        editions = own.get(self.facts.kind, PAGE_EDITIONS)
        return {edition: pdf_uri(self.uri, self.facts.id, edition) for edition in editions}

    @property
    def participants_uris(self) -> Mapping[Edition, str]:
        """The uri of the participants' set in each edition; none unless it is a training pack.

        The other PDFs of a training pack are the trainer's set.
        """
        if self.facts.session is None or self.unprintable:
            return {}
        return {
            edition: pdf_uri(self.uri, self.facts.id, edition, PARTICIPANTS)
            for edition in PACK_EDITIONS
        }

    @property
    def printed(self) -> tuple[str, ...]:
        """The uri of every PDF that is printed from it."""
        of_sheets = (uri for sheet in self.sheets for uri in sheet.pdf_uris.values())
        return (*self.pdf_uris.values(), *self.participants_uris.values(), *of_sheets)

    @property
    def slides_uri(self) -> str:
        """The uri of its slides; empty where it has none."""
        has_slides = self.facts.slides and not self.unprintable
        return f"{splitext(self.pdf_uri)[0]}.pptx" if has_slides else ""

    @property
    def office_uris(self) -> tuple[str, ...]:
        """The uri of the Word file of each sheet that has one, then that of its slides."""
        files = (*(sheet.word_uri for sheet in self.sheets), self.slides_uri)
        return tuple(filter(None, files))
