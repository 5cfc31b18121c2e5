"""Derive every fact about the pages of a site, each computed once; editors type none of them."""

from dataclasses import fields, replace
from functools import partial

from packsite.cache.memo import Cache, no_cache
from packsite.connect.connections import by_uri, connect
from packsite.connect.findings import trace
from packsite.connect.histories import histories
from packsite.connect.index import Index
from packsite.connect.journey import journey
from packsite.connect.links import link
from packsite.connect.news import news
from packsite.connect.reading_list import reading_list, replaced
from packsite.connect.reviews import reviews
from packsite.connect.suspects import reliances
from packsite.model.settings import Settings
from packsite.model.site import Linked, Site
from packsite.read.who_does_what import rows


def linked(settings: Settings, index: Index, memo: Cache = no_cache) -> Linked:
    """Return the pages with their references resolved; they have not been checked yet."""
    documents, library, links = index.documents, index.library, link(index)
    relying = (documents, links, library, index.replaced)
    return Linked(
        settings=settings,
        sources=index.sources,
        documents=documents,
        library=library,
        links=links,
        coverage=trace(documents, links),
        reliances=memo("reliances", relying, partial(reliances, *relying)),
    )


def connected(pages: Linked, memo: Cache = no_cache) -> Site:
    """Return the site of these pages, with their problems."""
    documents, library, links = pages.documents, pages.library, pages.links
    path = journey(documents, links, library)
    site = Site(
        **{one.name: getattr(pages, one.name) for one in fields(pages)},
        links_by_uri=by_uri(links),
        connections=connect(documents, links, library),
        journey=memo("journey", path, lambda: path),
        news=news(documents),
        rows={page.uri: rows(page, library) for page in documents},
    )
    return replace(
        site,
        reviews=reviews(site),
        reading_lists={one.key: reading_list(site, one) for one in replaced(site)},
        histories=histories(site),
    )
