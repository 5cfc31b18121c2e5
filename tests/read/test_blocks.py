"""Blocks begin and end where the Git host has them, and know where their words stand."""

import pytest
from tests.builders import a_page

from packsite.model.blocks import BlockKind
from packsite.read.blocks import mark_like


def blocks(body: str) -> list[tuple[str, str]]:
    """Return the kind of each block of a page, and its words, with a bar between lines."""
    page = a_page(body=body)
    return [
        (block.kind.name.lower(), "|".join(page.text[slice(*line)] for line in block.lines))
        for block in page.blocks
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb\n\nc", [("paragraph", "a|b"), ("paragraph", "c")]),
        ("## A\nb", [("heading", "A"), ("paragraph", "b")]),
        ("A\n===\nb", [("heading", "A"), ("paragraph", "b")]),
        ("- ## A", [("heading", "A")]),
        ("- a\nlazy\n- b", [("item", "a|lazy"), ("item", "b")]),
        ("1. a\n2. b", [("item", "a"), ("item", "b")]),
        ("1) a\n2) b", [("item", "a"), ("item", "b")]),
        ("words\n- a", [("paragraph", "words"), ("item", "a")]),
        ("words\n2. a", [("paragraph", "words|2. a")]),
        ("- a\n\n  b\n- c", [("item", "a"), ("paragraph", "b"), ("item", "c")]),
        ("> [!NOTE]\n> a", [("admonition", ""), ("paragraph", "a")]),
        ("> - a\n>\n>     b", [("item", "a"), ("paragraph", "b")]),
        ("- [ ] a\n- [x] b\n- [y] c", [("item", "a"), ("item", "b"), ("item", "[y] c")]),
        ("- `a`\n\n`b` c", [("item", "`a`"), ("paragraph", "`b` c")]),
        ("a\n\n---\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ('!!! note "T"\n    a', [("admonition", '"T"'), ("paragraph", "a")]),
        ("[^1]: a\n    b", [("footnote", "a|b")]),
        ("  [^1]: a", [("footnote", "a")]),
        ("> [^1]: a", [("footnote", "a")]),
        ("T\n:   a", [("paragraph", "T"), ("definition", "a")]),
        ("``` py\na\n```\nb", [("code", "a"), ("paragraph", "b")]),
        ("    a\n\nb", [("code", "    a"), ("paragraph", "b")]),
        ("a <!-- b\n\nc --> d", [("paragraph", "a <!-- b|d")]),
        ("<!-- a -->\nb", [("paragraph", "b")]),
        ("a\n\n[b]: c.md\n[d]: e.md", [("paragraph", "a")]),
    ],
)
def test_a_block_has_its_kind_and_its_words(body: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(body) == expected


def test_a_block_knows_how_deep_it_stands() -> None:
    page = a_page(body="- [X] a\n\n    b\n\n!!! note\n    - c\n\nd")
    assert [block.depth for block in page.blocks] == [0, 1, 0, 1, 0]


def test_a_table_has_its_head_its_rows_and_their_cells() -> None:
    page = a_page(body="| A | b \\| c |\n|:--|--:|\n| [[CPS-05\\|x]] | |\nno bar\n\n| d |\n")
    (table,) = page.tables
    cells = [
        [page.text[slice(*cell)] for cell in row.cells]
        for row in (table.head, table.rule, *table.rows)
    ]
    assert cells == [["A", r"b \| c"], [":--", "--:"], [r"[[CPS-05\|x]]", ""], ["no bar"]]
    assert not table.runs_on
    assert [block.kind for block in page.blocks] == [
        BlockKind.ROW, BlockKind.TABLE_RULE, BlockKind.ROW, BlockKind.ROW, BlockKind.PARAGRAPH
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "runs_on"),
    [
        ("a | b\n--|--", [False]),
        ("words\n| a |\n|---|", [False]),
        ("- words\n| a |\n|---|", [True]),
        ("## A\n| a |\n|---|", [False]),
        ("> | a |\n> |---|", [False]),
        ("| a |\n|---|\n| b |\n| c |\n|---|\n| d |", [False, True]),
        ("words\n|---|", []),
    ],
)
def test_a_table_right_below_words_runs_on(body: str, runs_on: list[bool]) -> None:
    assert [table.runs_on for table in a_page(body=body).tables] == runs_on


@pytest.mark.parametrize(
    ("text", "mark"),
    [("- a", "-"), ("12. a", "12."), ("1) a", ""), ("2026. A", ""), ("-a", ""), ("- ", "")],
)
def test_what_looks_like_an_item_is_told_by_its_mark(text: str, mark: str) -> None:
    assert mark_like(text, 0) == mark
