"""The stages of a build, in order, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from packsite import checks
from packsite.cache.memo import Cache, Memo, no_cache
from packsite.connect.connections import by_uri, connect
from packsite.connect.findings import trace
from packsite.connect.journey import Journey, journey
from packsite.connect.links import Index, link
from packsite.currency.archive import with_banner
from packsite.currency.earlier import earlier_versions
from packsite.currency.histories import histories
from packsite.currency.pages import moved_pages, version_pages
from packsite.generate.atom_feed import feeds
from packsite.generate.pages import pages
from packsite.generate.reading_list_csv import reading_file
from packsite.model.addresses import CALCULATOR_DATA_URI, CALENDAR_URI, REVIEWS_FEED_URI
from packsite.model.data import Library
from packsite.model.generated_pages import OUTLINES, GeneratedPage
from packsite.model.links import Link
from packsite.model.page import Document, Kind
from packsite.model.references import ReferenceKind
from packsite.model.settings import Settings
from packsite.model.site import Site, Woven
from packsite.read.data.library import library as read_library
from packsite.read.files import collect
from packsite.read.menu import menu
from packsite.read.page import read_all
from packsite.weave.inserts import Inserts, inserts
from packsite.weave.pages import rewrite, whole_page

Progress = Callable[[str], None]


def _quiet(_: str) -> None:
    """Say nothing."""


def check(
    settings: Settings, today: date, progress: Progress = _quiet, memo: Memo | None = None
) -> Site:
    """Read, link, trace and check the content below `settings.root`.

    `progress` is told one line a stage. Raises PacksiteError where the content cannot be found.
    """
    memo = memo or Memo()
    sources, misplaced = collect(settings)
    library, misdescribed = read_library(settings)
    library = memo.get("library", library, lambda: library)  # equal is then the same
    progress(f"Collected {len(sources)} files from {', '.join((settings.docs, *settings.folders))}")
    documents, unreadable = read_all(sources, memo)
    progress(f"Read {len(documents)} pages")
    index = Index(documents, sources, OUTLINES, library)
    links = link(index)
    coverage = trace(documents, links)
    progress(f"Linked {len(links)} references")
    subject = checks.Subject(settings, index, links, coverage, menu(settings))
    found = checks.find_problems(subject, memo)
    problems = tuple(sorted({*misplaced, *misdescribed, *unreadable, *found}))
    progress(f"Checked the site; problems: {len(problems)}")
    return Site(
        settings=settings,
        sources=sources,
        documents=documents,
        library=library,
        links=links,
        coverage=coverage,
        connections=connect(documents, links, library, today),
        problems=problems,
    )


def _downloads(site: Site, cache: Cache, memo: Cache) -> dict[str, bytes]:
    """Return the files that the build makes besides pages and PDFs, by uri."""
    library, made = site.library, dict(feeds(site))
    if any(page.facts.kind is Kind.STANDARD for page in site.documents):
        from packsite.audit.workbook import audit_workbook  # noqa: PLC0415 - the same as below

        made |= audit_workbook(site, cache)
    if library.sessions:
        from packsite.generate.programme_calendar import calendar  # noqa: PLC0415 - slow to load, and seldom needed

        made[CALENDAR_URI] = calendar(library)
    if library.timescales.limits:
        from packsite.generate.calculator_data import timescales  # noqa: PLC0415 - the same

        made[CALCULATOR_DATA_URI] = timescales(library)
    if any(not page.facts.withdrawn for page in site.documents):
        from packsite.generate.review_calendar import reviews_feed  # noqa: PLC0415 - the same

        made[REVIEWS_FEED_URI] = reviews_feed(site, memo)
    made |= reading_file(site)
    return made


def _for_paper(
    site: Site, generated: tuple[GeneratedPage, ...], memo: Cache, *, with_pdf: bool
) -> dict[str, bytes]:
    """Return the pages that print-outs and former addresses lead to, by uri."""
    known = histories(site, generated)
    taken = [source.uri for source in site.sources] + [page.uri for page in generated]
    moved = moved_pages(site, known, taken, memo)
    return {
        **version_pages(site, known, with_pdf=with_pdf, earlier=earlier_versions(site), memo=memo),
        **moved,
    }


def _body(
    page: Document, links: list[Link], library: Library, made_for: Inserts, memo: Cache
) -> str:
    set_in = any(link.reference.kind is ReferenceKind.INSERT for link in links)
    words = made_for.on(page.uri) if set_in else {}
    inputs = (page, links, library, words)
    return memo(("body", page.uri), inputs, lambda: rewrite(*inputs))


def _whole(
    page: Document, body: str, site: Site, path: Journey, memo: Cache, *, with_pdf: bool
) -> str:
    inputs = (page, body, site.connections[page.uri], site.library)
    return memo(
        ("whole", page.uri),
        (*inputs, path, with_pdf),
        lambda: whole_page(*inputs, with_pdf=with_pdf, path=path),
    )


def weave(
    site: Site,
    *,
    with_pdf: bool,
    progress: Progress = _quiet,
    cache: Cache = no_cache,
    memo: Cache = no_cache,
) -> Woven:
    """Turn a checked site into plain Markdown; `with_pdf` says whether pages link to their PDFs."""
    own, library = by_uri(site.links), site.library
    path = journey(site.documents, site.links, library)
    path = memo("journey", path, lambda: path)
    made_for = inserts(site, path)
    bodies = {
        page.uri: _body(page, own[page.uri], library, made_for, memo) for page in site.documents
    }
    generated = pages(site, with_pdf=with_pdf, memo=memo)
    written = {
        page.uri: _whole(page, bodies[page.uri], site, path, memo, with_pdf=with_pdf)
        for page in site.documents
    }
    made = {page.uri: page.whole for page in generated}
    whole = {uri: with_banner(text, uri, site.settings) for uri, text in (written | made).items()}
    downloads = _downloads(site, cache, memo)
    downloads |= _for_paper(site, generated, memo, with_pdf=with_pdf)
    woven = Woven(site, bodies, generated, whole, downloads)
    progress(f"Wove {len(woven.pages)} pages, {len(generated)} of them made by the build")
    return woven
