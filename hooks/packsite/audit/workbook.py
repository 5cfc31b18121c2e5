"""Turn what an audit asks into a workbook: how to use it, a summary, a sheet a standard, actions.

The same standards give the same bytes: the date inside is that of their newest version, and no
author is named. Words are written as words, so that none can act as a formula.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime, time
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter import __version__ as XLSXWRITER
from xlsxwriter.worksheet import Worksheet

from packsite.audit.formats import Looks, height, looks, on_paper, shut
from packsite.audit.guide import Section, guide
from packsite.audit.questions import Audit, audit
from packsite.audit.standard_sheet import HEAD_ROW, audit_sheet
from packsite.audit.summary_sheet import A_DAY, audit_summary
from packsite.cache.store import Remember, afresh
from packsite.model.addresses import AUDIT_WORKBOOK_URI
from packsite.model.site import Site
from packsite.templates import day

TITLE = "Audit tool for the child protection standards"
_GUIDE_WIDTH = 110
_ACTIONS = (
    ("What you found, and the statement", 34), ("What will be different", 34), ("Who (role)", 18),
    ("By when", 16), ("How a child would notice", 32), ("To be checked on", 16),
    ("What had changed", 32),
)  # fmt: skip
_DAYS = ("By when", "To be checked on")
_ACTION_HEAD, _ACTION_ROWS = 2, 15


def audit_workbook(site: Site, remember: Remember = afresh) -> dict[str, bytes]:
    """Return the workbook by its uri; nothing where there is no standard to audit.

    `remember` spares writing the one that an earlier build wrote of the same words.
    """
    audits = audit(site)
    if not audits:
        return {}
    library = site.library
    rests_on = (audits, guide(audits, library), library.partnership, site.settings.site_url)
    book = remember(
        ["workbook", XLSXWRITER, repr(rests_on)], lambda: b64encode(_workbook(*rests_on)).decode()
    )
    return {AUDIT_WORKBOOK_URI: b64decode(book)}


@lru_cache(maxsize=1)
def _workbook(
    audits: tuple[Audit, ...], sections: tuple[Section, ...], partnership: str, site_url: str
) -> bytes:
    """Write the workbook; the preview asks for the same one again at every edit of another page."""
    written = BytesIO()
    with Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        _describe(book, audits, partnership)
        look, version = looks(book), day(max(one.version for one in audits))
        _guide_sheet(book.add_worksheet("How to use"), sections, look, version)
        summary = book.add_worksheet("Summary")
        for one in audits:
            _standard(book, one, look, site_url)
        audit_summary(summary, audits, look)
        on_paper(summary, version)
        shut(summary)
        _actions(book.add_worksheet("Actions"), look, version)
    return _growing(written)


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


def _guide_sheet(sheet: Worksheet, sections: Sequence[Section], look: Looks, version: str) -> None:
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    sheet.write_string(0, 0, TITLE, look.title)
    row = 1
    for title, lines in sections:
        sheet.set_row(row, 26)
        sheet.write_string(row, 0, title, look.heading)
        for place, line in enumerate(lines, row + 1):
            sheet.set_row(place, height(line, _GUIDE_WIDTH))
            sheet.write_string(place, 0, line, look.plain)
        row += 1 + len(lines)
    on_paper(sheet, version)
    shut(sheet)


def _standard(book: Workbook, one: Audit, look: Looks, site_url: str) -> None:
    sheet = book.add_worksheet(one.page.id)
    sheet.write_string(0, 0, f"{one.page.id} {one.page.title}", look.title)
    sheet.write_url(1, 0, "internal:'Summary'!A1", look.link, "Back to the summary")
    if site_url:
        address = site_url + one.page.uri.removesuffix(".md") + ".html"
        sheet.write_url(1, 2, address, look.link, "Read the standard")
    for name, where in audit_sheet(sheet, one, look).items():
        book.define_name(name, f"='{one.page.id}'!{where}")
    on_paper(sheet, day(one.version), head=(0, HEAD_ROW))
    shut(sheet)


def _actions(sheet: Worksheet, look: Looks, version: str) -> None:
    """Write the sheet for what will be done: an audit that changes nothing was for nothing."""
    sheet.write_string(0, 0, "Actions", look.title)
    sheet.write_string(1, 0, "At most three to begin with. Roles, not names.", look.strong)
    sheet.set_row(_ACTION_HEAD, height("two\nlines", _GUIDE_WIDTH))
    for column, (name, width) in enumerate(_ACTIONS):
        sheet.set_column(column, column, width)
        sheet.write_string(_ACTION_HEAD, column, name, look.head)
        is_day = name in _DAYS
        for row in range(_ACTION_HEAD + 1, _ACTION_HEAD + 1 + _ACTION_ROWS):
            sheet.write_blank(row, column, None, look.day if is_day else look.write)
        if is_day:
            last = _ACTION_HEAD + _ACTION_ROWS
            sheet.data_validation(_ACTION_HEAD + 1, column, last, column, A_DAY)
    for row in range(_ACTION_HEAD + 1, _ACTION_HEAD + 1 + _ACTION_ROWS):
        sheet.set_row(row, height("two\nlines", _GUIDE_WIDTH))
    sheet.freeze_panes(_ACTION_HEAD + 1, 0)
    on_paper(sheet, version, head=(0, _ACTION_HEAD))
    shut(sheet)


def _growing(written: BytesIO) -> bytes:
    """Let rows grow with what is typed into them, which a row with a height of its own would not.

    The library marks every height as its owner's wish; the height itself stays as a beginning.
    """
    grown = BytesIO()
    with ZipFile(written) as old, ZipFile(grown, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                content = _FIXED.sub(rb"\1", content)
            new.writestr(entry, content)
    return grown.getvalue()


_FIXED = re.compile(rb'(<row [^>]*?) customHeight="1"')
