"""The sheet of one standard: each case against each statement, the questions, and the measures.

All three share one set of columns, so that the frozen heads are right wherever one scrolls, and no
cells are merged. The last three columns are a share, as a count, its total and a percentage: of
the cases for a statement, of the figures for a measure.
"""

from xlsxwriter.utility import xl_range, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from packsite.audit.formats import Formats, row_height
from packsite.audit.guide import CASES, JUDGEMENTS
from packsite.audit.questions import Audit

HEAD_ROW = 2
_CODE, _WORDS, _SEEN, _FIRST_CASE = range(4)
_COUNT = _FIRST_CASE + CASES
_OUT_OF, _SHARE = _COUNT + 1, _COUNT + 2
_MAX_MESSAGE = 255
_WIDE = 38
_WIDTHS = ((_CODE, _CODE, 11), (_WORDS, _WORDS, _WIDE), (_SEEN, _SEEN, 30),
           (_FIRST_CASE, _COUNT - 1, 7.6), (_COUNT, _SHARE, 7))  # fmt: skip
_MIN_LINES = 2
_BANDS = (
    "Statements: for each case, choose "
    f"{', '.join(JUDGEMENTS[:-1])} or {JUDGEMENTS[-1]}. Any that do not apply are not counted.",
    "Questions: answer in words, with the case numbers.",
    "Measures: type how many, and out of how many.",
)


def range_name(audit: Audit, kind: str) -> str:
    """Return the name of a range for formulas, such as `CPS_08_judgements`."""
    return f"{audit.page.id.replace('-', '_')}_{kind}"


def audit_sheet(sheet: Worksheet, audit: Audit, formats: Formats) -> dict[str, str]:
    """Write the sheet of an audit; return the ranges that the summary counts, by name."""
    for first, last, width in _WIDTHS:
        sheet.set_column(first, last, width)
    _write_heads(sheet, formats)
    ranges, row = {}, HEAD_ROW + 1
    for kind, rows, write in (
        ("judgements", audit.statements, _statements),
        ("answers", audit.questions, _questions),
        ("results", audit.measures, _measures),
    ):
        if rows:
            ranges[range_name(audit, kind)] = write(sheet, row, audit, formats)
            row += 1 + len(rows)
    sheet.freeze_panes(HEAD_ROW + 1, _WORDS + 1)
    sheet.conditional_format(HEAD_ROW + 1, _SHARE, row - 1, _SHARE, formats.share_bar)
    return ranges


def _write_heads(sheet: Worksheet, formats: Formats) -> None:
    sheet.set_row(HEAD_ROW, row_height("two\nlines", _WIDE))
    names = ("No.", "What to look at", "What you saw, with the case numbers")
    sheet.write_row(HEAD_ROW, 0, names, formats.head)
    last = (*(f"Case {number}" for number in range(1, CASES + 1)), "How many", "Out of", "Per cent")
    sheet.write_row(HEAD_ROW, _FIRST_CASE, last, formats.narrow_head)


def _write_band(sheet: Worksheet, row: int, words: str, formats: Formats) -> int:
    sheet.set_row(row, 22)
    sheet.write_string(row, _CODE, words, formats.band)
    sheet.write_row(row, _WORDS, [None] * _SHARE, formats.band)
    return row + 1


def _write_words(sheet: Worksheet, row: int, words: str, formats: Formats) -> None:
    """Write the words of a row, and a blank cell for findings beside them."""
    sheet.set_row(row, row_height(words, _WIDE, _MIN_LINES))
    sheet.write_string(row, _WORDS, words, formats.words)
    sheet.write_blank(row, _SEEN, None, formats.write)


def _statements(sheet: Worksheet, row: int, audit: Audit, formats: Formats) -> str:
    first = _write_band(sheet, row, _BANDS[0], formats)
    for row, statement in enumerate(audit.statements, first):
        sheet.write_string(row, _CODE, statement.code, formats.code)
        _write_words(sheet, row, statement.words, formats)
        sheet.write_row(row, _FIRST_CASE, [None] * CASES, formats.choose)
        cases = xl_range(row, _FIRST_CASE, row, _COUNT - 1)
        met, *others = (f'COUNTIF({cases},"{one}")' for one in JUDGEMENTS[:-1])
        sheet.write_formula(row, _COUNT, f"={met}", formats.count, 0)
        sheet.write_formula(row, _OUT_OF, f"={'+'.join((met, *others))}", formats.count, 0)
        _write_share(sheet, row, formats)
    corners = (first, _FIRST_CASE, first + len(audit.statements) - 1, _COUNT - 1)
    sheet.data_validation(*corners, _CHOICE)
    colours = (formats.met, formats.partly, formats.not_met, formats.not_applicable)
    for word, colour in zip(JUDGEMENTS, colours, strict=True):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": colour}
        sheet.conditional_format(*corners, rule)
    return str(xl_range_abs(*corners))


_CHOICE = {
    "validate": "list",
    "source": list(JUDGEMENTS),
    "error_title": "Choose from the list",
    "error_message": f"Choose {', '.join(JUDGEMENTS[:-1])} or {JUDGEMENTS[-1]}.",
}


def _questions(sheet: Worksheet, row: int, audit: Audit, formats: Formats) -> str:
    first = _write_band(sheet, row, _BANDS[1], formats)
    for row, question in enumerate(audit.questions, first):
        sheet.write_string(row, _CODE, f"Question {row - first + 1}", formats.code)
        _write_words(sheet, row, question, formats)
        sheet.write_row(row, _FIRST_CASE, [None] * (CASES + 3), formats.unused)
    return str(xl_range_abs(first, _SEEN, first + len(audit.questions) - 1, _SEEN))


def _measures(sheet: Worksheet, row: int, audit: Audit, formats: Formats) -> str:
    first = _write_band(sheet, row, _BANDS[2], formats)
    for row, measure in enumerate(audit.measures, first):
        sheet.write_string(row, _CODE, f"Measure {row - first + 1}", formats.code)
        in_words = (
            f"\nNumerator: {measure.numerator}\nDenominator: {measure.denominator}"
            f"\nData: {measure.data}"
        )
        sheet.set_row(row, row_height(f"{measure.name}{in_words}", _WIDE, _MIN_LINES))
        sheet.write_rich_string(
            row, _WORDS, formats.strong, measure.name, formats.plain, in_words, formats.words
        )
        sheet.write_blank(row, _SEEN, None, formats.write)
        sheet.write_row(row, _FIRST_CASE, [None] * CASES, formats.unused)
        counts = {"How many": measure.numerator, "Out of": measure.denominator}
        for column, (title, words) in enumerate(counts.items(), _COUNT):
            sheet.write_blank(row, column, None, formats.number)
            sheet.data_validation(row, column, row, column, _number(title, words))
        _write_share(sheet, row, formats)
    return str(xl_range_abs(first, _SHARE, first + len(audit.measures) - 1, _SHARE))


def _number(title: str, words: str) -> dict[str, object]:
    """Return the validation of a number cell, with the thing counted as its input message."""
    return {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "input_title": title,
        "input_message": words[:_MAX_MESSAGE],
        "error_title": "A whole number",
        "error_message": "Type a whole number: 0 or more.",
    }


def _write_share(sheet: Worksheet, row: int, formats: Formats) -> None:
    """Write the share of a row; a count above its total shows "Check"."""
    count, out_of = xl_range(row, _COUNT, row, _COUNT), xl_range(row, _OUT_OF, row, _OUT_OF)
    sheet.write_formula(
        row,
        _SHARE,
        f'=IF({out_of}=0,"",IF({count}>{out_of},"Check",{count}/{out_of}))',
        formats.share,
        "",
    )
