"""List the pages, statements and packs to review when a source is replaced, by owner."""

from collections.abc import Iterable

from packsite.model.data import SourceEntry
from packsite.model.facts import Kind
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.references import ReferenceKind, Target
from packsite.model.reviews import ToRead
from packsite.model.site import Site


def replaced(site: Site) -> tuple[SourceEntry, ...]:
    """Return the replaced sources, sorted by citation."""
    known = site.library.sources
    found = (one for one in known.values() if one.replaced_by in known)
    return tuple(sorted(found, key=lambda one: one.citation.casefold()))


def reading_list(site: Site, source: SourceEntry) -> tuple[ToRead, ...]:
    """Return every page in use that cites a source, sorted by owner and id."""
    found = (
        ToRead(
            source,
            page.target,
            page.facts.owner,
            page.source.file,
            _statements(cited),
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
    """Return the packs to reprint: those that contain the page, and the page itself if a pack."""
    own = (page.target,) if page.facts.kind is Kind.PACK else ()
    return (*own, *site.connections[page.uri].packs)


def _statements(links: Iterable[Link]) -> tuple[Target, ...]:
    """Return the statements that contain the links, once each, in page order."""
    cited = sorted(links, key=lambda one: one.reference.span.start)
    around = (
        (one.document, one.document.statement_around(one.reference.span.start)) for one in cited
    )
    return tuple(dict.fromkeys(page.statement(heading) for page, heading in around if heading))
