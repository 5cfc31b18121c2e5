"""The version history of every id: its versions, and the changes since each.

A print-out shows an id and a version; each such pair has a short, permanent address.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from packsite.model.changes import Changed, History
from packsite.model.data import Published
from packsite.model.editions import Edition
from packsite.model.facts import Kind
from packsite.model.generated_pages import announced
from packsite.model.page import Document
from packsite.model.references import Target
from packsite.model.site import Site


def current_version(document: Document, by_id: Mapping[str, Document]) -> date:
    """Return the version of a page; for a pack, the newest of its own and its pages'."""
    return max(page.facts.version for page in (document, *_inside(document, by_id)))


def histories(site: Site) -> tuple[History, ...]:
    """Return the history of every page, generated page and deleted page, sorted by id."""
    written = (_history(page, site) for page in site.documents)
    made = (
        History(
            id=page.id,
            title=page.title,
            page=Target(page.uri, "", page.title, page.id),
            pdf=page.pdf_uris.get(Edition.STANDARD, ""),
            current=None,
        )
        for page in announced(has_sessions=bool(site.library.sessions))
    )
    here = [*written, *made]
    known = {history.id for history in here}
    published = site.library.published.values()
    gone = (_gone(entry, site.by_id) for entry in published if entry.id not in known)
    return tuple(sorted((*here, *gone), key=lambda history: history.id))


def _history(page: Document, site: Site) -> History:
    by_id, facts, published = site.by_id, page.facts, site.library.published.get(page.facts.id)
    changes = tuple(_changes(page, by_id))
    current = current_version(page, by_id)
    versions = {current, *(one.change.date for one in changes)}
    versions |= set(published.versions) if published else set()
    return History(
        id=facts.id,
        title=facts.title,
        page=page.target,
        pdf="" if page.unprintable else page.pdf_uri,
        current=current,
        versions=tuple(sorted(versions, reverse=True)),
        changes=changes,
        review_due=site.connections[page.uri].review.due,
        withdrawn=facts.withdrawn,
        instead=_instead(facts.replaced_by, by_id),
    )


def _changes(page: Document, by_id: Mapping[str, Document]) -> list[Changed]:
    """Return the changes of a page; for a pack, also those of its pages since it began."""
    first = min((change.date for change in page.facts.changes), default=page.facts.reviewed)
    inside = _inside(page, by_id) if page.facts.kind is Kind.PACK else ()
    since_first = (
        Changed(one.target, change)
        for one in (page, *inside)
        for change in one.facts.changes
        if change.date >= first
    )
    return sorted(since_first, key=lambda one: one.change.date, reverse=True)


def _inside(page: Document, by_id: Mapping[str, Document]) -> Iterator[Document]:
    return (by_id[one] for one in page.facts.contents if one in by_id)


def _gone(entry: Published, by_id: Mapping[str, Document]) -> History:
    return History(
        id=entry.id,
        title=entry.title,
        page=None,
        pdf="",
        current=None,
        versions=tuple(sorted(entry.versions, reverse=True)),
        withdrawn=entry.withdrawn,
        instead=_instead(entry.replaced_by, by_id),
    )


def _instead(page_id: str, by_id: Mapping[str, Document]) -> Target | None:
    return by_id[page_id].target if page_id in by_id else None
