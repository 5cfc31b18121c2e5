"""The links from the sheets of a page to their PDFs and Word files."""

from __future__ import annotations

from collections.abc import Iterator

from packsite.model.page import Document
from packsite.templates import render


def sheet_links(page: Document) -> Iterator[tuple[int, str]]:
    """Yield an offset and the Markdown of the links to insert there, below each sheet's heading."""
    headings = {heading.anchor: heading for heading in page.headings}
    for sheet in page.sheets:
        below = page.text.find("\n", headings[sheet.anchor].span.end) + 1
        yield below or len(page.text), render("sheet_links.md.jinja", sheet=sheet, here=page.uri)
