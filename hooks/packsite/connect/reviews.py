"""Which page is to be read again by whom: reviews by plain dates, and what a rewording touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from packsite.model.addresses import REVIEWS_FEED_URI
from packsite.model.reviews import Reliance, ReviewDue
from packsite.model.site import Site

SOON = 90
"""Days before a review is due from which its owner is told."""


def reviews(site: Site) -> tuple[ReviewDue, ...]:
    """Return the review of every page that is in use, by owner, date and id."""
    found = (
        ReviewDue(
            page=page.target,
            owner=page.facts.owner,
            file=page.source.file,
            due=site.connections[page.uri].review.due,
            stated=max(page.facts.reviewed, page.facts.version),
        )
        for page in site.documents
        if not page.facts.withdrawn
    )
    return tuple(sorted(found, key=lambda one: (one.owner.casefold(), one.due, one.page.id)))


def until(rows: Iterable[ReviewDue], today: date, days: int = SOON) -> tuple[ReviewDue, ...]:
    """Return what is past its review on a day, or due within so many days from it."""
    last = today + timedelta(days=days)
    return tuple(row for row in rows if row.due <= last)


def by_owner(rows: Iterable[ReviewDue]) -> Mapping[str, list[ReviewDue]]:
    """Return the rows of each owner; they have to stand by owner already."""
    return {owner: list(own) for owner, own in groupby(rows, key=lambda row: row.owner)}


def to_confirm(site: Site) -> tuple[Reliance, ...]:
    """Return what relies on a statement with other words than those confirmed, by owner and id."""
    suspects = (one for one in site.reliances if one.is_suspect)
    return tuple(sorted(suspects, key=lambda one: one.document.facts.owner.casefold()))


def owners_page(site: Site) -> Mapping[str, Any]:
    """Return what the page of owners shows: reviews by owner, and what to check by owner."""
    waiting = to_confirm(site)
    owners = {one.document.facts.owner for one in waiting}
    return {
        "owners": by_owner(site.reviews),
        "to_confirm": {
            owner: [one for one in waiting if one.document.facts.owner == owner] for owner in owners
        },
        "feed": REVIEWS_FEED_URI,
        "soon": SOON,
    }
