"""The pages that the build writes: learning into practice, A to Z, sources, checklist, packs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from packsite.model import (
    CHECKLIST_URI,
    SOURCES_URI,
    Coverage,
    GeneratedPage,
    Kind,
    Library,
    Link,
    ReferenceKind,
    Target,
)
from packsite.site import Site
from packsite.templates import render

OUTLINES: tuple[GeneratedPage, ...] = (
    GeneratedPage(
        "PG-91", "learning/into-practice.md", "Learning into practice",
        "Which learning led to which response and which page, and where there are still gaps.", "",
    ),
    GeneratedPage(
        "PG-92", "glossary.md", "A to Z of short forms",
        "What the letters stand for, and what else people call it.", "",
    ),
    GeneratedPage(
        "PG-93", SOURCES_URI, "Sources",
        "Where the rules and figures on this site come from, and the pages that rest on them.", "",
    ),
    GeneratedPage(
        "PG-94", CHECKLIST_URI, "Launch checklist",
        "Every value that only the partnership can give, and whether it has been confirmed.", "",
    ),
    GeneratedPage(
        "PG-95", "packs/index.md", "Packs to print",
        "Pages put together for an occasion, ready to print.", "",
    ),
)  # fmt: skip
"""What the build will write: known before any link is resolved, so that pages can refer to it."""


def pages(site: Site, *, with_pdf: bool) -> tuple[GeneratedPage, ...]:
    """Return the generated pages with their Markdown, in the order of `OUTLINES`."""
    used, library = _used_on(site.links), site.library
    local, acronyms = used[ReferenceKind.LOCAL], library.glossary.values()
    contexts: Mapping[str, dict[str, Any]] = {
        "learning.md.jinja": {"briefs": _by_brief(site.coverage)},
        "glossary.md.jinja": {"entries": sorted(acronyms, key=lambda one: one.acronym.casefold())},
        "sources.md.jinja": _sources(library, used[ReferenceKind.SOURCE]),
        "checklist.md.jinja": {"rows": [(library.local[key], local[key]) for key in sorted(local)]},
        "packs.md.jinja": {
            "packs": [page for page in site.documents if page.facts.kind is Kind.PACK],
            "with_pdf": with_pdf,
        },
    }
    return tuple(
        replace(outline, markdown=render(template, here=outline.uri, **context))
        for outline, (template, context) in zip(OUTLINES, contexts.items(), strict=True)
    )


def _by_brief(coverage: Iterable[Coverage]) -> list[tuple[Target, list[Coverage]]]:
    return [
        (brief.target, list(rows))
        for brief, rows in groupby(coverage, key=lambda row: row.document)
    ]


def _sources(library: Library, used: Mapping[str, list[Target]]) -> dict[str, Any]:
    ordered = sorted(library.sources.values(), key=lambda source: source.citation.casefold())
    return {
        "entries": [(source, used.get(source.key, [])) for source in ordered],
        "replaced_by": {
            source.key: library.sources[source.replaced_by]
            for source in ordered
            if source.replaced_by in library.sources
        },
    }


def _used_on(links: Iterable[Link]) -> Mapping[ReferenceKind, Mapping[str, list[Target]]]:
    """Return, by kind and key, the pages that use a source or local value, once each, by id."""
    found: dict[ReferenceKind, dict[str, set[Target]]] = defaultdict(lambda: defaultdict(set))
    for link in links:
        if link.target:
            found[link.reference.kind][link.target.id].add(link.document.target)
    return defaultdict(
        dict,
        {
            kind: {
                key: sorted(pages, key=lambda page: (page.id, page.uri))
                for key, pages in keys.items()
            }
            for kind, keys in found.items()
        },
    )
