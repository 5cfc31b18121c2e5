"""What is to be read again when a source is replaced: pages, statements, packs and owners."""

from __future__ import annotations

from collections.abc import Iterable

from packsite.model.data import SourceEntry
from packsite.model.links import Link
from packsite.model.page import Document, Kind
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
    found = (
        ToRead(
            source,
            page.target,
            page.facts.owner,
            page.source.file,
            _statements(page, cited),
            _packs(page, site),
        )
        for page in site.documents
        if not page.facts.withdrawn
        if (cited := _citing(site.links_by_uri.get(page.uri, ()), source.key))
    )
    return tuple(sorted(found, key=lambda one: (one.owner.casefold(), one.page.id, one.page.uri)))


def _citing(links: Iterable[Link], key: str) -> list[Link]:
    cited = (link for link in links if link.reference.kind is ReferenceKind.SOURCE)
    return [link for link in cited if link.target and link.target.id == key]


def _packs(page: Document, site: Site) -> tuple[Target, ...]:
    """Return the packs to print anew: those that hold a page; a pack's own words count too."""
    own = (page.target,) if page.facts.kind is Kind.PACK else ()
    return (*own, *site.connections[page.uri].packs)


def _statements(page: Document, links: Iterable[Link]) -> tuple[Target, ...]:
    """Return the coded headings below which the links stand, once each, in the page's order."""
    cited = sorted(links, key=lambda one: one.reference.span.start)
    headings = (page.statement_around(link.reference.span.start) for link in cited)
    return tuple(dict.fromkeys(page.statement(heading) for heading in headings if heading))
