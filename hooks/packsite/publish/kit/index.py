"""The index of the documents: a Word file, as SharePoint shows it and keeps its links."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from urllib.parse import quote

from docx import Document as new_document
from docx.shared import Cm, RGBColor

from packsite.model.facts import KIND_BY_PREFIX, Kind
from packsite.model.zipped import unzipped, zip_bytes
from packsite.printing.word.xml import add_link, set_fonts, set_language, set_row
from packsite.publish.kit.documents import Download
from packsite.templates import day

_OTHERS = "Other documents"
_HEADINGS = {
    Kind.PACK: "Packs to print",
    Kind.STANDARD: "Standards",
    Kind.RESOURCE: "Neglect resource pack",
    Kind.BRIEF: "Learning briefs",
    Kind.BITE: "Network Bites",
    Kind.PAGE: "Other pages of the site",
}
"""Headings of the index, in order."""
_COLUMNS = (("Code", 2.7), ("Title", 8.5), ("Version", 3.9), ("File", 1.9))
"""Column heads and widths in centimetres."""


def index_document(site: str, listed: tuple[Download, ...], when: datetime) -> bytes:
    """Return a Word file with links to the documents, relative to their folder."""
    word = _empty(f"Documents: {site}", site, when)
    word.add_heading(f"Documents: {site}", level=0)
    word.add_paragraph(
        f"{len(listed)} documents, as they were on {day(when)}. Keep this file beside its folders, "
        "because its links lead there. The website always comes first: a saved or printed document "
        "may be out of date."
    )
    for heading, part in _parts(listed):
        word.add_heading(heading, level=1)
        _table(word, part)
    written = BytesIO()
    word.save(written)
    return zip_bytes(unzipped(written), when)


def _parts(listed: tuple[Download, ...]) -> Iterator[tuple[str, list[Download]]]:
    """Yield the documents by heading, each group in the order given."""
    order = [*_HEADINGS.values(), _OTHERS]
    heading_of = {
        prefix: _HEADINGS[kind] for prefix, kind in KIND_BY_PREFIX.items() if kind in _HEADINGS
    }

    def heading(one: Download) -> str:
        return heading_of.get(one.code.partition("-")[0], _OTHERS)

    for name, part in groupby(sorted(listed, key=lambda one: order.index(heading(one))), heading):
        yield name, list(part)


def _empty(title: str, site: str, when: datetime) -> Any:
    """Return an empty Word file with document properties, language and readable styles."""
    word = new_document()
    facts = word.core_properties
    facts.title, facts.author, facts.subject, facts.language = title, site, "", "en-GB"
    facts.created = facts.modified = when.replace(tzinfo=None)
    facts.comments, facts.last_modified_by, facts.revision = "", "", 1
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", 12), ("Title", 24), ("Heading 1", 16)):
        set_fonts(word.styles[name], "Arial", size, "#14292f")
    set_language(word, "en-GB")
    return word


def _table(word: Any, part: list[Download]) -> None:
    table = word.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    for cell, (name, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for one in part:
        cells = table.add_row().cells
        cells[0].text, cells[3].text = one.code, one.kind
        cells[2].text = day(one.version) if one.version else ""
        link = add_link(cells[1].paragraphs[0], quote(one.name)).add_run(one.title)
        link.font.underline = True
        link.font.color.rgb = RGBColor(0x0B, 0x53, 0x64)
    for at, row in enumerate(table.rows):
        set_row(row, is_head=at == 0)
        for cell, (_, width) in zip(row.cells, _COLUMNS, strict=True):
            cell.width = Cm(width)
