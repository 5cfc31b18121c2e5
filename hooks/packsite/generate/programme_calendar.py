"""Generate the calendar file of the Network Bites programme (RFC 5545).

The same sessions give the same bytes: an entry's stamp is the day of its last change, and its UID
is its date and title, so that opening the file again updates a diary.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from packsite.model.data import Library, Session

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


def calendar(library: Library) -> bytes:
    """Return the calendar file, sorted by date."""
    name = "Network Bites"
    made = Calendar.new(
        prodid=f"-//{library.partnership}//{name}//EN", method="PUBLISH", name=name, uid=_slug(name)
    )
    made.add_component(Component.from_ical(_RULES))
    for session in sorted(library.sessions, key=lambda one: (one.date, one.start, one.title)):
        made.add_component(_event(session, library))
    return bytes(made.to_ical())


def _event(session: Session, library: Library) -> Event:
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


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _place(session: Session, library: Library) -> str:
    local = library.local.get(session.where)
    if local is None:
        return session.where
    return local.value or "To be confirmed"
