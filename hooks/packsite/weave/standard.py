"""Add to the text of a standard where it stands on the child's path, and whose part is whose.

Both come after the first section, because that says what to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from packsite.model.facts import Kind
from packsite.model.journey import Journey
from packsite.model.page import Document
from packsite.model.site import Site
from packsite.templates import render


def additions(page: Document, site: Site) -> Iterator[tuple[int, str]]:
    """Yield an offset and the Markdown to insert there; nothing for a page of another kind."""
    first = next((heading for heading in page.headings if heading.level == 2), None)
    if page.facts.kind is Kind.STANDARD and first:
        context = {
            "here": page.uri,
            "journey": site.journey,
            "position": position(page, site.journey),
            "here_now": site.journey.at(page.uri),
            "roles": site.library.acting if site.rows[page.uri] else (),
        }
        yield page.extent(first).end, render("standard_position.md.jinja", **context)


def position(page: Document, journey: Journey) -> str:
    """Return the steps of the child's path that a standard is about; empty for any other page."""
    if page.facts.kind is not Kind.STANDARD or not journey.stops:
        return ""
    stops = journey.at(page.uri)
    if not stops:
        return "Goes with every step" if page.target in journey.along else ""
    numbers = " and ".join(str(stop.number) for stop in stops)
    names = ", ".join(stop.name for stop in stops)
    return f"Step{'s' * (len(stops) > 1)} {numbers} of {len(journey.stops)}: {names}"
