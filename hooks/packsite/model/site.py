"""The site as a value, shared by the build, the command line and the tests."""

from __future__ import annotations  # ARCHITECTURE.md shows the types as written here

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from packsite.model.addresses import OWN_PACK_URI, PACKS_URI
from packsite.model.changes import History, NewsItem
from packsite.model.data import Library
from packsite.model.editions import Edition
from packsite.model.facts import Kind
from packsite.model.findings import Coverage
from packsite.model.generated_pages import GeneratedPage
from packsite.model.journey import Journey
from packsite.model.links import Connections, Link
from packsite.model.page import Document, Row, Source
from packsite.model.problems import Problem
from packsite.model.reviews import Reliance, ReviewDue, ToRead
from packsite.model.settings import Settings

_ONLY_ON_A_SCREEN = {PACKS_URI, OWN_PACK_URI}
"""Generated pages that are not printed, because they are of no use on paper."""
_OF_GENERATED = range(90, 100)
"""The numbers in the ids of generated pages."""


@dataclass(frozen=True, kw_only=True)
class Linked:
    """The content with its references resolved, and its problems: all that a check needs."""

    settings: Settings
    """The settings of the project, handed in."""
    sources: tuple[Source, ...]
    """Every file of the content folders, from `read/files`."""
    documents: tuple[Document, ...]
    """Every page, from `read/page`."""
    library: Library
    """The contents of the data files, from `read/data`."""
    links: tuple[Link, ...]
    """Every reference with its target and status, from `connect/links`."""
    coverage: tuple[Coverage, ...]
    """Every finding with its answers, from `connect/findings`."""
    reliances: tuple[Reliance, ...]
    """Every reference to a statement, with the text it relies on, from `connect/suspects`."""
    problems: tuple[Problem, ...] = ()
    """Every problem, sorted by file and place, from `checks` and from reading."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the site from being published."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The uri of every withdrawn page, which keeps its address but leaves lists and search."""
        return frozenset(page.uri for page in self.documents if page.facts.withdrawn)

    @cached_property
    def by_id(self) -> Mapping[str, Document]:
        """Id → the page that has it."""
        return {page.facts.id: page for page in self.documents}

    @cached_property
    def local_pages(self) -> tuple[Document, ...]:
        """The pages and amendments that are edited here: pages of the core are not."""
        own = (page for page in self.documents if not page.source.is_core)
        return (*own, *(page.amendment for page in self.documents if page.amendment))

    @cached_property
    def briefings(self) -> Mapping[str, Document]:
        """Id of a brief → the page written as its seven-minute briefing."""
        return {
            page.facts.briefing_of: page
            for page in self.documents
            if page.facts.briefing_of and not page.facts.withdrawn and not page.unprintable
        }

    def next_id(self, stem: str) -> str:
        """Return the next free id that begins with a stem: `CPS`, or with its year `LB-2027`.

        Ids are never used again, so gaps stay. On a core, numbers of one's own begin so high that
        no later release has them.
        """
        known = {*self.by_id, *self.library.published}
        used = [int(one.rpartition("-")[2]) for one in known if one.startswith(f"{stem}-")]
        if any(page.source.is_core for page in self.documents):
            used.append(50 if stem[-1].isdigit() else 500)
        own = (number for number in used if number not in _OF_GENERATED)
        number = max(own, default=0) + 1
        return f"{stem}-{_OF_GENERATED.stop if number in _OF_GENERATED else number:02d}"

    @property
    def files(self) -> tuple[Source, ...]:
        """Pictures and downloads, copied unchanged."""
        return tuple(source for source in self.sources if not source.is_page)


@dataclass(frozen=True, kw_only=True)
class Site(Linked):
    """The content with everything derived from it."""

    links_by_uri: Mapping[str, list[Link]]
    """The links by the uri of their page."""
    connections: Mapping[str, Connections]
    """Backlinks, packs and review by the uri of a page, from `connect/connections`."""
    journey: Journey
    """The child's path through the standards, from `connect/journey`."""
    news: tuple[NewsItem, ...]
    """Every change of a page, newest first, from `connect/news`."""
    rows: Mapping[str, tuple[Row, ...]]
    """The rows of "Who does what" by the uri of a standard, from `read/who_does_what`."""
    reviews: tuple[ReviewDue, ...] = ()
    """The reviews of every page by owner, from `connect/reviews`."""
    reading_lists: Mapping[str, tuple[ToRead, ...]] = field(default_factory=dict)
    """The places to read again, by the key of a replaced source, from `connect/reading_list`."""
    histories: tuple[History, ...] = ()
    """The versions of every id, from `connect/histories`."""


@dataclass(frozen=True)
class Woven:
    """A site as plain Markdown, ready for any site generator and for print."""

    site: Site
    bodies: Mapping[str, str]
    """By uri: the author's Markdown with every reference as an ordinary link."""
    generated: tuple[GeneratedPage, ...]
    pages: Mapping[str, str]
    """By uri: the whole page, generated pages included."""
    downloads: Mapping[str, bytes]
    """Generated files besides pages and PDFs, by uri."""

    @property
    def made(self) -> Mapping[str, str | bytes]:
        """Uri of a generated file → its content."""
        return {page.uri: self.pages[page.uri] for page in self.generated} | dict(self.downloads)

    @cached_property
    def published(self) -> frozenset[str]:
        """The uri of every page and of every file that is copied unchanged."""
        return frozenset((*self.pages, *(source.uri for source in self.site.files)))

    @cached_property
    def titles(self) -> Mapping[str, tuple[str, str]]:
        """Uri of a page → its title and its summary."""
        written = {page.uri: (page.facts.title, page.facts.summary) for page in self.site.documents}
        return written | {page.uri: (page.title, page.summary) for page in self.generated}

    @cached_property
    def choosable(self) -> Mapping[str, str]:
        """Uri of a page → its id, for pages that a reader may add to a pack of their own.

        Packs are excluded, because their pages are included; so are withdrawn pages.
        """
        written = {
            page.uri: page.facts.id
            for page in self.site.documents
            if page.facts.kind is not Kind.PACK and not page.facts.withdrawn
        }
        made = {page.uri: page.id for page in self.generated if page.uri not in _ONLY_ON_A_SCREEN}
        return written | made

    @cached_property
    def pdf_uris(self) -> tuple[str, ...]:
        """The uri of every PDF: of pages, sheets and sets, in every edition.

        The seven-minute briefing of a brief is the PDF of the page that is written for it.
        """
        printed: tuple[Document | GeneratedPage, ...] = (*self.site.documents, *self.generated)
        written = {
            brief.pdf_uris.get(Edition.BRIEFING)
            for brief in self.site.documents
            if brief.facts.id in self.site.briefings
        }
        return tuple(uri for page in printed for uri in page.printed if uri not in written)

    @cached_property
    def office_uris(self) -> tuple[str, ...]:
        """The uri of every Word file of a sheet, and of the slides of every session plan."""
        return tuple(uri for page in self.site.documents for uri in page.office_uris)
