"""Turn the site into the list of PDFs to be made: one for each page, one for each pack."""

from __future__ import annotations

from collections.abc import Iterator

from packsite import weave
from packsite.model import Document, GeneratedPage, Kind, PrintJob, PrintPage, pdf_uri
from packsite.site import Site
from packsite.templates import day, render


def print_jobs(site: Site) -> tuple[PrintJob, ...]:
    """Return the PDFs of a site that has no errors, pages first, then packs."""
    pages = {document.facts.id: _page(site, document) for document in site.documents}
    pages |= {page.id: _generated(page) for page in site.generated}
    return (*_page_jobs(site, pages), *_pack_jobs(site, pages))


def _page_jobs(site: Site, pages: dict[str, PrintPage]) -> Iterator[PrintJob]:
    for document in site.documents:
        if document.facts.kind is not Kind.PACK:
            yield _job(site, document, (pages[document.facts.id],))
    newest = max((document.facts.version for document in site.documents), default=site.today)
    for page in site.generated:
        yield PrintJob(
            uri=pdf_uri(page.uri, page.id),
            title=page.title,
            summary=page.summary,
            pages=(pages[page.id],),
            is_pack=False,
            partnership=site.library.partnership,
            version=newest,
            audience="",
            occasion="",
            intro="",
            site_url=site.settings.site_url,
        )


def _pack_jobs(site: Site, pages: dict[str, PrintPage]) -> Iterator[PrintJob]:
    for document in site.documents:
        if document.facts.kind is Kind.PACK:
            yield _job(site, document, tuple(pages[page_id] for page_id in document.facts.contents))


def _job(site: Site, document: Document, pages: tuple[PrintPage, ...]) -> PrintJob:
    facts = document.facts
    is_pack = facts.kind is Kind.PACK
    newest = max(
        (site.version_by_id.get(page.id, facts.version) for page in pages), default=facts.version
    )
    return PrintJob(
        uri=document.pdf_uri,
        title=facts.title,
        summary=facts.summary,
        pages=pages,
        is_pack=is_pack,
        partnership=site.library.partnership,
        version=max(newest, facts.version),
        audience=", ".join(role.label for role in weave.roles(facts, site.library)),
        occasion=facts.occasion,
        intro=_markdown(site, document) if is_pack else "",
        site_url=site.settings.site_url,
    )


def _page(site: Site, document: Document) -> PrintPage:
    facts, review = document.facts, site.connections[document.uri].review
    roles = ", ".join(role.label for role in weave.roles(facts, site.library))
    return PrintPage(
        uri=document.uri,
        id=facts.id,
        kind=facts.kind.label,
        title=facts.title,
        summary=facts.summary,
        facts=(
            ("For", roles),
            ("Owner", facts.owner),
            ("Reviewed", day(review.last)),
            ("Review due", day(review.due)),
            ("Version", day(facts.version)),
        ),
        markdown=_markdown(site, document),
    )


def _markdown(site: Site, document: Document) -> str:
    foot = render(
        "print_foot.md.jinja", here=document.uri, connections=site.connections[document.uri]
    )
    short_forms = weave.used_acronyms(document, site.library)
    return f"{site.bodies[document.uri].strip()}\n\n{foot}\n{weave.abbreviations(short_forms)}"


def _generated(page: GeneratedPage) -> PrintPage:
    return PrintPage(page.uri, page.id, "Page", page.title, page.summary, (), page.markdown)
