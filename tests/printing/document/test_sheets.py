"""Sheets: sections of a page that are printed on sides of their own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.printing.jobs import a_job, a_page, document_of

from packsite.model.editions import Edition
from packsite.printing.document.filling import drop_spare_rows
from packsite.printing.document.tree import walk, words_of
from packsite.printing.job import PrintSheet

PAGE = """
## What to do { #what-to-do }

Ask.[^a]

## The form { #the-form }

Name:[^b]

### Part 1 { #part-1 }

| Date | What happened |
|---|---|
|   |   |

## Answers { #answers }

It depends.

## Sources { #rests-on }

Two.

[^a]: A note on asking.
[^b]: A note on names.
"""
FORM, ANSWERS = PrintSheet("the-form", landscape=True), PrintSheet("answers", handed_out=True)


def node_of(
    markdown: str, *sheets: PrintSheet, has_text: bool = True, edition: Edition = Edition.STANDARD
) -> Any:
    """Return the node of a page with some sheets; nothing is reported."""
    page = replace(a_page(markdown), sheets=sheets, has_text=has_text)
    document, problems = document_of(replace(a_job(page), edition=edition))
    assert problems == ()
    return document.content["pages"][0]


def headings(blocks: Any) -> list[tuple[int, str]]:
    return [
        (node["level"], words_of(node["content"]))
        for node in walk(blocks)
        if node["type"] == "heading"
    ]


def test_sheets_come_after_the_text_which_refers_to_them() -> None:
    page = node_of(PAGE, FORM, ANSWERS)
    assert headings(page["blocks"]) == [(2, "What to do"), (2, "Sources")]
    words = words_of(page["blocks"])
    assert "On a sheet of its own: The form" in words
    assert "On a sheet of its own: Answers" in words
    assert [(sheet["landscape"], headings(sheet)) for sheet in page["sheets"]] == [
        (True, [(2, "The form"), (3, "Part 1")]),
        (False, [(2, "Answers")]),
    ]


def test_each_footnote_is_printed_once_where_its_mark_is() -> None:
    page = node_of(PAGE, FORM)
    assert "A note on asking." in words_of(page["blocks"])
    assert "A note on names." not in words_of(page["blocks"])
    assert "A note on names." in words_of(page["sheets"])


def test_a_sheet_alone_is_a_document_of_its_own() -> None:
    page = node_of(PAGE, FORM, has_text=False)
    assert (page["has_text"], page["blocks"]) == (False, [])
    assert headings(page["sheets"]) == [(1, "The form"), (2, "Part 1")]


def test_a_sheet_that_is_left_out_leaves_no_trace() -> None:
    page = node_of(PAGE, FORM, replace(ANSWERS, is_left_out=True))
    assert headings(page["sheets"]) == [(2, "The form"), (3, "Part 1")]
    assert "Answers" not in words_of(page)
    assert "It depends" not in words_of(page)


def test_a_short_list_stays_in_the_text_unless_it_is_handed_out_or_printed_alone() -> None:
    short, long = "## Before you go { #go }\n\n- [ ] Read.\n", "- [ ] One more line to tick.\n"
    sheet = PrintSheet("go")
    assert headings(node_of(short, sheet)["blocks"]) == [(2, "Before you go")]
    assert headings(node_of(short, replace(sheet, handed_out=True))["blocks"]) == []
    assert headings(node_of(short + 40 * long, sheet)["blocks"]) == []
    assert headings(node_of(f"{short}\n{BLANK}", sheet)["blocks"]) == []
    assert headings(node_of(short, sheet, has_text=False)["sheets"]) == [(1, "Before you go")]


def test_fields_are_named_across_text_and_sheets() -> None:
    blanks = "| What? |\n|---|\n|   |\n"
    page = node_of(f"{blanks}\n## The form {{ #the-form }}\n\n{blanks}", FORM)
    names = [node["name"] for node in walk(page) if node["type"] == "field"]
    assert names == ["CPS-08-01-what", "CPS-08-02-what"]


BLANK = "| Date | What |\n|---|---|\n|   |   |\n|   |   |"
BOX = "| Draw here |\n|---|\n|   |"
FORM_ROWS = "| Date | What |\n|---|---|\n| Monday |   |"
FULL = f"{FORM_ROWS}\n| Tuesday | A walk |"


@pytest.mark.parametrize(
    ("below", "edition", "fill"),
    [
        (BLANK, Edition.STANDARD, {"table": 0, "spare_rows": 25}),
        (f"Words.\n\n{FULL}\n\n{BLANK}\n\nX.", Edition.LARGE_PRINT, {"table": 2, "spare_rows": 25}),
        (BOX, Edition.STANDARD, {"table": 0, "spare_rows": 0}),
        (FORM_ROWS, Edition.STANDARD, {"table": 0, "spare_rows": 0}),
        (FULL, Edition.STANDARD, None),
        (f"{BLANK}\n\n{FULL}", Edition.STANDARD, None),
        ("Words.", Edition.STANDARD, None),
        (BLANK, Edition.BOOKLET, None),
    ],
    ids=["rows", "after text", "box", "form", "not blank", "not the last", "no table", "booklet"],
)  # fmt: skip
def test_the_table_to_fill_in_at_the_end_of_a_sheet_fills_its_side(
    below: str, edition: Edition, fill: object
) -> None:
    (sheet,) = node_of(f"## The form {{ #the-form }}\n\n{below}", FORM, edition=edition)["sheets"]
    assert sheet["fill"] == fill


def test_spare_rows_can_be_dropped_again() -> None:
    (sheet,) = node_of(f"## The form {{ #the-form }}\n\n{BLANK}", FORM)["sheets"]
    assert (sheet["blocks"][0]["rows"], len(sheet["blocks"][0]["cells"])) == (28, 56)
    drop_spare_rows(sheet)
    assert (sheet["blocks"][0]["rows"], len(sheet["blocks"][0]["cells"])) == (3, 6)


def test_a_form_across_the_page_keeps_more_columns_in_large_print() -> None:
    table = "| A | B | C | D | E |\n|---|---|---|---|---|\n|   |   |   |   |   |"
    for sheet, kind in ((FORM, "table"), (replace(FORM, landscape=False), "records")):
        page = node_of(
            f"## The form {{ #the-form }}\n\n{table}", sheet, edition=Edition.LARGE_PRINT
        )
        assert page["sheets"][0]["blocks"][0]["type"] == kind


@pytest.mark.parametrize(
    ("columns", "edition", "landscape"),
    [
        ((6,), Edition.STANDARD, True),
        ((5,), Edition.LARGE_PRINT, True),
        ((6,), Edition.LARGE_PRINT, False),
        ((6, 2), Edition.LARGE_PRINT, False),
        ((6, 5), Edition.LARGE_PRINT, True),
    ],
    ids=str,
)
def test_a_sheet_with_records_stands_upright_unless_another_table_needs_the_width(
    columns: Sequence[int], edition: Edition, *, landscape: bool
) -> None:
    tables = "\n\n".join(
        f"{'| A ' * most}|\n{'|---' * most}|\n{'|   ' * most}|" for most in columns
    )
    page = node_of(f"## The form {{ #the-form }}\n\n{tables}", FORM, edition=edition)
    assert page["sheets"][0]["landscape"] is landscape
