"""Find the sections of a page that are also printed by themselves, as sheets to copy."""

import re
from collections.abc import Iterator
from posixpath import splitext

from packsite.model.editions import PAGE_EDITIONS, POSTER_EDITIONS, Edition, pdf_uri
from packsite.model.facts import Format, SheetEntry
from packsite.model.page import Document, Heading, Sheet
from packsite.model.references import ReferenceKind

_MARKS = re.compile(r"[<>`*_\[\]{}|\\\"]")
LEVEL = 2
"""The level of the headings that sheets begin with."""
_EDITIONS = {
    Format.SHEET: PAGE_EDITIONS,
    Format.SLIPS: PAGE_EDITIONS,
    Format.CARDS: (Edition.CARDS,),
    Format.POSTER: POSTER_EDITIONS,
}


def section_name(heading: Heading) -> str:
    """Return the words of a heading without the marks that a fact cannot contain."""
    return " ".join(_MARKS.sub("", heading.text).split())


def sheets(page: Document) -> Iterator[Sheet]:
    """Yield the sheets of a page in the order of its text, and none for an unknown section."""
    entries = {entry.section: entry for entry in page.facts.sheets}
    for heading in page.headings if not page.unprintable else ():
        if heading.level == LEVEL and (entry := entries.pop(section_name(heading), None)):
            yield _sheet(page, heading, entry)


def _sheet(page: Document, heading: Heading, entry: SheetEntry) -> Sheet:
    pdfs = {
        edition: pdf_uri(page.uri, page.facts.id, edition, heading.anchor)
        for edition in _EDITIONS[entry.format]
    }
    standard = "" if _has_drawing(page, heading) else pdfs.get(Edition.STANDARD, "")
    return Sheet(
        title=section_name(heading),
        anchor=heading.anchor,
        format=entry.format,
        landscape=entry.landscape,
        recipient=entry.recipient,
        pdf_uris=pdfs,
        word_uri=f"{splitext(standard)[0]}.docx" if standard else "",
    )


def _has_drawing(page: Document, heading: Heading) -> bool:
    """Whether a section has a picture of a kind that a Word file cannot show."""
    start, end = page.extent(heading)
    return any(
        one.kind is ReferenceKind.IMAGE and one.target.lower().endswith(".svg")
        for one in page.references
        if start <= one.span.start < end
    )
