"""Generate the files of a site other than pages and PDFs: feeds, calendars, data, the workbook."""

from __future__ import annotations

from packsite.audit.questions import Audit
from packsite.cache.memo import Cache
from packsite.generate.atom_feed import feeds
from packsite.generate.role_data import role_data
from packsite.generate.tables import reading_file
from packsite.model.addresses import (
    CALCULATOR_DATA_URI,
    CALENDAR_URI,
    REVIEWS_FEED_URI,
    ROLE_DATA_URI,
)
from packsite.model.site import Site


def generated_files(site: Site, audits: tuple[Audit, ...], cache: Cache) -> dict[str, bytes]:
    """Return the files by uri; slow modules are imported only if the site needs them."""
    library, made = site.library, dict(feeds(site))
    if library.acting:
        made[ROLE_DATA_URI] = role_data(site)
    if audits:
        from packsite.audit.workbook import audit_workbook  # noqa: PLC0415

        made |= audit_workbook(audits, site, cache)
    if library.sessions:
        from packsite.generate.calendars import programme_calendar  # noqa: PLC0415

        made[CALENDAR_URI] = programme_calendar(library)
    if library.timescales.limits:
        from packsite.generate.calculator_data import timescales  # noqa: PLC0415

        made[CALCULATOR_DATA_URI] = timescales(site)
    if site.reviews:
        from packsite.generate.calendars import reviews_feed  # noqa: PLC0415

        made[REVIEWS_FEED_URI] = reviews_feed(site, cache)
    return made | reading_file(site)
