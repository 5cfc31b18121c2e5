"""Tables in print: a complete grid, repeated heads, columns that suit their text."""

from typing import Any

import pytest
from tests.printing.jobs import all_of, blocks, words

from packsite.printing.document.columns import line_count


def _table(markdown: str) -> Any:
    (found,) = blocks(markdown)
    assert found["type"] == "table"
    return found


def _grid(found: Any) -> list[tuple[int, int, str]]:
    return [(cell["row"], cell["column"], words(cell["blocks"])) for cell in found["cells"]]


def _rows_to_fill_in(found: Any) -> list[int]:
    return sorted({cell["row"] for cell in found["cells"] if all_of("field", cell["blocks"])})


def test_first_row_of_a_table_is_its_head_and_the_first_cell_that_of_its_row():
    found = _table("| Step | Limit |\n|---|---|\n| One | 10 days |")
    assert found["head_rows"] == 1
    assert [cell["is_head"] for cell in found["cells"]] == [True, True, True, False]
    assert _grid(found) == [(0, 0, "Step"), (0, 1, "Limit"), (1, 0, "One"), (1, 1, "10 days")]


def test_short_row_is_padded():
    found = _table("| a | b |\n|---|---|\n| c |")
    assert _grid(found) == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "")]


def test_table_without_rows_has_an_empty_one():
    found = _table("| a | b |\n|---|---|\n")
    assert _grid(found) == [(0, 0, "a"), (0, 1, "b"), (1, 0, ""), (1, 1, "")]


def test_cell_keeps_its_alignment():
    found = _table("| a | b |\n|--:|---|\n| x | y |")
    assert [cell["align"] for cell in found["cells"]] == ["right", "start"] * 2


def test_column_with_more_text_is_wider():
    long = "Calls the group, writes the plan up and sees the child alone, every time. " * 3
    found = _table(f"| Role | What they do |\n|---|---|\n| Lead | {long} |")
    assert found["columns"][1] > 3 * found["columns"][0]
    assert 97 <= sum(found["columns"]) <= 100


def test_no_column_is_narrower_than_its_longest_word():
    found = _table(f"| Responsibilities | b |\n|---|---|\n| x | {'word ' * 200} |")
    assert found["columns"][0] >= len("Responsibilities")


def test_small_table_does_not_fill_the_page():
    assert sum(_table("| a | b |\n|---|---|\n| 1 | 2 |")["columns"]) < 46


def test_width_moves_between_columns_where_that_saves_lines():
    numerators = (
        "Initial conferences within 15 working days",
        "Conferences with police, health and any school or nursery present or reporting",
        "Parents who say they knew what to expect",
    )
    head = "| Measure | Numerator | Denominator | Where the data comes from |\n|---|---|---|---|"
    rows = [f"| Held in time | {words} | All conferences | Audit |" for words in numerators]
    shares = _table("\n".join([head, *rows]))["columns"]
    assert [line_count(words, shares[1], 100) for words in numerators] == [1, 2, 1]


@pytest.mark.parametrize(
    ("word", "characters"),
    [
        ("CPS-2026-0001-XYZ", 13),  # no break before a digit
        ("out-of-hours", 5),
        ("Multi_Agency_Referral_Form_2026.docx", 8),
        ("Donaudampfschifffahrtsgesellschaft", 24),
    ],
)
def test_column_has_room_for_a_word_or_the_longest_part_of_a_very_long_one(word, characters):
    found = _table(f"| a | b |\n|---|---|\n| {word} | {'word ' * 400} |")
    assert characters + 3 <= found["columns"][0] < characters + 8


def test_words_joined_by_a_no_break_space_count_as_one_word():
    found = _table(f"| a | b |\n|---|---|\n| to\u00a0be\u00a0confirmed | {'word ' * 200} |")
    assert found["columns"][0] >= len("to be confirmed")


def test_fill_in_row_is_recognised_and_its_columns_are_wide():
    found = _table("| When | What |\n|---|---|\n|   |   |\n|   |   |")
    assert _rows_to_fill_in(found) == [1, 2]
    assert found["is_form"] is True
    assert min(found["columns"]) >= 40


@pytest.mark.parametrize(
    ("head", "prompts", "least", "most"),
    [
        ("| | |", ["My kind of work: school, police, health or housing"], 30, 36),
        ("| Time | What | Who | How we know |", ["Bath and bed: where? Who with?"], 17, 36),
        ("| | |", ["A question that runs on and on, " * 6], 30, 36),
    ],
    ids=["two columns", "four columns", "long questions"],
)  # fmt: skip
def test_the_prompts_of_a_form_are_not_squeezed_and_leave_room_for_answers(
    head, prompts, least, most
):
    blanks = "   |" * (head.count("|") - 2)
    rows = "".join(f"| {prompt} |{blanks}\n" for prompt in prompts)
    first, *others = _table(f"{head}\n{'|---' * (head.count('|') - 1)}|\n{rows}")["columns"]
    assert least <= first <= most
    assert sum(others) == pytest.approx(100 - first, abs=2)


@pytest.mark.parametrize(
    ("rows", "blank"),
    [
        ("| Who was there |   |   |\n| What the child said |   |   |", [1, 2]),
        ("| Breakfast | Toast |   |\n| Tea |   |   |", [1, 2]),
        ("| a | b | c |\n| d | e | f |\n| g | h |   |", []),
        ("| **Signs** |   |   |\n| Cold | a | b |\n| Hungry | a | b |", []),
    ],
    ids=["labels alone", "half filled in", "one place left empty", "heading inside the table"],
)
def test_row_with_a_label_and_empty_cells_beside_it_is_a_fill_in_row(rows, blank):
    found = _table(f"| Step | What | Who |\n|---|---|---|\n{rows}")
    assert (_rows_to_fill_in(found), found["is_form"]) == (blank, bool(blank))


def test_empty_cells_of_a_mostly_full_column_are_not_to_fill_in():
    found = _table("| Put in | Leave out |\n|---|---|\n| a | b |\n| c | d |\n| e | |")
    assert _rows_to_fill_in(found) == []


def test_empty_head_does_not_count():
    found = _table("| | |\n|---|---|\n| Who was there |   |")
    assert (found["head_rows"], found["rows"], _rows_to_fill_in(found)) == (0, 1, [0])


def test_only_a_tall_row_may_break_across_pages():
    found = _table(f"| a | b |\n|---|---|\n| short | x |\n| {'long ' * 300} | y |")
    assert found["tall_rows"] == [2]


def test_small_table_stays_on_one_page():
    head, long = "| a | b |\n|---|---|\n", "long " * 50
    assert _table(head + f"| 1 | {long} |\n" * 3)["keep"] is True
    assert _table(head + f"| 1 | {long} |\n" * 4)["keep"] is False
    assert _table(head + "| 1 | 2 |\n" * 5)["keep"] is True
    assert _table(head + "| 1 | 2 |\n" * 6)["keep"] is False
    assert _table(head + "| 1 |  |\n" * 4)["keep"] is False


@pytest.mark.parametrize("rows", [3, 5])
def test_no_rows_with_pictures_are_kept_on_one_page(rows):
    picture = '| 1 | ![A house](tree.png){ width="400" } |\n'
    found = _table("| a | b |\n|---|---|\n" + picture * rows)
    assert (found["keep"], found["foot_rows"]) == (False, 0)


def test_short_rows_stay_in_pairs_at_both_ends():
    high = f"| {'long ' * 200} |"
    short = ["| x |"] * 3
    ends = [
        _table("\n".join(["| a |", "|---|", *rows]))
        for rows in (short * 2, [high, *short], [*short, high])
    ]
    assert [(found["start_rows"], found["foot_rows"]) for found in ends] == [(3, 2), (2, 2), (3, 0)]
    assert [found["start_lines"] for found in ends] == [3, pytest.approx(11, abs=2), 3]
    assert _table(f"| a |\n|---|\n| {'long ' * 900} |\n")["start_lines"] < 20
    assert _table("| a | b |\n|---|---|\n" + 5 * "| |  |\n")["start_lines"] > 3
