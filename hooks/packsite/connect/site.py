"""Derive every fact about the pages of a site, each computed once; editors type none of them."""

from dataclasses import replace
from datetime import date
from functools import partial

from packsite.cache.memo import Cache, no_cache
from packsite.connect.connections import by_uri, connect
from packsite.connect.findings import trace
from packsite.connect.histories import histories
from packsite.connect.index import Index
from packsite.connect.journey import journey
from packsite.connect.news import news
from packsite.connect.reading_list import reading_list, replaced
from packsite.connect.reviews import reviews
from packsite.connect.suspects import reliances
from packsite.model.links import Link
from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.read.who_does_what import rows


def connected(
    settings: Settings,
    index: Index,
    links: tuple[Link, ...],
    today: date,
    memo: Cache = no_cache,
) -> Site:
    """Return the site of these pages; it has not been checked yet."""
    documents, library = index.documents, index.library
    path = journey(documents, links, library)
    relying = (documents, links, library, index.replaced)
    site = Site(
        settings=settings,
        sources=index.sources,
        documents=documents,
        library=library,
        links=links,
        links_by_uri=by_uri(links),
        coverage=trace(documents, links),
        connections=connect(documents, links, library, today),
        journey=memo("journey", path, lambda: path),
        news=news(documents),
        reliances=memo("reliances", relying, partial(reliances, *relying)),
        rows={page.uri: rows(page, library) for page in documents},
    )
    return replace(
        site,
        reviews=reviews(site),
        reading_lists={one.key: reading_list(site, one) for one in replaced(site)},
        histories=histories(site, index.generated),
    )
