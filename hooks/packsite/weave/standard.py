"""Add to the text of a standard its place on the child's path, and marks for the reader's role.

The path, and the question for the reader's role, come after the first section, because that says
what to do. Marks on timescales, and the forms, are what `assets/role.js` shows for a role.
"""

from collections.abc import Iterable, Iterator

from packsite.model.data import Library
from packsite.model.facts import Format, Kind
from packsite.model.journey import Journey
from packsite.model.page import Document, Heading, Row
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.read.named_roles import named_roles
from packsite.read.who_does_what import EVERYBODY
from packsite.templates import render
from packsite.weave.limits import calculator_link

_LIMITS, _TOOLS = "Timescales", "Tools and further reading"
Addition = tuple[int, str]
"""An offset in the text of a page, and the Markdown to insert there."""


def additions(page: Document, site: Site) -> Iterator[Addition]:
    """Yield the additions to a standard; to a page of another kind, the link to the calculator."""
    yield from calculator_link(page, site.library)
    sections = [heading for heading in page.headings if heading.level == 2]
    if page.facts.kind is Kind.STANDARD and sections:
        yield from _roles_of_rows(site.rows[page.uri])
        yield page.extent(sections[0]).end, _bearings(page, site)
        for section in sections:
            if section.text == _LIMITS:
                yield from _limits(page, section, site.library)
            elif section.text == _TOOLS and (forms := [*_forms(page, site)]):
                words = render("standard_forms.md.jinja", here=page.uri, forms=forms)
                yield page.extent(section).end, words


def _bearings(page: Document, site: Site) -> str:
    """Return the path with the steps of a standard, and the place of the question for a role."""
    return render(
        "standard_position.md.jinja",
        here=page.uri,
        journey=site.journey,
        position=position(page, site.journey),
        here_now=site.journey.at(page.uri),
        roles=site.library.acting if site.rows[page.uri] else (),
    )


def _roles_of_rows(rows: Iterable[Row]) -> Iterator[Addition]:
    """Yield an attribute list with the roles of each row of "Who does what"."""
    for row in rows:
        keys = (EVERYBODY,) if row.is_for_all else row.roles
        if keys:
            yield row.at, f' {{: data-roles="{" ".join(keys)}" }}'


def _limits(page: Document, section: Heading, library: Library) -> Iterator[Addition]:
    """Yield an attribute list for each timescale that names roles, at the end of its first cell."""
    start, end = page.extent(section)
    rows = (row for table in page.tables for row in table.rows if start <= row.span.start < end)
    for row in rows:
        what = row.cells[0]
        if roles := named_roles(page.masked[slice(*what)], library):
            bar = page.masked.find("|", what.end, row.span.end)
            at = row.span.end if bar < 0 else bar
            yield at, f' {{: data-limit-for="{" ".join(roles)}" }}'


def _forms(page: Document, site: Site) -> Iterator[tuple[Target, str]]:
    """Yield the forms on the resources that a standard refers to, with the roles they are for."""
    ids = dict.fromkeys(link.target.id for link in site.links_by_uri[page.uri] if link.target)
    for resource in (site.by_id[one] for one in ids if one in site.by_id):
        readers = " ".join(resource.facts.audience)
        for sheet in resource.sheets if resource.facts.kind is Kind.RESOURCE else ():
            if sheet.format is Format.SHEET:
                yield Target(resource.uri, sheet.anchor, sheet.title, resource.facts.id), readers


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
