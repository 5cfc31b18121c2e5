"""Generate the calendar file of reviews (RFC 5545) for owners' diaries.

An entry's UID is its page's id, so that a diary moves the entry after a review. Its stamp is the
date of the page's newest fact, so that the same content always gives the same bytes.
bytes, with or without Git.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from packsite.cache.memo import Cache, no_cache
from packsite.model.addresses import REVIEWS_FEED_URI, address
from packsite.model.reviews import ReviewDue
from packsite.model.site import Site


def reviews_feed(site: Site, memo: Cache = no_cache) -> bytes:
    """Return the calendar file: an all-day entry for each page, with its owner as category."""
    inputs = (site.reviews, site.library.partnership, site.settings.site_url.rstrip("/"))
    return memo(REVIEWS_FEED_URI, inputs, lambda: _calendar(*inputs))


def _calendar(rows: Iterable[ReviewDue], partnership: str, site_url: str) -> bytes:
    name = "Reviews due"
    made = Calendar.new(
        prodid=f"-//{partnership}//{name}//EN",
        method="PUBLISH",
        name=name,
        uid="reviews-due",
    )
    for row in rows:
        made.add_component(_event(row, site_url))
    return bytes(made.to_ical())


def _event(row: ReviewDue, site_url: str) -> Event:
    made = Event.new(
        uid=f"{row.page.id}@reviews",
        stamp=datetime.combine(row.stated, time(), UTC),
        start=row.due,
        end=row.due + timedelta(days=1),
        summary=f"Review due: {row.page.title} ({row.page.id})",
        description=f"Owner: {row.owner}\nFile: {row.file}",
        categories=[row.owner],
    )
    made.add("transp", "TRANSPARENT")  # nobody is busy on that day
    if site_url:
        made.add("url", f"{site_url}/{address(row.page.uri)}")
    return made
