"""The audit workbook: instructions, a summary, a sheet for each standard, and actions.

Deterministic to the byte: its date is that of the newest version of a standard, and it has no
author. Text is written as strings, so that none can act as a formula.
"""

import re
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from packsite.audit.formats import Formats, finish_sheet, row_height
from packsite.audit.guide import GuideSection
from packsite.audit.questions import Audit
from packsite.audit.standard_sheet import HEAD_ROW, audit_sheet
from packsite.audit.summary_sheet import DATE_RULE, audit_summary
from packsite.model.addresses import published_url
from packsite.model.brand import Brand
from packsite.model.zipped import unzipped, zip_bytes
from packsite.templates import day

TITLE = "Audit tool for the child protection standards"
_GUIDE_WIDTH = 110
_ACTIONS = (
    ("What you found, and the statement", 34), ("What will be different", 34), ("Who (role)", 18),
    ("By when", 16), ("How a child would notice", 32), ("To be checked on", 16),
    ("What had changed", 32),
)  # fmt: skip
_DATES = ("By when", "To be checked on")
_ACTION_HEAD, _ACTION_ROWS = 2, 15


def audit_workbook(
    audits: tuple[Audit, ...], sections: tuple[GuideSection, ...], brand: Brand, site_url: str
) -> bytes:
    """Return the workbook of these audits; `sections` are its instructions."""
    written = BytesIO()
    options: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False}
    if brand.typeface:
        font = {"font_name": brand.typeface.name, "font_scheme": False}
        options["default_format_properties"] = font
    with Workbook(written, options) as book:
        _describe(book, audits, brand.name)
        formats, version = Formats(book, brand.light), day(max(one.version for one in audits))
        _guide(book.add_worksheet("How to use"), sections, formats, version)
        summary = book.add_worksheet("Summary")
        for one in audits:
            _standard(book, one, formats, site_url)
        audit_summary(summary, audits, formats)
        finish_sheet(summary, version)
        _actions(book.add_worksheet("Actions"), formats, version)
    return _with_auto_heights(written)


def _describe(book: Workbook, audits: Sequence[Audit], partnership: str) -> None:
    newest = max(one.version for one in audits)
    book.set_properties(
        {
            "title": TITLE,
            "subject": f"Version {day(newest)}",
            "company": partnership,
            "author": "",
            "created": datetime.combine(newest, time()),
        }
    )
    book.set_size(1920, 1200)


def _guide(
    sheet: Worksheet, sections: Sequence[GuideSection], formats: Formats, version: str
) -> None:
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    sheet.write_string(0, 0, TITLE, formats.title)
    row = 1
    for title, lines in sections:
        sheet.set_row(row, 26)
        sheet.write_string(row, 0, title, formats.heading)
        for line_row, line in enumerate(lines, row + 1):
            sheet.set_row(line_row, row_height(line, _GUIDE_WIDTH))
            sheet.write_string(line_row, 0, line, formats.plain)
        row += 1 + len(lines)
    finish_sheet(sheet, version)


def _standard(book: Workbook, one: Audit, formats: Formats, site_url: str) -> None:
    sheet = book.add_worksheet(one.page.id)
    sheet.write_string(0, 0, f"{one.page.id} {one.page.title}", formats.title)
    sheet.write_url(1, 0, "internal:'Summary'!A1", formats.link, "Back to the summary")
    if url := published_url(site_url, one.page.uri):
        sheet.write_url(1, 2, url, formats.link, "Read the standard")
    for name, where in audit_sheet(sheet, one, formats).items():
        book.define_name(name, f"='{one.page.id}'!{where}")
    finish_sheet(sheet, day(one.version), head=(0, HEAD_ROW))


def _actions(sheet: Worksheet, formats: Formats, version: str) -> None:
    """Write the sheet of actions that follow from the audit."""
    sheet.write_string(0, 0, "Actions", formats.title)
    sheet.write_string(1, 0, "At most three to begin with. Roles, not names.", formats.strong)
    sheet.set_row(_ACTION_HEAD, row_height("two\nlines", _GUIDE_WIDTH))
    rows = range(_ACTION_HEAD + 1, _ACTION_HEAD + 1 + _ACTION_ROWS)
    for column, (name, width) in enumerate(_ACTIONS):
        sheet.set_column(column, column, width)
        sheet.write_string(_ACTION_HEAD, column, name, formats.head)
        is_date = name in _DATES
        blank = formats.day if is_date else formats.write
        sheet.write_column(rows[0], column, [None] * len(rows), blank)
        if is_date:
            sheet.data_validation(rows[0], column, rows[-1], column, DATE_RULE)
    for row in rows:
        sheet.set_row(row, row_height("two\nlines", _GUIDE_WIDTH))
    sheet.freeze_panes(rows[0], 0)
    finish_sheet(sheet, version, head=(0, _ACTION_HEAD))


def _with_auto_heights(written: BytesIO) -> bytes:
    """Return the workbook with rows that grow with their text.

    XlsxWriter marks every height as custom, which stops that; the height stays as a minimum.
    """
    files = unzipped(written)
    for name in files:
        if name.startswith("xl/worksheets/sheet"):
            files[name] = _CUSTOM_HEIGHT.sub(rb"\1", files[name])
    return zip_bytes(files)


_CUSTOM_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
