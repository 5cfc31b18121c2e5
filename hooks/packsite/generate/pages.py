"""Write the generated pages: lists, packs, the programme of sessions, the tools."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from packsite.audit.guide import CASES, JUDGEMENTS, guide
from packsite.audit.questions import Audit
from packsite.cache.memo import Cache, no_cache
from packsite.checks.explain import by_subject
from packsite.connect.connections import pages_by_target
from packsite.connect.reviews import owners_page
from packsite.generate.atom_feed import feed_uri, feeds, followed_roles
from packsite.generate.packs import pack_cards
from packsite.model import addresses
from packsite.model.data import Library
from packsite.model.facts import Format
from packsite.model.findings import Cover, Coverage, FindingGroup
from packsite.model.generated_pages import OUTLINES, GeneratedPage, announced
from packsite.model.links import Link
from packsite.model.references import ReferenceKind, Target
from packsite.model.site import Site
from packsite.model.timescales import Limit
from packsite.read.blanks import BOX
from packsite.templates import render
from packsite.weave.archive import archive_banner
from packsite.weave.limits import basis, counted, length
from packsite.weave.pages import unchecked

Context = Mapping[str, Any]


def pages(
    site: Site, audits: tuple[Audit, ...], *, with_pdf: bool, memo: Cache = no_cache
) -> tuple[GeneratedPage, ...]:
    """Return the generated pages with their Markdown."""
    content = {
        **_CONTENT,
        addresses.AUDIT_URI: ("audit.md.jinja", lambda _: _audit(site, audits)),
        addresses.PACKS_URI: ("packs.md.jinja", lambda _: _packs(site, memo)),
    }
    made: list[GeneratedPage] = []
    for outline in announced(has_sessions=bool(site.library.sessions)):
        template, context = content[outline.uri]
        values = {"here": outline.uri, "with_pdf": with_pdf, **context(site)}
        write = partial(render, template, **values)
        markdown = memo(("generated", outline.uri), (template, values), write)
        pdfs = outline.pdf_uris if with_pdf else {}
        archive = archive_banner(outline.uri, site.settings)
        top = render("generated_top.md.jinja", pdfs=pdfs, here=outline.uri, archive=archive)
        made.append(replace(outline, markdown=markdown, editions=top))
    return tuple(made)


def _learning(site: Site) -> Context:
    rows = groupby(site.coverage, key=lambda row: row.document)
    return {"briefs": [(brief.target, sorted(of_brief, key=_urgency)) for brief, of_brief in rows]}


def _urgency(row: Coverage) -> tuple[bool, bool, bool]:
    """Return a key that sorts findings to improve before those that work well, gaps first."""
    is_good = row.group is FindingGroup.WORKS_WELL
    return is_good, row.state is not Cover.OPEN, row.state is not Cover.GAP


def _glossary(site: Site) -> Context:
    entries = site.library.glossary.values()
    return {"entries": sorted(entries, key=lambda one: one.acronym.casefold())}


def _checklist(site: Site) -> Context:
    used = _with_places(_used_on(site.links, ReferenceKind.LOCAL), site.library)
    return {
        "rows": [(site.library.local[key], used[key]) for key in sorted(used)],
        "sources": site.library.sources,
    }


def _packs(site: Site, memo: Cache) -> Context:
    in_use = [page for page in site.documents if not page.facts.withdrawn]
    sheets = [(page, sheet) for page in in_use for sheet in page.sheets if not sheet.is_apart]
    return {
        "cards": [pair for pair in sheets if pair[1].format is Format.CARDS],
        "posters": [pair for pair in sheets if pair[1].format is Format.POSTER],
        "packs": pack_cards(site, memo),
        "own": next(page for page in OUTLINES if page.uri == addresses.OWN_PACK_URI),
    }


def _sources(site: Site) -> Context:
    library, used = site.library, _used_on(site.links, ReferenceKind.SOURCE)
    ordered = sorted(library.sources.values(), key=lambda source: source.citation.casefold())
    return {
        "entries": [(source, used.get(source.key, ())) for source in ordered],
        "replaced_by": {
            source.key: library.sources[source.replaced_by]
            for source in ordered
            if source.replaced_by in library.sources
        },
    }


def _accessibility(site: Site) -> Context:
    statement = (page.target for page in site.documents if page.uri == addresses.STATEMENT_URI)
    return {"tests": site.library.accessibility, "statement": next(statement, None)}


def _changes(site: Site) -> Context:
    roles = followed_roles(site)
    return {
        "entries": site.news,
        "audience": {page.facts.id: " ".join(page.facts.audience) for page in site.documents},
        "roles": roles,
        "feed": feed_uri() if feeds(site) else "",
        "feeds": [(role, feed_uri(role)) for role in roles],
    }


def _reading_lists(site: Site) -> Context:
    """Return each replaced source, its replacement, and the uses of the old one."""
    sources = site.library.sources
    lists = [
        (sources[key], sources[sources[key].replaced_by].target, rows)
        for key, rows in site.reading_lists.items()
    ]
    to_check = [
        (page, unchecked(page.facts, site.library))
        for page in sorted(
            site.documents, key=lambda one: (one.facts.owner.casefold(), one.facts.id)
        )
        if page.facts.check_against and not page.facts.withdrawn
    ]
    return {"lists": lists, "csv": addresses.READING_CSV_URI, "unchecked": to_check}


def _programme(site: Site) -> Context:
    about = (page.target for page in site.documents if page.uri == "network-bites/index.md")
    newest_first = sorted(
        site.library.sessions, key=lambda one: (one.date, one.start, one.title), reverse=True
    )
    return {
        "about": next(about, None),
        "sessions": newest_first,
        "local": site.library.local,
        "sources": site.library.sources,
        "calendar": addresses.CALENDAR_URI,
    }


def _audit(site: Site, audits: tuple[Audit, ...]) -> Context:
    return {
        "audits": audits,
        "workbook": addresses.AUDIT_WORKBOOK_URI,
        "guide": guide(audits, site.library) if audits else (),
        "cases": CASES,
        "judgements": JUDGEMENTS,
        "box": BOX,
    }


def _calculator(site: Site) -> Context:
    library = site.library
    known = library.timescales
    by_id = {page.facts.id: page.target for page in site.documents}
    return {
        "sources": library.sources,
        "starts": known.starts,
        "years": known.years,
        "counting": library.local.get("child-protection-unit"),
        "rows": [
            (step, limit.what, by_id.get(limit.pages[0]), *_shown(limit, library))
            for step, limit in counted(site)
        ],
    }


def _shown(limit: Limit, library: Library) -> tuple[str, str]:
    """Return the length and the basis of a limit, for the calculator."""
    here = addresses.CALCULATOR_URI
    return length(limit, library, here), basis(limit, library, here)


def _with_places(
    used: Mapping[str, Iterable[Target]], library: Library
) -> Mapping[str, list[Target]]:
    """Add the uses of local values in the programme and the calculator."""
    limits = (limit for limit in library.timescales.limits.values() if limit.start)
    shown = {
        addresses.PROGRAMME_URI: library.places,
        addresses.CALCULATOR_URI: {limit.local for limit in limits} & library.local.keys(),
    }
    found = {key: [*pages] for key, pages in used.items()}
    for page in OUTLINES:
        for key in shown.get(page.uri, ()):
            found.setdefault(key, []).append(Target(page.uri, "", page.title, page.id))
    return found


def _used_on(links: Iterable[Link], kind: ReferenceKind) -> Mapping[str, tuple[Target, ...]]:
    """Return, by key, the pages that use a source or local value, once each, by id."""
    uses = (link for link in links if link.reference.kind is kind)
    return pages_by_target(uses, lambda target: target.id)


_CONTENT: Mapping[str, tuple[str, Callable[[Site], Context]]] = {
    addresses.ACCESSIBILITY_URI: ("accessibility.md.jinja", _accessibility),
    addresses.CALCULATOR_URI: ("calculator.md.jinja", _calculator),
    addresses.CHANGES_URI: ("changes.md.jinja", _changes),
    addresses.CHECKLIST_URI: ("checklist.md.jinja", _checklist),
    addresses.GLOSSARY_URI: ("glossary.md.jinja", _glossary),
    addresses.GUIDE_URI: ("problems.md.jinja", lambda _: {"subjects": by_subject()}),
    addresses.LEARNING_URI: ("learning.md.jinja", _learning),
    addresses.OWN_PACK_URI: ("own_pack.md.jinja", lambda _: {"packs_uri": addresses.PACKS_URI}),
    addresses.PROGRAMME_URI: ("programme.md.jinja", _programme),
    addresses.READING_URI: ("reading_list.md.jinja", _reading_lists),
    addresses.REVIEWS_URI: ("reviews.md.jinja", owners_page),
    addresses.SOURCES_URI: ("sources.md.jinja", _sources),
}
"""Uri of a page → its template and the function that gathers its values."""
