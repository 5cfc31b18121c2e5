"""Lay local content over the core: pages by id, amendments, pages left out, answers.

A local page of the same id takes the place of the core's everywhere, even where it has another file
name. A file that amends a page becomes a part of it. `layers.yml` leaves pages out, and says which
pages answer the findings of local briefs.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from packsite.connect.amendments import amended
from packsite.connect.index import Index
from packsite.model.data import Library
from packsite.model.layers import LAYERS
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.references import Place, Reference, ReferenceKind
from packsite.model.settings import Settings
from packsite.read.data.decision_aids import aid_texts
from packsite.read.data.text import data_text
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
    pages = [page for page in files if not page.facts.amends]
    local = {page.facts.id for page in pages if page.facts.id and not page.source.is_core}
    covered = [page for page in pages if page.source.is_core and page.facts.id in local | hide]
    left_out = frozenset(page.source.file for page in covered)
    shown = (_without(page, hide) for page in pages if page.source.file not in left_out)
    documents, amendments = amended(shown, [page for page in files if page.facts.amends])
    not_pages = left_out.union(page.source.file for page in amendments)
    index = Index(
        documents=documents,
        sources=tuple(source for source in sources if source.file not in not_pages),
        library=library,
        inserted=(
            *aid_texts(settings, documents, library),
            *_answers(settings, library, documents),
        ),
        amendments=amendments,
        hidden=tuple(page for page in covered if page.facts.id not in local),
        replaced=tuple(page for page in covered if page.facts.id in local),
    )
    return index, tuple(problem for problem in problems if problem.file not in left_out)


def _without(page: Document, hide: frozenset[str]) -> Document:
    """Return a page of the core without the hidden pages, if it is a pack that contains any."""
    if not page.source.is_core or hide.isdisjoint(page.facts.contents):
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
    settings: Settings, library: Library, documents: tuple[Document, ...]
) -> Iterator[Document]:
    """Yield the answers in `layers.yml` as a part of each page that gives them.

    So they count as if its facts named them, and a wrong one is a problem of the data file.
    """
    data, _ = data_text(settings, LAYERS) if library.layers.answers else (None, ())
    if data is None:
        return
    spans = load_yaml(data.text).spans
    found: dict[str, list[Reference]] = defaultdict(list)
    for key, pages in library.layers.answers.items():
        span = spans[f"answers.{key}:"]
        for page_id in pages:
            found[page_id].append(Reference(ReferenceKind.PAGE, key, "", span, Place.ANSWERS))
    by_id = {page.facts.id: page for page in documents}
    for page in (by_id[page_id] for page_id in found if page_id in by_id):
        yield Document(
            source=Source(settings.root / data.file, page.uri, data.file),
            text=data.text,
            body_start=0,
            facts=page.facts,
            references=tuple(found[page.facts.id]),
            masked=blank(data.text),
        )
