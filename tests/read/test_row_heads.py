"""The first cell of a row is its head where it names the row, and only there."""

import pytest
from tests.rendering import tree_of

LINE = '<span class="ps-line">....</span>'


def _heads(*rows: str, head: str = "| Step | Limit |") -> list[str]:
    """Return the heads of the rows of a table."""
    text = "\n".join((head, "|---" * (head.count("|") - 1) + "|", *rows))
    return [head.text_content() for head in tree_of(text).xpath("//tbody//th[@scope='row']")]


def test_first_column_names_the_rows() -> None:
    assert _heads("| First visit | 10 days |", "| **Next** [one](a.md) | |") == [
        "First visit",
        "Next one",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Month 3 | a |", "| month 3 | b |"),
        ("| Name | a |", "|  | b |"),
        (f"| Name | {LINE} |", f"| {LINE} | b |"),
        (f"| {'word ' * 25} | a |", "| Name | b |"),
    ],
    ids=["the same twice", "empty", "to fill in", "a paragraph"],
)
def test_first_column_that_names_no_row_has_no_heads(rows: tuple[str, str]) -> None:
    assert _heads(*rows) == []


def test_only_column_names_nothing() -> None:
    assert _heads("| One |", "| Two |", head="| What |") == []
