"""The audit workbook, read back: its content, its input rules, and the results of its formulas."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.builders import a_page, a_site

from packsite.audit.guide import CASES, JUDGEMENTS, guide
from packsite.audit.questions import audits_of
from packsite.audit.workbook import TITLE, audit_workbook
from packsite.model.addresses import AUDIT_WORKBOOK_URI
from packsite.model.facts import Change, ChangeKind
from packsite.model.site import Site
from packsite.pipeline import weave

# openpyxl leaves out what it does not know: the bars behind the numbers.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")

FIRST_ROW = 4
CASE_COLUMNS = [chr(ord("D") + number) for number in range(CASES)]
MANY, OUT_OF, SHARE = "N", "O", "P"
POINTS_ON_A_SIDE = 637
"""The height of the rows on a side of A4, where all the columns fit its width."""
BODY = """\
### CPS-05.1 Members share

### CPS-05.2 Parents come

## How we will know

| Measure | Numerator | Denominator | Where the data comes from |
|---|---|---|---|
| =1+1 | In time | All | Records |

### Questions for an audit

- =HYPERLINK("https://example.org")
- Why?
"""
MORE = f"""\
### CPS-08.1 The group meets within 10 working days

### CPS-08.2 Every member brings an update{", and says what has changed for the child" * 4}

### CPS-08.3 The child's wishes are heard

## How we will know

| Measure | Numerator | Denominator | Where the data comes from |
|---|---|---|---|
| First meetings in time | Within 10 days | All first meetings | Case system |
| Members who came | Who came | Who were asked | Minutes |

### Questions for an audit

- Is every action small enough to be done before the next meeting?
"""
THE_SITE = a_site(
    a_page("CPS-05", BODY),
    a_page("CPS-08", MORE, changes=(Change(date(2026, 11, 24), ChangeKind.ACT, "Meet sooner."),)),
    a_page("CNP-01", "No standard."),
)
AUDITS = audits_of(THE_SITE)


def workbook_of(site: Site) -> bytes:
    audits, library = audits_of(site), site.library
    return audit_workbook(audits, guide(audits, library), library.brand, site.settings.site_url)


@cache
def the_bytes() -> bytes:
    return workbook_of(THE_SITE)


def the_book() -> Workbook:
    return load_workbook(BytesIO(the_bytes()))


def a_book(body: str = BODY, site_url: str = "") -> Workbook:
    site = a_site(a_page("CPS-05", body, title="Core groups"), site_url=site_url)
    return load_workbook(BytesIO(workbook_of(site)))


def words_of(sheet: Worksheet) -> Counter[str]:
    return Counter(
        str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
    )


def row_of(sheet: Worksheet, number: str) -> int:
    return int(next(cell.row for cell in sheet["A"] if cell.value == number))


def allowed_at(sheet: Worksheet, place: str) -> list[tuple[Any, ...]]:
    return [
        (rule.type, rule.operator, rule.formula1)
        for rule in sheet.data_validations.dataValidation
        if place in rule.sqref
    ]


def test_it_has_a_guide_a_summary_a_sheet_for_each_standard_and_one_for_actions() -> None:
    assert the_book().sheetnames == ["How to use", "Summary", "CPS-05", "CPS-08", "Actions"]


def test_every_statement_question_and_measure_is_once_on_the_sheet_of_its_standard() -> None:
    book = the_book()
    for one in AUDITS:
        found = words_of(book[one.page.id])
        expected = Counter(
            [
                *(part for row in one.statements for part in (row.code, row.words)),
                *one.questions,
                *(
                    f"{row.name}\nNumerator: {row.numerator}\nDenominator: {row.denominator}"
                    f"\nData: {row.data}"
                    for row in one.measures
                ),
            ]
        )
        assert {words: found[words] for words in expected} == dict.fromkeys(expected, 1)
        kinds = Counter(re.sub(r"[\d.]+$", "", str(cell.value)) for cell in book[one.page.id]["A"])
        assert kinds["Question "] == len(one.questions)
        assert kinds["Measure "] == len(one.measures)


def test_the_guide_on_its_sheet_is_that_of_the_page() -> None:
    said = [line for title, lines in guide(AUDITS, THE_SITE.library)
            for line in (title, *lines)]  # fmt: skip
    assert [cell.value for cell in the_book()["How to use"]["A"]] == [TITLE, *said]


def test_each_case_is_judged_from_a_list() -> None:
    book = the_book()
    for one in AUDITS:
        sheet = book[one.page.id]
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + len(one.statements)):
            for column in CASE_COLUMNS:
                rule = ("list", None, f'"{",".join(JUDGEMENTS)}"')
                assert allowed_at(sheet, f"{column}{row}") == [rule]
                assert not sheet[f"{column}{row}"].protection.locked
        after = FIRST_ROW + 1 + len(one.statements)
        assert not allowed_at(sheet, f"D{after}")


def test_a_measure_takes_two_whole_numbers_with_input_messages() -> None:
    sheet = a_book()["CPS-05"]
    row = row_of(sheet, "Measure 1")
    for column, message in ((MANY, "In time"), (OUT_OF, "All")):
        place = f"{column}{row}"
        assert allowed_at(sheet, place) == [("whole", "greaterThanOrEqual", "0")]
        (rule,) = [one for one in sheet.data_validations.dataValidation if place in one.sqref]
        assert rule.prompt == message
        assert not sheet[place].protection.locked


def test_formulas_are_locked_without_a_password() -> None:
    for sheet in the_book().worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    assert cell.protection.locked, f"{sheet.title} {cell.coordinate}"


class Number(int):
    """A whole number that divides by zero to `None`, as in the formulas guarded by IF."""

    def __truediv__(self, other: int) -> float | None:  # type: ignore[override]
        return int(self) / int(other) if other else None

    def __add__(self, other: int) -> Number:
        return Number(int(self) + int(other))


class Sums:
    """An evaluator for the few formulas of the workbook, without a spreadsheet program."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def at(self, sheet: str, place: str) -> Any:
        found = self.book[sheet][place].value
        if isinstance(found, str) and found.startswith("="):
            return self.result(sheet, found[1:])
        return Number(found) if isinstance(found, int) else found

    def result(self, sheet: str, formula: str) -> Any:
        words = re.findall(r'"[^"]*"|[^"]+', formula)
        python = "".join(
            word if word.startswith('"') else self._python(sheet, word) for word in words
        )
        return eval(python, {"self": self, "Number": Number, **FUNCTIONS})

    def _python(self, sheet: str, formula: str) -> str:
        ranged = re.sub(
            r"\b([A-Z]+\d+:[A-Z]+\d+|[A-Z]+_\d+_[a-z]+)\b",
            lambda found: f"self.cells('{sheet}', '{found[1]}')",
            formula,
        )
        single = re.sub(
            r"(?<!['\w:])([A-Z]{1,2}\d+)(?![\w:'])",
            lambda found: f"(self.at('{sheet}', '{found[1]}') or Number(0))",
            ranged,
        )
        return re.sub(r"(?<![<>=])=(?!=)", "==", single)

    def cells(self, sheet: str, where: str) -> list[Any]:
        if where in self.book.defined_names:
            ((sheet, where),) = self.book.defined_names[where].destinations
        found = self.book[sheet][where.replace("$", "")]
        rows = found if isinstance(found, tuple) else ((found,),)
        return [self.at(sheet, cell.coordinate) for row in rows for cell in row]


FUNCTIONS = {
    "IF": lambda condition, then, otherwise: then if condition else otherwise,
    "COUNTIF": lambda cells, wanted: Number(sum(cell == wanted for cell in cells)),
    "COUNTA": lambda cells: Number(sum(cell is not None for cell in cells)),
    "COUNT": lambda cells: Number(sum(isinstance(cell, int | float) for cell in cells)),
    "SUM": lambda cells: Number(sum(cells)),
}


def summary_of(book: Workbook, first: str) -> dict[str, Any]:
    """Return the row of the summary that begins with a word, by column head."""
    sheet = book["Summary"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Standard")
    (row,) = [row for row in sheet.iter_rows() if row[0].value == first]
    sums = Sums(book)
    return {
        str(name.value): sums.at("Summary", cell.coordinate)
        for name, cell in zip(head, row, strict=True)
    }


def fill(book: Workbook) -> Worksheet:
    sheet = book["CPS-05"]
    first, second = row_of(sheet, "CPS-05.1"), row_of(sheet, "CPS-05.2")
    for column, word in zip(CASE_COLUMNS, ("Met", "Met", "Met", "Not met"), strict=False):
        sheet[f"{column}{first}"] = word
    for column, word in zip("DM", ("Partly", "Does not apply"), strict=True):
        sheet[f"{column}{second}"] = word
    sheet[f"C{row_of(sheet, 'Question 2')}"] = "Because of case 3."
    sheet[f"{MANY}{row_of(sheet, 'Measure 1')}"] = 3
    sheet[f"{OUT_OF}{row_of(sheet, 'Measure 1')}"] = 4
    return sheet


def test_a_statement_has_its_count_and_share_of_cases_met() -> None:
    book = a_book()
    sheet, sums = fill(book), Sums(book)
    for number, expected in (("CPS-05.1", (3, 4, 0.75)), ("CPS-05.2", (0, 1, 0.0))):
        row = row_of(sheet, number)
        shown = tuple(sums.at("CPS-05", f"{column}{row}") for column in (MANY, OUT_OF, SHARE))
        assert shown == expected


def test_a_measure_has_its_share_and_a_share_above_one_is_to_be_checked() -> None:
    book = a_book()
    sheet, sums = fill(book), Sums(book)
    place = f"{SHARE}{row_of(sheet, 'Measure 1')}"
    assert sums.at("CPS-05", place) == 0.75
    sheet[f"{MANY}{row_of(sheet, 'Measure 1')}"] = 5
    assert sums.at("CPS-05", place) == "Check"


def test_the_summary_counts_each_standard_and_all_of_them() -> None:
    book = a_book()
    fill(book)
    expected = {
        "Statements": 2, "Met": 3, "Partly": 1, "Not met": 1, "Does not apply": 1,
        "Per cent met": 0.6, "Questions": 2, "Answered": 1, "Measures": 1, "With a result": 1,
    }  # fmt: skip
    assert summary_of(book, "CPS-05") == {
        "Standard": "CPS-05", "Title": "Core groups", **expected
    }  # fmt: skip
    assert summary_of(book, "All standards") == {
        "Standard": "All standards", "Title": None, **expected
    }  # fmt: skip


def test_an_empty_workbook_shows_no_share_at_all() -> None:
    book = the_book()
    rows = [summary_of(book, one.page.id) for one in AUDITS]
    assert {row["Per cent met"] for row in rows} == {""}
    assert {row["Met"] for row in rows} == {0}
    total = summary_of(book, "All standards")
    assert total["Per cent met"] == ""
    for name in ("Statements", "Questions", "Measures"):
        assert total[name] == sum(row[name] for row in rows) > 0


def test_the_summary_counts_the_cells_of_each_standard() -> None:
    book = the_book()
    for one in AUDITS:
        sheet, base = book[one.page.id], one.page.id.replace("-", "_")
        last = len(one.statements)
        first = row_of(sheet, one.statements[0].code)
        named = {
            "judgements": f"$D${first}:$M${first + last - 1}",
            "answers": _column(sheet, "C", "Question ", len(one.questions)),
            "results": _column(sheet, SHARE, "Measure ", len(one.measures)),
        }
        for what, where in named.items():
            assert book.defined_names[f"{base}_{what}"].value == f"'{one.page.id}'!{where}"


def _column(sheet: Worksheet, column: str, kind: str, count: int) -> str:
    rows = [row_of(sheet, f"{kind}{number}") for number in range(1, count + 1)]
    assert rows == list(range(rows[0], rows[0] + count))
    return ":".join(f"${column}${row}" for row in dict.fromkeys((rows[0], rows[-1])))


def test_text_never_acts_as_a_formula() -> None:
    sheet = a_book()["CPS-05"]
    row = row_of(sheet, "Question 1")
    assert sheet[f"B{row}"].data_type == "s"
    assert sheet[f"B{row_of(sheet, 'Measure 1')}"].data_type == "s"


def test_no_cell_is_merged_and_heads_are_frozen_and_repeated_on_every_page() -> None:
    for sheet in the_book().worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)
        if sheet.title != "How to use":
            assert sheet.freeze_panes
    assert the_book()["CPS-08"].print_title_rows == "$1:$3"
    assert the_book()["CPS-08"].freeze_panes == "C4"


def test_the_head_of_the_measures_is_on_one_side_of_paper_with_the_first_of_them() -> None:
    statements = "".join(f"### CPS-05.{number} Members share\n\n" for number in range(3, 9))
    sheet = a_book(f"{statements}{BODY}- What changed?\n")["CPS-05"]
    rows = range(1, row_of(sheet, "Measure 1") + 1)
    heights = [sheet.row_dimensions[row].height or 15 for row in rows]
    assert sum(heights) <= POINTS_ON_A_SIDE


@pytest.mark.parametrize("site_url", ["https://example.org/", "https://example.org"])
def test_each_sheet_links_to_the_summary_and_to_the_published_standard(site_url: str) -> None:
    sheet = a_book(site_url=site_url)["CPS-05"]
    assert sheet["A2"].hyperlink.location == "'Summary'!A1"
    assert sheet["C2"].hyperlink.target == "https://example.org/standards/cps-05.html"
    assert a_book()["CPS-05"]["C2"].hyperlink is None
    summary = a_book()["Summary"]
    assert summary[f"A{row_of(summary, 'CPS-05')}"].hyperlink.location == "'CPS-05'!A1"


def test_it_has_a_title_and_a_version_and_no_author() -> None:
    about = the_book().properties
    newest = max(one.version for one in AUDITS)
    assert about.title == TITLE
    assert about.created == datetime(newest.year, newest.month, newest.day)
    assert not about.creator
    assert not about.lastModifiedBy


def test_the_workbook_is_deterministic() -> None:
    assert workbook_of(THE_SITE) == the_bytes()


def test_rows_grow_with_their_text() -> None:
    with ZipFile(BytesIO(the_bytes())) as opened:
        sheets = [name for name in opened.namelist() if "worksheets/sheet" in name]
        rows = [row for name in sheets for row in re.findall(rb"<row [^>]*>", opened.read(name))]
    assert any(b' ht="' in row for row in rows)
    assert not any(b"customHeight" in row for row in rows)


def test_a_site_with_standards_has_the_workbook() -> None:
    assert AUDIT_WORKBOOK_URI in weave(a_site(a_page("CPS-05", BODY)), with_pdf=False).downloads
    assert AUDIT_WORKBOOK_URI not in weave(a_site(a_page("CNP-05", BODY)), with_pdf=False).downloads
    nothing = a_site(a_page("CPS-05", "Nothing."))
    assert AUDIT_WORKBOOK_URI not in weave(nothing, with_pdf=False).downloads
