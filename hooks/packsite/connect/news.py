"""Collect the changes of the whole site from the change notes of each page, newest first.

The same note on several pages on one day is one entry: "First published" on ninety pages is one
line, not ninety.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from packsite.model.changes import NewsItem
from packsite.model.facts import ChangeKind
from packsite.model.page import Document

_RANK = {kind: rank for rank, kind in enumerate(ChangeKind)}


def news(documents: Iterable[Document]) -> tuple[NewsItem, ...]:
    """Return every change of every page, newest first; within a day, the most important first.

    Withdrawn pages are not listed anywhere, so their changes are not listed either.
    """
    found: dict[tuple[date, ChangeKind, str], list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda page: page.facts.id):
        for change in () if document.facts.withdrawn else document.facts.changes:
            found[change.date, change.kind, change.what].append(document)
    entries = [
        NewsItem(
            *said,
            pages=tuple(page.target for page in pages),
            is_for_editors=all(page.facts.is_for_editors for page in pages),
        )
        for said, pages in found.items()
    ]
    return tuple(
        sorted(entries, key=lambda one: (-one.date.toordinal(), _RANK[one.kind], one.what))
    )
