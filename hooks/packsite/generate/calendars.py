"""Generate the calendar files (RFC 5545): the Network Bites programme, and owners' reviews.

The same content always gives the same bytes: an entry's stamp is the day of its last change. Its
UID stays, so that opening the file again updates a diary: a session's date and title, or the id of
a page, whose entry moves after a review.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from packsite.model.addresses import published_url
from packsite.model.data import LocalValue, Session
from packsite.model.reviews import ReviewDue

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


def programme_calendar(
    sessions: Iterable[Session], local: Mapping[str, LocalValue], partnership: str
) -> bytes:
    """Return the calendar file of the programme, sorted by date; `local` has its places by key."""
    ordered = sorted(sessions, key=lambda one: (one.date, one.start, one.title))
    entries = (_session(one, local) for one in ordered)
    rules = Component.from_ical(_RULES)
    return _calendar("Network Bites", partnership, (rules, *entries))


def reviews_feed(reviews: Iterable[ReviewDue], partnership: str, site_url: str) -> bytes:
    """Return the calendar file: an all-day entry for each page, with its owner as category."""
    return _calendar("Reviews due", partnership, (_review(row, site_url) for row in reviews))


def _calendar(name: str, partnership: str, entries: Iterable[Component]) -> bytes:
    made = Calendar.new(
        prodid=f"-//{partnership}//{name}//EN", method="PUBLISH", name=name, uid=_slug(name)
    )
    for entry in entries:
        made.add_component(entry)
    return bytes(made.to_ical())


def _session(session: Session, local: Mapping[str, LocalValue]) -> Event:
    zone = ZoneInfo(_ZONE)
    return Event.new(
        uid=f"{session.date}-{_slug(session.title)}@network-bites",
        stamp=datetime.combine(session.published, time(), UTC),
        start=datetime.combine(session.date, session.start, zone),
        end=datetime.combine(session.date, session.end, zone),
        summary=session.title,
        description=f"{session.topic}\n\n{session.host}",
        location=_place(session, local),
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
    if url := published_url(site_url, row.page.uri):
        made.add("url", url)
    return made


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _place(session: Session, local: Mapping[str, LocalValue]) -> str:
    known = local.get(session.where)
    if known is None:
        return session.where
    return known.value or "To be confirmed"
