"""The pages to print, from the written and the generated pages of a site."""

from collections.abc import Iterator
from datetime import date

from packsite.model.addresses import published_url, version_uri
from packsite.model.facts import Facts, Format
from packsite.model.generated_pages import GeneratedPage
from packsite.model.links import Connections
from packsite.model.page import Document, Sheet
from packsite.model.site import Woven
from packsite.printing.job import PrintPage, PrintSheet
from packsite.templates import day, link_from, render
from packsite.weave.languages import behind_english
from packsite.weave.pages import abbreviations, labelled_facts, used_acronyms


def written_page(woven: Woven, page: Document) -> PrintPage:
    """Return a written page to print, with its facts, its text and its sheets."""
    facts, connections = page.facts, woven.site.connections[page.uri]
    return PrintPage(
        uri=page.uri,
        id=facts.id,
        kind=facts.kind.label,
        title=facts.title,
        summary=facts.summary,
        facts=(*labelled_facts(page, woven.site), *_languages(connections)),
        markdown=page_markdown(woven, page),
        source=page.text,
        version_url=version_url(woven, facts.id, facts.version),
        lang="" if facts.is_english else facts.lang,
        sheets=sheets_apart(page),
        own_leaf=facts.is_leaflet,
    )


def sheets_apart(page: Document) -> tuple[PrintSheet, ...]:
    """Return the sheets of a page that come after its text when it is printed, in order."""
    return tuple(print_sheet(sheet) for sheet in page.sheets if sheet.is_apart)


def print_sheet(sheet: Sheet) -> PrintSheet:
    """Return a sheet to print.

    Answers and what is dealt to groups are never on the back of another sheet.
    """
    return PrintSheet(
        sheet.anchor,
        sheet.landscape,
        handed_out=sheet.recipient is not None,
        to_cut=sheet.format is Format.SLIPS,
    )


def _languages(connections: Connections) -> Iterator[tuple[str, str]]:
    if connections.translations:
        yield "Also in", ", ".join(one.language.name for one in connections.translations)


def version_url(woven: Woven, page_id: str, version: date | None = None) -> str:
    """Return the address of the currency check of a version; empty without a site address."""
    return published_url(woven.site.settings.site_url, version_uri(page_id, version))


def page_markdown(
    woven: Woven, page: Document, foot: str = "print_foot.md.jinja", **context: object
) -> str:
    """Return the text of a page with a banner above it and, below, a foot from a template."""
    connections = woven.site.connections[page.uri]
    below = render(foot, here=page.uri, connections=connections, **context)
    short_forms = abbreviations(used_acronyms(page, woven.site.library))
    body = woven.bodies[page.uri].strip("\n")
    return f"{_banner(page, connections)}{body}\n\n{below}\n{short_forms}"


def _banner(page: Document, connections: Connections) -> str:
    """Return the admonition above the text of a page not to rely on; empty for any other."""
    facts, instead = page.facts, connections.instead
    if facts.withdrawn is None:
        behind = behind_english(connections, page.uri)
        notice = (
            f'!!! danger "The page in English is newer"\n    {behind}\n    {{: lang="en" }}\n\n'
        )
        return notice if behind else ""
    use = f"Use {link_from(instead, page.uri)} instead." if instead else "Nothing takes its place."
    return f'!!! danger "Withdrawn on {day(facts.withdrawn)}"\n    {use}\n\n'


def withdrawal(facts: Facts) -> str:
    """Return the withdrawal notice for the foot of every side; empty for a page in use."""
    if facts.withdrawn is None:
        return ""
    use = f" · use {facts.replaced_by} instead" if facts.replaced_by else ""
    return f"Withdrawn on {day(facts.withdrawn)}{use}"


def generated_page(woven: Woven, page: GeneratedPage) -> PrintPage:
    """Return a page that the build writes, to print."""
    return PrintPage(
        uri=page.uri,
        id=page.id,
        kind="Page",
        title=page.title,
        summary=page.summary,
        facts=(),
        markdown=page.markdown,
        version_url=version_url(woven, page.id),
    )
