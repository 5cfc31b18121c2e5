"""A line is what it says and where it stands; what it opens decides about the next ones."""

import pytest

from packsite.read.lines import LineKind, Nesting


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("words", LineKind.PARAGRAPH),
        ("## A", LineKind.HEADING),
        ("- a", LineKind.ITEM),
        ("12. a", LineKind.ITEM),
        ("1) a", LineKind.ITEM),
        ("```", LineKind.FENCE),
        ("``` `a`", LineKind.PARAGRAPH),
        ("- # a", LineKind.HEADING),
        ("* * *", LineKind.RULE),
        ("!!! note", LineKind.ADMONITION),
        ('??? tip "T"', LineKind.ADMONITION),
        ("[^1]: a", LineKind.FOOTNOTE),
        (":   a", LineKind.DEFINITION),
        ("| a |", LineKind.PARAGRAPH),
    ],
)
def test_a_line_that_begins_a_block_has_a_kind(line: str, kind: LineKind) -> None:
    assert Nesting().kind_of(line, 0, begins=True) is kind


@pytest.mark.parametrize(
    ("first", "line", "kind"),
    [
        ("words", "more", LineKind.WORDS),
        ("words", "---", LineKind.UNDERLINE),
        ("words", "- a", LineKind.ITEM),
        ("words", "1. a", LineKind.ITEM),
        ("words", "2. a", LineKind.WORDS),
        ("words", "| a |", LineKind.BARS),
        ("- a", "- b", LineKind.ITEM),
        ("- a", "2. b", LineKind.ITEM),
        ("- a", "---", LineKind.RULE),
    ],
)
def test_a_line_that_follows_another_has_a_kind(first: str, line: str, kind: LineKind) -> None:
    nesting = Nesting()
    nesting.begin(0)
    nesting.read(nesting.kind_of(first, 0, begins=True), first, 0, 0)
    assert nesting.kind_of(line, 0, begins=False) is kind


@pytest.mark.parametrize(
    ("item", "columns"),
    [("- a", [2]), ("-   a", [4]), ("12. a", [4]), ("123. a", [4]), ("- 1) a", [2, 5])],
)
def test_an_item_holds_what_is_indented_as_far_as_its_text(item: str, columns: list[int]) -> None:
    nesting = Nesting()
    nesting.read(LineKind.ITEM, item, 0, 0)
    assert nesting.columns == columns
    assert nesting.level_at(columns[-1]) == len(columns)


def test_a_line_that_is_indented_less_leaves_an_admonition_and_no_list() -> None:
    for opened, is_left in (("n", True), ("l", False)):
        assert Nesting(open=opened, level=1).is_left_by(0) is is_left
