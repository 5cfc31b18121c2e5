"""The links from the sheets, cards and posters of a page to their PDFs and Word files."""

from collections.abc import Iterator

from packsite.model.page import Document
from packsite.templates import render


def sheet_links(page: Document) -> Iterator[tuple[int, str]]:
    """Yield an offset and the Markdown of the links to insert there.

    They are below the heading of a sheet, and at the end of a section that is also cards or a
    poster: it is first of all there to read.
    """
    headings = {heading.anchor: heading for heading in page.headings}
    for sheet in page.sheets:
        heading = headings[sheet.anchor]
        below = page.text.find("\n", heading.span.end) + 1 or len(page.text)
        place = below if sheet.is_apart else page.extent(heading).end
        yield place, render("sheet_links.md.jinja", sheet=sheet, here=page.uri)
