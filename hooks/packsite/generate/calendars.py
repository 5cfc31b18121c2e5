"""Generate the calendar files (RFC 5545): the Network Bites programme, and owners' reviews.

The same content always gives the same bytes: an entry's stamp is the day of its last change. Its
UID stays, so that opening the file again updates a diary: a session's date and title, or the id of
a page, whose entry moves after a review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from packsite.cache.memo import Cache, no_cache
from packsite.model.addresses import REVIEWS_FEED_URI, address
from packsite.model.data import Library, Session
from packsite.model.reviews import ReviewDue
from packsite.model.site import Site

_ZONE = "Europe/London"
_RULES = f"""BEGIN:VTIMEZONE
TZID:{_ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
"""British Summer Time as a rule; the library would list every change since 1970, which some diaries
cannot read."""


def programme_calendar(library: Library) -> bytes:
    """Return the calendar file of the programme, sorted by date."""
    ordered = sorted(library.sessions, key=lambda one: (one.date, one.start, one.title))
    sessions = (_session(one, library) for one in ordered)
    rules = Component.from_ical(_RULES)
    return _calendar("Network Bites", library.brand.name, (rules, *sessions))


def reviews_feed(site: Site, cache: Cache = no_cache) -> bytes:
    """Return the calendar file: an all-day entry for each page, with its owner as category."""
    partnership, url = site.library.brand.name, site.settings.site_url.rstrip("/")

    def compute() -> str:
        reviews = (_review(row, url) for row in site.reviews)
        return _calendar("Reviews due", partnership, reviews).decode()

    return cache(REVIEWS_FEED_URI, (site.reviews, partnership, url), compute).encode()


def _calendar(name: str, partnership: str, entries: Iterable[Component]) -> bytes:
    made = Calendar.new(
        prodid=f"-//{partnership}//{name}//EN", method="PUBLISH", name=name, uid=_slug(name)
    )
    for entry in entries:
        made.add_component(entry)
    return bytes(made.to_ical())


def _session(session: Session, library: Library) -> Event:
    zone = ZoneInfo(_ZONE)
    return Event.new(
        uid=f"{session.date}-{_slug(session.title)}@network-bites",
        stamp=datetime.combine(session.published, time(), UTC),
        start=datetime.combine(session.date, session.start, zone),
        end=datetime.combine(session.date, session.end, zone),
        summary=session.title,
        description=f"{session.topic}\n\n{session.host}",
        location=_place(session, library),
    )


def _review(row: ReviewDue, site_url: str) -> Event:
    made = Event.new(
        uid=f"{row.page.id}{'-local' if row.is_amendment else ''}@reviews",
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


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _place(session: Session, library: Library) -> str:
    local = library.local.get(session.where)
    if local is None:
        return session.where
    return local.value or "To be confirmed"
