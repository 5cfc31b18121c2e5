"""Lay the local pages over those of the core: a page of the same id takes the place of the core's.

It is replaced everywhere, even where the local page has another file name.
"""

from __future__ import annotations

from packsite.connect.index import Index
from packsite.model.data import Library
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.data.decision_aids import aid_texts


def layered(
    settings: Settings,
    library: Library,
    sources: tuple[Source, ...],
    read: tuple[tuple[Document, ...], tuple[Problem, ...]],
) -> tuple[Index, tuple[Problem, ...]]:
    """Return the index of a site from the files of both layers, and the problems of its pages.

    `read` are the pages of both layers and their problems.
    """
    documents, problems = read
    local = {page.facts.id for page in documents if page.facts.id and not page.source.is_core}
    left_out = frozenset(
        page.source.file for page in documents if page.source.is_core and page.facts.id in local
    )
    documents = tuple(page for page in documents if page.source.file not in left_out)
    sources = tuple(source for source in sources if source.file not in left_out)
    index = Index(documents, sources, library, aid_texts(settings, documents, library))
    return index, tuple(problem for problem in problems if problem.file not in left_out)
