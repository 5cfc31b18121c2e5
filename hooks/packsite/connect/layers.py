"""Lay what is local over the core: pages by id, words after statements, pages left out, answers.

A local page of the same id takes the place of the core's everywhere, even where it has another file
name. A file that amends a page becomes a part of it. `layers.yml` leaves pages out, and says which
pages answer the findings of local briefs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from packsite.connect.index import Index
from packsite.model.data import Library
from packsite.model.layers import LAYERS
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.references import Place, Reference, ReferenceKind
from packsite.model.settings import Settings
from packsite.read.data.decision_aids import aid_texts
from packsite.read.data.file import data_text
from packsite.read.mask import blank
from packsite.read.yaml import load_yaml


def layered(
    settings: Settings,
    library: Library,
    sources: tuple[Source, ...],
    read: tuple[tuple[Document, ...], tuple[Problem, ...]],
) -> tuple[Index, tuple[Problem, ...]]:
    """Return the index of a site from the files of both layers, and the problems of its pages.

    `read` are the pages of both layers and their problems.
    """
    files, problems = read
    hide = frozenset(library.layers.hide)
    amendments = {page.source.file: page for page in files if page.facts.amends}
    pages = [page for page in files if page.source.file not in amendments]
    local = {page.facts.id for page in pages if page.facts.id and not page.source.is_core}
    covered = [page for page in pages if page.source.is_core and page.facts.id in local | hide]
    left_out = frozenset(page.source.file for page in covered)
    shown = (page for page in pages if page.source.file not in left_out)
    first = {page.facts.amends: page for page in reversed(amendments.values())}
    documents = tuple(
        _amended(_without(page, hide), first.get(page.facts.id)) if page.source.is_core else page
        for page in shown
    )
    attached = {page.amendment.source.file: page.amendment for page in documents if page.amendment}
    index = Index(
        documents=documents,
        sources=tuple(one for one in sources if one.file not in {*left_out, *amendments}),
        library=library,
        inserted=(
            *aid_texts(settings, documents, library),
            *_answers(settings, library, {page.facts.id: page for page in documents}),
        ),
        amendments=tuple({**amendments, **attached}.values()),
        hidden=tuple(page for page in covered if page.facts.id not in local),
        replaced=tuple(page for page in covered if page.facts.id in local),
    )
    return index, tuple(problem for problem in problems if problem.file not in left_out)


def _amended(page: Document, amendment: Document | None) -> Document:
    """Return a page with a file that amends it: as its part, which has an owner and a review.

    Its changes are changes of the page, so that print-outs from before them are out of date.
    """
    if amendment is None:
        return page
    facts, own = page.facts, amendment.facts
    changes = sorted((*own.changes, *facts.changes), key=lambda one: one.date, reverse=True)
    part = replace(
        amendment,
        source=replace(amendment.source, uri=page.uri),
        facts=replace(
            facts,
            amends=own.amends,
            owner=own.owner,
            reviewed=own.reviewed,
            review_months=own.review_months,
            changes=own.changes,
        ),
        references=(
            *(
                Reference(ReferenceKind.PAGE, one.code, "", one.span, Place.AMENDS)
                for one in amendment.headings
                if one.code.startswith(f"{own.amends}.")
            ),
            *amendment.references,
        ),
    )
    return replace(
        page,
        facts=replace(facts, changes=tuple(changes)),
        amendment=part,
        unprintable=(*page.unprintable, *amendment.unprintable),
    )


def _without(page: Document, hide: frozenset[str]) -> Document:
    """Return a page of the core without the hidden pages, if it is a pack that contains any."""
    if not hide.intersection(page.facts.contents):
        return page

    def kept(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in ids if one not in hide)

    facts, session = page.facts, page.facts.session
    facts = replace(
        facts,
        contents=kept(facts.contents),
        parts=tuple(replace(part, contents=kept(part.contents)) for part in facts.parts),
        session=session
        and replace(session, only_trainers=kept(session.only_trainers), later=kept(session.later)),
    )
    parts = tuple(part for part in facts.parts if part.contents)
    return replace(page, facts=replace(facts, parts=parts))


def _answers(
    settings: Settings, library: Library, by_id: Mapping[str, Document]
) -> Iterator[Document]:
    """Yield the answers in `layers.yml` as a part of each page that gives them.

    So they count as if its facts named them, and a wrong one is a problem of the data file.
    """
    data, _ = data_text(settings, LAYERS) if library.layers.answers else (None, ())
    if data is None:
        return
    spans = load_yaml(data.text).spans
    for page_id in dict.fromkeys(one for pages in library.layers.answers.values() for one in pages):
        findings = [key for key, pages in library.layers.answers.items() if page_id in pages]
        if page_id in by_id:
            page = by_id[page_id]
            yield Document(
                source=Source(settings.root / data.file, page.uri, data.file),
                text=data.text,
                body_start=0,
                facts=page.facts,
                references=tuple(
                    Reference(ReferenceKind.PAGE, key, "", spans[f"answers.{key}:"], Place.ANSWERS)
                    for key in findings
                ),
                masked=blank(data.text),
            )
