"""A table that is drawn, or written as HTML, is named once, with its own words to write."""

import pytest
from tests.builders import a_page

from packsite.checks import drawn_tables

GRID = "+-----+------+\n| Age | Sign |\n+=====+======+\n| 0   | Rash |\n+-----+------+"
DRAWN = {
    GRID: "| Age | Sign |",
    f"> {GRID}".replace("\n", "\n> "): "| Age | Sign |",
    "┌─────┬──────┐\n│ Age │ Sign │\n└─────┴──────┘": "| Age | Sign |",
    "  Age   Sign\n  ----- ------\n  0     Rash": "| Age | Sign |",
    "Age    Sign\n=====  =====\n0      Rash\n=====  =====": "| Age | Sign |",
    "----- ------\n0     Rash\n----- ------": "| Who | What |",
}
WITHOUT_DASHES = {
    "| Age | Sign |\n| 0 | Rash |": "| Age | Sign |",
    "| Age | Sign |\n|———|———|\n| 0 | Rash |": "| Age | Sign |",
    "| Age | Sign |\n\n|---|---|\n\n| 0 | Rash |": "| Age | Sign |",
    "- Signs:\n\n  | Age | Sign |\n  | 0 | Rash |": "| Age | Sign |",
    "Age | Sign\n0 | Rash": "| Age | Sign |",
    "Age     Sign\n0       Rash\n2       Cough": "| Age | Sign |",
}
A_TABLE = (
    "| Age | Sign |\n|---|---|\n| 0 | Rash |",
    "Home | About\n\nWords.",
    "  Age   Sign\n  ----- -----\n  0     Rash\n  2     Cough",
    "Write `a     b` and `c`,\nor   `d   e` and `f`.",
    "Read [[CPS-05|the core group]] and [[CPS-08|it]].\nThen [[CPS-05|this]] and [[CPS-08|it]].",
    "Either | or, and `a | b`.\nAnd so on.",
    "Words.  Two spaces after a stop.  And again.\nWords.  Two spaces after a stop.",
    r"One \| two\nthree \| four",
)
NOT_DRAWN = (
    "| Age | Sign |\n|-----|------|\n| 0   | Rash |",
    "Age | Sign\n--- | ----\n0 | Rash",
    "Words.\n\n- - -\n\nWords.",
    "Title\n-----\n\nWords.",
    f"```\n{GRID}\n```",
    "Words -- and -- words",
    "1 + 1 + 1",
)


@pytest.mark.parametrize("body", DRAWN)
def test_a_drawn_table_is_named_once_with_its_first_row(body: str) -> None:
    found = [*drawn_tables.drawn_tables(a_page(body=f"Words.\n\n{body}\n\nWords."))]
    assert len(found) == 1
    assert f'"{DRAWN[body]}", "|---|---|"' in found[0].hint


@pytest.mark.parametrize("body", NOT_DRAWN)
def test_other_lines_of_dashes_are_no_drawn_tables(body: str) -> None:
    assert [*drawn_tables.drawn_tables(a_page(body=body))] == []


def test_two_drawn_tables_are_two_problems() -> None:
    found = drawn_tables.drawn_tables(a_page(body=f"{GRID}\n\n{GRID}\n"))
    assert [problem.line for problem in found] == [1, 7]


def test_a_table_in_html_is_one_problem_with_its_head_as_markdown() -> None:
    table = "<table>\n<tr><th rowspan=2>Age</th><th colspan='2'>Sign</th></tr>\n</table>"
    (found,) = drawn_tables.html_tables(a_page(body=f"Words.\n\n{table}\n"))
    assert found.line == 3
    assert '"| Age | Sign | Sign |", "|---|---|---|"' in found.hint
    assert "repeat the words" in found.hint


@pytest.mark.parametrize(
    "body",
    [
        "<table>",
        "<TABLE border=1><tr><td>a<td>b",
        "<table></table>",
        f"<table><tr><td colspan={'9' * 4400}>a</table>",
    ],
)
def test_a_damaged_table_in_html_is_named_too(body: str) -> None:
    assert len([*drawn_tables.html_tables(a_page(body=body))]) == 1


@pytest.mark.parametrize("body", WITHOUT_DASHES)
def test_a_table_without_its_line_of_dashes_is_named_once(body: str) -> None:
    found = [*drawn_tables.tables_without_dashes(a_page(body=f"Words.\n\n{body}\n\nWords."))]
    assert len(found) == 1
    assert f'"{WITHOUT_DASHES[body]}", "|---|---|"' in found[0].hint


@pytest.mark.parametrize("body", A_TABLE)
def test_a_table_and_words_with_bars_are_left_alone(body: str) -> None:
    assert [*drawn_tables.tables_without_dashes(a_page(body=body))] == []


def test_a_cell_that_is_broken_in_two_lines_is_named_where_it_goes_on() -> None:
    body = "| Age | Sign |\n|---|---|\n| 0 | - Rash\n- Cough |\n"
    (found,) = drawn_tables.tables_without_dashes(a_page(body=body))
    assert (found.line, "<br>" in found.hint) == (4, True)
