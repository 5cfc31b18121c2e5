"""What is to be read again when a source is replaced: pages, statements, packs and owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from packsite.model.data import SourceEntry
from packsite.model.links import Link
from packsite.model.page import Document, Heading, Kind
from packsite.model.references import ReferenceKind, Target
from packsite.model.reviews import ToRead
from packsite.model.site import Site


def replaced(site: Site) -> tuple[SourceEntry, ...]:
    """Return the sources in whose place another stands, by the name they have on the pages."""
    known = site.library.sources
    found = (one for one in known.values() if one.replaced_by in known)
    return tuple(sorted(found, key=lambda one: one.citation.casefold()))


def reading_list(site: Site, source: SourceEntry) -> tuple[ToRead, ...]:
    """Return every page in use that relies on a source, by owner and id."""
    cited: dict[str, list[Link]] = defaultdict(list)
    for link in site.links:
        if _is_of(link, source.key) and not link.document.facts.withdrawn:
            cited[link.document.uri].append(link)
    found = (
        ToRead(
            source,
            page.target,
            page.facts.owner,
            page.source.file,
            _statements(page, cited[page.uri]),
            _packs(page, site),
        )
        for page in site.documents
        if page.uri in cited
    )
    return tuple(sorted(found, key=lambda one: (one.owner.casefold(), one.page.id, one.page.uri)))


def _is_of(link: Link, key: str) -> bool:
    kind = link.reference.kind
    return kind is ReferenceKind.SOURCE and link.target is not None and link.target.id == key


def _packs(page: Document, site: Site) -> tuple[Target, ...]:
    """Return the packs to print anew: those that hold a page; a pack's own words count too."""
    own = (page.target,) if page.facts.kind is Kind.PACK else ()
    return (*own, *site.connections[page.uri].packs)


def _statements(page: Document, links: Iterable[Link]) -> tuple[Target, ...]:
    """Return the coded headings below which the links stand, once each, in the page's order."""
    found: dict[str, Target] = {}
    for link in sorted(links, key=lambda one: one.reference.span.start):
        heading = _above(page.headings, link.reference.span.start)
        if heading:
            statement = page.statement(heading)
            found.setdefault(statement.id, statement)
    return tuple(found.values())


def _above(headings: Iterable[Heading], at: int) -> Heading | None:
    """Return the coded heading whose text holds an offset; a heading of its level ends it."""
    coded: Heading | None = None
    for heading in headings:
        if heading.span.start > at:
            break
        if heading.code:
            coded = heading
        elif coded and heading.level <= coded.level:
            coded = None
    return coded
