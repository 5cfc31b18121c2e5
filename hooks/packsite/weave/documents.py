"""Weave a written page: first its body, which print needs too, then the whole page."""

from packsite.cache.memo import Cache
from packsite.model.page import Document
from packsite.model.references import ReferenceKind
from packsite.model.site import Site
from packsite.weave.amendments import amendments
from packsite.weave.inserts import inserts
from packsite.weave.pages import rewrite, whole_page
from packsite.weave.sheets import sheet_links
from packsite.weave.standard import additions


def woven_page(page: Document, site: Site, memo: Cache, *, with_pdf: bool) -> tuple[str, str, str]:
    """Return the uri of a page, its body with ordinary links, and the whole page."""
    body = _body(page, site, memo, with_pdf=with_pdf)
    return page.uri, body, _whole(page, body, site, memo, with_pdf=with_pdf)


def _body(page: Document, site: Site, memo: Cache, *, with_pdf: bool) -> str:
    links = site.links_by_uri[page.uri]
    has_inserts = any(link.reference.kind is ReferenceKind.INSERT for link in links)
    inputs = (page, links, site.library, inserts(page.uri, site) if has_inserts else {})
    own = amendments(page, links, site.library)
    added = (*additions(page, site), *(sheet_links(page) if with_pdf else ()), *own)
    return memo(("body", page.uri), (*inputs, added), lambda: rewrite(*inputs, added=added))


def _whole(page: Document, body: str, site: Site, memo: Cache, *, with_pdf: bool) -> str:
    facts = (site.connections[page.uri], site.library, site.journey, site.settings)
    return memo(
        ("whole", page.uri),
        (page, body, *facts, site.briefings.get(page.facts.id), with_pdf),
        lambda: whole_page(page, body, site, with_pdf=with_pdf),
    )
