"""Each row belongs to one table, however many lines of dashes a page has."""

from time import process_time

from tests.builders import a_file, a_source

from packsite.checks import tables
from packsite.read.page import parsed


def found(body: str) -> list[tuple[str, int]]:
    """Return the codes and lines of what is wrong with the tables below the facts."""
    text = a_file("CPS-01", f"\n{body}\n")
    page, _ = parsed(a_source("standards/a.md"), text)
    above = text[: text.index(body)].count("\n")
    return [(one.code.id, one.line - above) for one in tables.tables(page)]


def test_a_second_table_right_below_the_first_is_a_table_of_its_own() -> None:
    body = "| a | b |\n|---|---|\n| 1 | 2 |\n| c |\n|---|\n| 3 |\n| 4 | 5 |"
    assert found(body) == [("TAB102", 4), ("TAB101", 7)]


def test_a_page_of_lines_of_dashes_is_read_in_good_time() -> None:
    began = process_time()
    found("|---|\n" * 4_000)
    assert process_time() - began < 3


def test_a_line_of_spaces_and_a_bar_is_read_in_good_time() -> None:
    began = process_time()
    assert found(f"| a |\n{' ' * 20_000}|x\n|-{' ' * 20_000}x|") == []
    assert process_time() - began < 3
