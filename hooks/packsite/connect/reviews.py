"""Reviews due by owner, and references to confirm after a statement was reworded."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from packsite.model.addresses import REVIEWS_FEED_URI
from packsite.model.links import Review
from packsite.model.page import Document
from packsite.model.reviews import Reliance, ReviewDue
from packsite.model.site import Site

SOON = 90
"""Days before a review is due in which it is listed for its owner."""
_owner = attrgetter("document.facts.owner")


def reviews(site: Site) -> tuple[ReviewDue, ...]:
    """Return the review of every page in use, sorted by owner, date and id."""
    found = (
        ReviewDue(
            page=page.target,
            owner=part.facts.owner,
            file=part.source.file,
            due=review.due,
            stated=max(part.facts.reviewed, part.facts.version),
            is_amendment=part is page.amendment,
        )
        for page in site.documents
        for part, review in _parts(page, site)
        if not page.facts.withdrawn
    )
    return tuple(sorted(found, key=lambda one: (one.owner.casefold(), one.due, one.page.id)))


def _parts(page: Document, site: Site) -> Iterator[tuple[Document, Review]]:
    """Yield a page and the local words that amend it, each with its review."""
    connections = site.connections[page.uri]
    yield page, connections.review
    if page.amendment and connections.amendment_review:
        yield page.amendment, connections.amendment_review


def until(rows: Iterable[ReviewDue], today: date, days: int = SOON) -> tuple[ReviewDue, ...]:
    """Return the reviews that are overdue on a day, or due within so many days from it."""
    last = today + timedelta(days=days)
    return tuple(row for row in rows if row.due <= last)


def to_confirm(site: Site) -> tuple[Reliance, ...]:
    """Return the reliances whose statement has changed since confirmation, by owner and id."""
    suspects = (one for one in site.reliances if one.is_suspect)
    return tuple(sorted(suspects, key=lambda one: (_owner(one).casefold(), _owner(one))))


def owners_page(site: Site) -> Mapping[str, Any]:
    """Return the variables of the owners page: reviews and references to confirm, by owner."""
    waiting = groupby(to_confirm(site), key=_owner)
    reviews_by_owner = groupby(site.reviews, key=lambda row: row.owner)
    return {
        "owners": {owner: list(rows) for owner, rows in reviews_by_owner},
        "to_confirm": {owner: list(rows) for owner, rows in waiting},
        "feed": REVIEWS_FEED_URI,
        "soon": SOON,
    }
