"""The notice on an archive or a draft, so that nobody mistakes it for the current site."""

from datetime import date

from packsite.model.addresses import published_url
from packsite.model.settings import Settings
from packsite.templates import day, render


def archive_notice(settings: Settings) -> str:
    """Return the notice on each page and PDF of an archive or draft; empty if it is current."""
    if settings.is_current:
        return ""
    if settings.draft:
        return "This is a draft of a change that is not agreed yet. Do not follow it."
    then = day(date.fromisoformat(settings.as_at))
    return f"This is the guidance as it stood on {then}. It is not current."


def archive_banner(uri: str, settings: Settings) -> str:
    """Return the notice as Markdown, with a link to the current page; empty without a notice."""
    words, current = archive_notice(settings), published_url(settings.site_url, uri)
    return render("archive.md.jinja", words=words, current=current) if words else ""
