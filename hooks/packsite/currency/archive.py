"""The notice on an archive, so that nobody takes it for the current site."""

from __future__ import annotations

import re
from datetime import date

from packsite.model.addresses import address
from packsite.model.settings import Settings
from packsite.templates import day

_SUMMARY = re.compile(r'^<p class="ps-summary">.*\n', re.MULTILINE)


def archive_notice(settings: Settings) -> str:
    """Return the notice on every page and PDF of an archive; empty for the current site."""
    if not settings.as_at:
        return ""
    then = day(date.fromisoformat(settings.as_at))
    return f"This is the guidance as it stood on {then}. It is not current."


def with_banner(page: str, uri: str, settings: Settings) -> str:
    """Return a page with the archive notice below its summary; unchanged on the current site."""
    words = archive_notice(settings)
    if not words:
        return page
    url = settings.site_url.rstrip("/")
    link = f" [Read the current page]({url}/{address(uri)})" if url else ""
    mark = f'**{words}**{link}\n{{: .ps-archive role="note" data-search-exclude="" }}'
    summary = _SUMMARY.search(page)
    at = summary.end() if summary else 0
    return f"{page[:at]}\n{mark}\n\n{page[at:]}"
