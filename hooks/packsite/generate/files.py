"""Generate the files of a site other than pages and PDFs: feeds, calendars, data, the workbook."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

from packsite.audit.guide import guide
from packsite.audit.questions import Audit
from packsite.cache.key import installed
from packsite.cache.memo import Cache
from packsite.generate.atom_feed import feeds
from packsite.generate.calculator_data import timescales
from packsite.generate.role_data import role_data
from packsite.generate.tables import reading_file
from packsite.model.addresses import (
    AUDIT_WORKBOOK_URI,
    CALCULATOR_DATA_URI,
    CALENDAR_URI,
    REVIEWS_FEED_URI,
    ROLE_DATA_URI,
)
from packsite.model.site import Site


def generated_files(site: Site, audits: tuple[Audit, ...], cache: Cache) -> dict[str, bytes]:
    """Return the files by uri; slow modules are imported only for a file that is not cached."""
    library, url, made = site.library, site.settings.site_url, dict(feeds(site))
    partnership = library.brand.name
    if library.acting:
        made[ROLE_DATA_URI] = role_data(site)
    if audits:
        inputs = (audits, guide(audits, library), library.brand, url)
        made[AUDIT_WORKBOOK_URI] = _cached(cache, AUDIT_WORKBOOK_URI, _workbook, *inputs)
    if library.sessions:
        entries = (library.sessions, library.local, partnership)
        made[CALENDAR_URI] = _cached(cache, CALENDAR_URI, _programme, *entries)
    if library.timescales.limits:
        made[CALCULATOR_DATA_URI] = timescales(site, cache)
    if site.reviews:
        rows = (site.reviews, partnership, url)
        made[REVIEWS_FEED_URI] = _cached(cache, REVIEWS_FEED_URI, _reviews, *rows)
    return made | reading_file(site)


def _cached(cache: Cache, uri: str, write: Callable[..., bytes], *inputs: object) -> bytes:
    """Return a file from the cache, or written from its inputs."""
    key = [installed("icalendar", "xlsxwriter"), repr(inputs)]
    return b64decode(cache(uri, key, lambda: b64encode(write(*inputs)).decode()))


def _workbook(*inputs: Any) -> bytes:
    from packsite.audit.workbook import audit_workbook

    return audit_workbook(*inputs)


def _programme(*inputs: Any) -> bytes:
    from packsite.generate.calendars import programme_calendar

    return programme_calendar(*inputs)


def _reviews(*inputs: Any) -> bytes:
    from packsite.generate.calendars import reviews_feed

    return reviews_feed(*inputs)
