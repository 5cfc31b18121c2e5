"""The pages that the build writes: where learning led, lists, packs, the programme of sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from packsite.audit.guide import CASES, JUDGEMENTS, guide
from packsite.audit.questions import audit
from packsite.cache.memo import Recall
from packsite.checks.explain import by_subject
from packsite.connect.news import news
from packsite.connect.reading_list import ToRead, reading_list, replaced
from packsite.connect.reviews import owners_page
from packsite.generate.atom_feed import feed_uri, feeds, followed
from packsite.model.addresses import (
    AUDIT_WORKBOOK_URI,
    CALCULATOR_URI,
    CALENDAR_URI,
    OWN_PACK_URI,
    PACKS_URI,
    PROGRAMME_URI,
    READING_CSV_URI,
    SOURCES_URI,
    STATEMENT_URI,
)
from packsite.model.data import Library, Limit, SourceEntry
from packsite.model.findings import Coverage
from packsite.model.generated_pages import OUTLINES, GeneratedPage
from packsite.model.links import Link
from packsite.model.page import Document, Kind
from packsite.model.references import ReferenceKind, Target
from packsite.model.site import Site
from packsite.read.blanks import BOX
from packsite.templates import render


def pages(site: Site, *, with_pdf: bool) -> tuple[GeneratedPage, ...]:
    """Return the generated pages with their Markdown, in the order of `OUTLINES`."""
    used, library = _used_on(site.links), site.library
    local, acronyms = _with_places(used[ReferenceKind.LOCAL], library), library.glossary.values()
    contexts: Mapping[str, dict[str, Any]] = {
        "learning.md.jinja": {"briefs": _by_brief(site.coverage)},
        "glossary.md.jinja": {"entries": sorted(acronyms, key=lambda one: one.acronym.casefold())},
        "sources.md.jinja": _sources(library, used[ReferenceKind.SOURCE]),
        "checklist.md.jinja": {"rows": [(library.local[key], local[key]) for key in sorted(local)]},
        "packs.md.jinja": {
            "packs": [page for page in _in_use(site) if page.facts.kind is Kind.PACK],
            "own": next(page for page in OUTLINES if page.uri == OWN_PACK_URI),
            "with_pdf": with_pdf,
        },
        "programme.md.jinja": _programme(site),
        "problems.md.jinja": {"subjects": by_subject()},
        "changes.md.jinja": _changes(site),
        "audit.md.jinja": _audit(site),
        "accessibility.md.jinja": _accessibility(site),
        "calculator.md.jinja": _calculator(site),
        "own_pack.md.jinja": {"packs_uri": PACKS_URI},
        "reading_list.md.jinja": {"lists": _reading_lists(site), "csv": READING_CSV_URI},
        "reviews.md.jinja": {**owners_page(site)},
    }
    return tuple(
        replace(
            outline,
            markdown=_written.made(
                outline.uri,
                (template, context),
                partial(render, template, here=outline.uri, **context),
            ),
            editions=_editions(outline) if with_pdf else "",
        )
        for outline, (template, context) in zip(OUTLINES, contexts.items(), strict=True)
    )


_written = Recall[str]()


def _editions(page: GeneratedPage) -> str:
    return render("generated_top.md.jinja", pdfs=page.pdf_uris, here=page.uri)


def _in_use(site: Site) -> Iterable[Document]:
    return (page for page in site.documents if not page.facts.withdrawn)


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


def _accessibility(site: Site) -> dict[str, Any]:
    statement = (page.target for page in site.documents if page.uri == STATEMENT_URI)
    return {"tests": site.library.accessibility, "statement": next(statement, None)}


def _changes(site: Site) -> dict[str, Any]:
    roles = followed(site)
    return {
        "entries": news(site.documents),
        "audience": {page.facts.id: " ".join(page.facts.audience) for page in site.documents},
        "roles": roles,
        "feed": feed_uri() if feeds(site) else "",
        "feeds": [(role, feed_uri(role)) for role in roles],
    }


def _reading_lists(site: Site) -> list[tuple[SourceEntry, Target, tuple[ToRead, ...]]]:
    """Return each replaced source, what stands in its place, and what relies on the old one."""
    new = {one.key: site.library.sources[one.replaced_by] for one in replaced(site)}
    return [
        (
            old,
            Target(SOURCES_URI, new[old.key].key, new[old.key].citation, new[old.key].key),
            reading_list(site, old),
        )
        for old in replaced(site)
    ]


def _programme(site: Site) -> dict[str, Any]:
    about = (page.target for page in site.documents if page.uri == "network-bites/index.md")
    newest_first = sorted(
        site.library.sessions, key=lambda one: (one.date, one.start, one.title), reverse=True
    )
    return {
        "about": next(about, None),
        "sessions": newest_first,
        "local": site.library.local,
        "calendar": CALENDAR_URI,
    }


def _audit(site: Site) -> dict[str, Any]:
    audits = audit(site)
    return {
        "audits": audits,
        "workbook": AUDIT_WORKBOOK_URI,
        "guide": guide(audits, site.library) if audits else (),
        "cases": CASES,
        "judgements": JUDGEMENTS,
        "box": BOX,
    }


def _calculator(site: Site) -> dict[str, Any]:
    library = site.library
    known = library.timescales
    by_id = {page.facts.id: page.target for page in site.documents}
    return {
        "starts": known.starts,
        "years": known.years,
        "counting": library.local.get("child-protection-unit"),
        "rows": [
            (limit, by_id.get(limit.page), _cited(limit, library), library.local.get(limit.local))
            for limit in known.limits.values()
        ],
    }


def _cited(limit: Limit, library: Library) -> Target | None:
    """Return where the list of sources has what a limit rests on."""
    source = library.sources.get(limit.source)
    return Target(SOURCES_URI, source.key, source.citation, source.key) if source else None


def _with_places(used: Mapping[str, list[Target]], library: Library) -> Mapping[str, list[Target]]:
    """Add to the local values where the programme and the calculator show them."""
    limits = library.timescales.limits.values()
    shown = {
        PROGRAMME_URI: library.places,
        CALCULATOR_URI: {limit.local for limit in limits} & library.local.keys(),
    }
    found = {key: [*pages] for key, pages in used.items()}
    for page in OUTLINES:
        for key in shown.get(page.uri, ()):
            found.setdefault(key, []).append(Target(page.uri, "", page.title, page.id))
    return found


def _used_on(links: Iterable[Link]) -> Mapping[ReferenceKind, Mapping[str, list[Target]]]:
    """Return, by kind and key, the pages that use a source or local value, once each, by id."""
    found: dict[ReferenceKind, dict[str, set[Target]]] = defaultdict(lambda: defaultdict(set))
    for link in links:
        if link.target and not link.document.facts.withdrawn:
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
