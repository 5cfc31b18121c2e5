"""Write the sheet of one standard: each case against each statement, questions, and measures.

One set of columns serves all three, so that the row of heads stays true wherever one scrolls, and
no cell is merged with another. The last three columns are a share: how many, out of how many, per
cent; of cases for a statement, of what is counted for a measure.
"""

from __future__ import annotations

from xlsxwriter.utility import xl_range, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from packsite.audit.formats import BAR, Looks, height
from packsite.audit.guide import CASES, JUDGEMENTS
from packsite.audit.questions import Audit, Measure

HEAD_ROW = 2
_CODE, _WORDS, _SAW, _FIRST_CASE = range(4)
_MANY = _FIRST_CASE + CASES
_OUT_OF, _SHARE = _MANY + 1, _MANY + 2
_LONGEST_MESSAGE = 255
_WIDE = 38
_WIDTHS = ((_CODE, _CODE, 11), (_WORDS, _WORDS, _WIDE), (_SAW, _SAW, 30),
           (_FIRST_CASE, _MANY - 1, 7.6), (_MANY, _SHARE, 7))  # fmt: skip
_LINES_TO_WRITE = 3
_BANDS = (
    "Statements: for each case, choose "
    f"{', '.join(JUDGEMENTS[:-1])} or {JUDGEMENTS[-1]}. Any that do not apply are not counted.",
    "Questions: answer in words, with the case numbers.",
    "Measures: type how many, and out of how many.",
)


def name_of(audit: Audit, what: str) -> str:
    """Return the name of a range, as formulas use it: `CPS_08_judgements`."""
    return f"{audit.page.id.replace('-', '_')}_{what}"


def audit_sheet(sheet: Worksheet, audit: Audit, looks: Looks) -> dict[str, str]:
    """Write the heads and everything below them; return, by its name, each range to be counted."""
    for first, last, width in _WIDTHS:
        sheet.set_column(first, last, width)
    _heads(sheet, looks)
    ranges, row = {}, HEAD_ROW + 1
    for what, rows, write in (
        ("judgements", audit.statements, _statements),
        ("answers", audit.questions, _questions),
        ("results", audit.measures, _measures),
    ):
        if rows:
            ranges[name_of(audit, what)] = write(sheet, row, audit, looks)
            row += 1 + len(rows)
    sheet.freeze_panes(HEAD_ROW + 1, _WORDS + 1)
    sheet.conditional_format(HEAD_ROW + 1, _SHARE, row - 1, _SHARE, A_BAR)
    return ranges


def _heads(sheet: Worksheet, looks: Looks) -> None:
    sheet.set_row(HEAD_ROW, height("two\nlines", _WIDE))
    names = ("No.", "What to look at", "What you saw, with the case numbers")
    for column, name in enumerate(names):
        sheet.write_string(HEAD_ROW, column, name, looks.head)
    last = (*(f"Case {number}" for number in range(1, CASES + 1)), "How many", "Out of", "Per cent")
    for column, name in enumerate(last, _FIRST_CASE):
        sheet.write_string(HEAD_ROW, column, name, looks.narrow_head)


def _band(sheet: Worksheet, row: int, words: str, looks: Looks) -> int:
    sheet.set_row(row, 22)
    sheet.write_string(row, _CODE, words, looks.band)
    for column in range(_WORDS, _SHARE + 1):
        sheet.write_blank(row, column, None, looks.band)
    return row + 1


def _words(sheet: Worksheet, row: int, words: str, looks: Looks) -> None:
    """Write what is to be looked at, and beside it room for what was seen."""
    sheet.set_row(row, height(words, _WIDE, _LINES_TO_WRITE))
    sheet.write_string(row, _WORDS, words, looks.words)
    sheet.write_blank(row, _SAW, None, looks.write)


def _statements(sheet: Worksheet, row: int, audit: Audit, looks: Looks) -> str:
    first = _band(sheet, row, _BANDS[0], looks)
    for row, statement in enumerate(audit.statements, first):
        sheet.write_string(row, _CODE, statement.code, looks.code)
        _words(sheet, row, statement.words, looks)
        for column in range(_FIRST_CASE, _MANY):
            sheet.write_blank(row, column, None, looks.choose)
        cases = xl_range(row, _FIRST_CASE, row, _MANY - 1)
        met, *others = (f'COUNTIF({cases},"{one}")' for one in JUDGEMENTS[:-1])
        sheet.write_formula(row, _MANY, f"={met}", looks.count, 0)
        sheet.write_formula(row, _OUT_OF, f"={'+'.join((met, *others))}", looks.count, 0)
        _share(sheet, row, looks)
    corners = (first, _FIRST_CASE, first + len(audit.statements) - 1, _MANY - 1)
    sheet.data_validation(*corners, _CHOICE)
    for word, look in zip(
        JUDGEMENTS, (looks.met, looks.partly, looks.not_met, looks.not_applicable), strict=True
    ):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        sheet.conditional_format(*corners, rule)
    return str(xl_range_abs(*corners))


_CHOICE = {
    "validate": "list",
    "source": list(JUDGEMENTS),
    "error_title": "Choose from the list",
    "error_message": f"Choose {', '.join(JUDGEMENTS[:-1])} or {JUDGEMENTS[-1]}.",
}


def _questions(sheet: Worksheet, row: int, audit: Audit, looks: Looks) -> str:
    first = _band(sheet, row, _BANDS[1], looks)
    for row, question in enumerate(audit.questions, first):
        sheet.write_string(row, _CODE, f"Question {row - first + 1}", looks.code)
        _words(sheet, row, question, looks)
        _shut(sheet, row, _SHARE, looks)
    return str(xl_range_abs(first, _SAW, first + len(audit.questions) - 1, _SAW))


def _measures(sheet: Worksheet, row: int, audit: Audit, looks: Looks) -> str:
    first = _band(sheet, row, _BANDS[2], looks)
    for row, measure in enumerate(audit.measures, first):
        sheet.write_string(row, _CODE, f"Measure {row - first + 1}", looks.code)
        sheet.set_row(row, height(f"{measure.name}{_in_words(measure)}", _WIDE, _LINES_TO_WRITE))
        sheet.write_rich_string(
            row, _WORDS, looks.strong, measure.name, looks.plain, _in_words(measure), looks.words
        )
        sheet.write_blank(row, _SAW, None, looks.write)
        _shut(sheet, row, _MANY - 1, looks)
        asked = {"How many": measure.numerator, "Out of": measure.denominator}
        for column, (title, words) in enumerate(asked.items(), _MANY):
            sheet.write_blank(row, column, None, looks.number)
            sheet.data_validation(row, column, row, column, _number(title, words))
        _share(sheet, row, looks)
    return str(xl_range_abs(first, _SHARE, first + len(audit.measures) - 1, _SHARE))


def _in_words(measure: Measure) -> str:
    return (
        f"\nNumerator: {measure.numerator}\nDenominator: {measure.denominator}"
        f"\nData: {measure.data}"
    )


def _number(title: str, words: str) -> dict[str, object]:
    """Return the rule of a cell for a number; who enters the cell is told what is counted."""
    return {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "input_title": title,
        "input_message": words[:_LONGEST_MESSAGE],
        "error_title": "A whole number",
        "error_message": "Type a whole number: 0 or more.",
    }


def _shut(sheet: Worksheet, row: int, last: int, looks: Looks) -> None:
    for column in range(_FIRST_CASE, last + 1):
        sheet.write_blank(row, column, None, looks.shut)


def _share(sheet: Worksheet, row: int, looks: Looks) -> None:
    """Write the share of a row; where more are counted than there are, it says to check."""
    many, out_of = xl_range(row, _MANY, row, _MANY), xl_range(row, _OUT_OF, row, _OUT_OF)
    sheet.write_formula(
        row,
        _SHARE,
        f'=IF({out_of}=0,"",IF({many}>{out_of},"Check",{many}/{out_of}))',
        looks.share,
        "",
    )


A_BAR = {
    "type": "data_bar",
    "bar_solid": True,
    "bar_color": BAR,
    "bar_border_color": "#0b5364",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1,
}
"""A bar from nothing to all, behind the number."""
