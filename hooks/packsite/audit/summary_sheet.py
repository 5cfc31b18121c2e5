"""Write the summary of the audit workbook: about the audit, and a row of counts for each standard.

Its formulas count the named ranges of the other sheets, so that one can read what they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from packsite.audit.formats import Looks, height
from packsite.audit.guide import JUDGEMENTS
from packsite.audit.questions import Audit
from packsite.audit.standard_sheet import A_BAR, name_of

_ABOUT = (
    "Agency or team", "Audited by (roles, not names)", "Audit date",
    "Period covered by the cases", "How the cases were chosen",
)  # fmt: skip
_HEADS = (
    "Standard", "Title", "Statements", *JUDGEMENTS, "Per cent met", "Questions", "Answered",
    "Measures", "With a result",
)  # fmt: skip
_WIDTHS = (29, 42, 11.5, 8, 8, 8, 9, 13, 10.5, 10.5, 10, 10)
_ABOUT_ROW = 2
TABLE_ROW = _ABOUT_ROW + len(_ABOUT) + 1
_COUNTED = range(2, len(_HEADS))
_MET, _PARTLY, _NOT_MET, _, _SHARE = range(3, 8)
A_DAY = {
    "validate": "date",
    "criteria": ">=",
    "value": date(2020, 1, 1),
    "ignore_blank": True,
    "error_title": "A date",
    "error_message": "Type a date, such as 23/11/2026.",
}
_DAY_OF_AUDIT = "Audit date"


def audit_summary(sheet: Worksheet, audits: Sequence[Audit], looks: Looks) -> None:
    """Write the summary of all standards, with a row for all of them together at its end."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, "Summary", looks.title)
    sheet.write_string(
        1, 0, "Fill in the pale yellow cells. The table does the counting.", looks.strong
    )
    _about(sheet, looks)
    sheet.set_row(TABLE_ROW, height("two\nlines", _WIDTHS[0]))
    for column, name in enumerate(_HEADS):
        head = looks.head if column < _COUNTED.start else looks.narrow_head
        sheet.write_string(TABLE_ROW, column, name, head)
    first = TABLE_ROW + 1
    for row, audit in enumerate(audits, first):
        _row(sheet, row, audit, looks)
    _totals(sheet, first, first + len(audits), looks)
    sheet.conditional_format(first, _SHARE, first + len(audits), _SHARE, A_BAR)
    sheet.freeze_panes(TABLE_ROW + 1, 1)


def _about(sheet: Worksheet, looks: Looks) -> None:
    for row, what in enumerate(_ABOUT, _ABOUT_ROW):
        sheet.set_row(row, height(what, _WIDTHS[0]))
        sheet.write_string(row, 0, what, looks.words)
        is_day = what == _DAY_OF_AUDIT
        sheet.write_blank(row, 1, None, looks.day if is_day else looks.write)
        if is_day:
            sheet.data_validation(row, 1, row, 1, A_DAY)


def _row(sheet: Worksheet, row: int, audit: Audit, looks: Looks) -> None:
    sheet.set_row(row, height(audit.page.title, _WIDTHS[1]))
    sheet.write_url(row, 0, f"internal:'{audit.page.id}'!A1", looks.code, audit.page.id)
    sheet.write_string(row, 1, audit.page.title, looks.words)
    counted = [
        (str(len(audit.statements)), audit.statements),
        *((f'COUNTIF({name_of(audit, "judgements")},"{one}")', audit.statements)
          for one in JUDGEMENTS),
        ("", ()),
        (str(len(audit.questions)), audit.questions),
        (f"COUNTA({name_of(audit, 'answers')})", audit.questions),
        (str(len(audit.measures)), audit.measures),
        (f"COUNT({name_of(audit, 'results')})", audit.measures),
    ]  # fmt: skip
    for column, (formula, there) in zip(_COUNTED, counted, strict=True):
        if column == _SHARE:
            sheet.write_formula(row, column, _share(row), looks.share, "")
        elif not there or formula.isdigit():
            sheet.write_number(row, column, len(there), looks.count)
        else:
            sheet.write_formula(row, column, f"={formula}", looks.count, 0)


def _totals(sheet: Worksheet, first: int, row: int, looks: Looks) -> None:
    sheet.write_string(row, 0, "All standards", looks.code)
    sheet.write_blank(row, 1, None, looks.words)
    for column in _COUNTED:
        letter = xl_col_to_name(column)
        if column == _SHARE:
            sheet.write_formula(row, column, _share(row), looks.total_share, "")
        else:
            total = f"=SUM({letter}{first + 1}:{letter}{row})"
            sheet.write_formula(row, column, total, looks.total, 0)


def _share(row: int) -> str:
    """Return the share of what was judged that is met; what does not apply was not judged."""
    met, partly, not_met = (
        f"{xl_col_to_name(column)}{row + 1}" for column in (_MET, _PARTLY, _NOT_MET)
    )
    return f'=IF({met}+{partly}+{not_met}=0,"",{met}/({met}+{partly}+{not_met}))'
