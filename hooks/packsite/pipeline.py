"""The stages of a build, in order, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from packsite import weave
from packsite.checks import Subject, check
from packsite.collect import collect
from packsite.connect import by_uri, connect
from packsite.library import library as read_library
from packsite.link import Index, link
from packsite.menu import menu
from packsite.pages import OUTLINES, pages, whole
from packsite.read import read_all
from packsite.settings import Settings
from packsite.site import Site
from packsite.trace import trace


def _quiet(_: str) -> None:
    """Say nothing."""


def build(
    settings: Settings,
    today: date,
    *,
    with_pdf: bool = True,
    progress: Callable[[str], None] = _quiet,
) -> Site:
    """Read, link, check and weave the content below `settings.root`.

    `progress` is told one line a stage. Raises PacksiteError where the content cannot be found.
    """
    sources, misplaced = collect(settings)
    library, misdescribed = read_library(settings)
    progress(f"Collected {len(sources)} files from {', '.join((settings.docs, *settings.folders))}")
    documents, unreadable = read_all(sources)
    progress(f"Read {len(documents)} pages")
    index = Index(documents, sources, OUTLINES, library)
    links = link(index)
    coverage = trace(documents, links)
    progress(f"Linked {len(links)} references")
    subject = Subject(settings, index, links, coverage, menu(settings))
    problems = tuple(sorted({*misplaced, *misdescribed, *unreadable, *check(subject)}))
    progress(f"Checked the site: {len(problems)} problems")
    connections = connect(documents, links, library, today)
    own = by_uri(links)
    bodies = {
        document.uri: weave.rewrite(document, own[document.uri], library) for document in documents
    }
    generated = pages(documents, links, coverage, library, with_pdf=with_pdf)
    woven = {
        document.uri: weave.page(
            document, bodies[document.uri], connections[document.uri], library, with_pdf=with_pdf
        )
        for document in documents
    } | {page.uri: whole(page) for page in generated}
    progress(f"Wove {len(woven)} pages, {len(generated)} of them made by the build")
    return Site(
        settings=settings,
        today=today,
        sources=sources,
        documents=documents,
        library=library,
        links=links,
        coverage=coverage,
        connections=connections,
        generated=generated,
        bodies=bodies,
        woven=woven,
        problems=problems,
    )
