"""The summary sheet of the audit workbook: about the audit, and a row of counts for each standard.

Its formulas refer to the named ranges of the other sheets, so that they can be read.
"""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from packsite.audit.formats import Formats, row_height
from packsite.audit.guide import JUDGEMENTS
from packsite.audit.questions import Audit
from packsite.audit.standard_sheet import range_name

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
DATE_RULE = {
    "validate": "date",
    "criteria": ">=",
    "value": date(2020, 1, 1),
    "ignore_blank": True,
    "error_title": "A date",
    "error_message": "Type a date, such as 23/11/2026.",
}
_DATE_FIELD = "Audit date"


def audit_summary(sheet: Worksheet, audits: Sequence[Audit], formats: Formats) -> None:
    """Write the summary: a row for each standard, then a row of totals."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, "Summary", formats.title)
    sheet.write_string(
        1, 0, "Fill in the pale yellow cells. The table does the counting.", formats.strong
    )
    _about(sheet, formats)
    sheet.set_row(TABLE_ROW, row_height("two\nlines", _WIDTHS[0]))
    sheet.write_row(TABLE_ROW, 0, _HEADS[: _COUNTED.start], formats.head)
    sheet.write_row(TABLE_ROW, _COUNTED.start, _HEADS[_COUNTED.start :], formats.narrow_head)
    first = TABLE_ROW + 1
    for row, audit in enumerate(audits, first):
        _row(sheet, row, audit, formats)
    _totals(sheet, first, first + len(audits), formats)
    sheet.conditional_format(first, _SHARE, first + len(audits), _SHARE, formats.share_bar)
    sheet.freeze_panes(TABLE_ROW + 1, 1)


def _about(sheet: Worksheet, formats: Formats) -> None:
    for row, field in enumerate(_ABOUT, _ABOUT_ROW):
        sheet.set_row(row, row_height(field, _WIDTHS[0]))
        sheet.write_string(row, 0, field, formats.words)
        is_date = field == _DATE_FIELD
        sheet.write_blank(row, 1, None, formats.day if is_date else formats.write)
        if is_date:
            sheet.data_validation(row, 1, row, 1, DATE_RULE)


def _row(sheet: Worksheet, row: int, audit: Audit, formats: Formats) -> None:
    sheet.set_row(row, row_height(audit.page.title, _WIDTHS[1]))
    sheet.write_url(row, 0, f"internal:'{audit.page.id}'!A1", formats.code, audit.page.id)
    sheet.write_string(row, 1, audit.page.title, formats.words)
    counted = [
        ("", audit.statements),
        *((f'COUNTIF({range_name(audit, "judgements")},"{one}")', audit.statements)
          for one in JUDGEMENTS),
        ("", ()),
        ("", audit.questions),
        (f"COUNTA({range_name(audit, 'answers')})", audit.questions),
        ("", audit.measures),
        (f"COUNT({range_name(audit, 'results')})", audit.measures),
    ]  # fmt: skip
    for column, (formula, items) in zip(_COUNTED, counted, strict=True):
        if column == _SHARE:
            sheet.write_formula(row, column, _share(row), formats.share, "")
        elif not (items and formula):
            sheet.write_number(row, column, len(items), formats.count)
        else:
            sheet.write_formula(row, column, f"={formula}", formats.count, 0)


def _totals(sheet: Worksheet, first: int, row: int, formats: Formats) -> None:
    sheet.write_string(row, 0, "All standards", formats.code)
    sheet.write_blank(row, 1, None, formats.words)
    for column in _COUNTED:
        letter = xl_col_to_name(column)
        if column == _SHARE:
            sheet.write_formula(row, column, _share(row), formats.total_share, "")
        else:
            total = f"=SUM({letter}{first + 1}:{letter}{row})"
            sheet.write_formula(row, column, total, formats.total, 0)


def _share(row: int) -> str:
    """Return the formula for the share of judgements that are met, without "Does not apply"."""
    met, partly, not_met = (
        f"{xl_col_to_name(column)}{row + 1}" for column in (_MET, _PARTLY, _NOT_MET)
    )
    return f'=IF({met}+{partly}+{not_met}=0,"",{met}/({met}+{partly}+{not_met}))'
