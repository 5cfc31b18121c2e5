"""Every field has a unique name, and the prompt beside it as its label."""

import re
from typing import Any

import pytest
from tests.printing.jobs import a_job, a_pack, a_page, all_of, blocks, document_of

LINE = '<span class="ps-line">........</span>'
BOX = '<span class="ps-box">☐</span>'


def _labels(markdown: str) -> list[str]:
    return [field["label"] for field in all_of("field", blocks(markdown))]


@pytest.mark.parametrize(
    ("markdown", "labels"),
    [
        ("- [ ] Ask the child\n- [x] Write it *down*", ["Ask the child", "Write it down"]),
        (
            "Did it help?\n\n- [ ] Yes\n- [ ] No",
            ["Did it help? Yes", "Did it help? No"],
        ),
        ("We met. Did it help?\n\n- [ ] Yes", ["Did it help? Yes"]),
        ("Bring this.\n\n- [ ] Pens", ["Pens"]),
        (f"**Name:** {LINE} and date: {LINE}", ["Name", "and date"]),
        (f"{LINE} (signed)", ["(signed)"]),
        (f"## Your name\n\n{LINE}", ["Your name"]),
        (f"Was it clear? {BOX} Yes {BOX} No", ["Was it clear? Yes", "Was it clear? No"]),
        (f"## End\n\nDone? {BOX} Yes\n\n| Why? |\n|---|\n|  |\n\n- [ ] Told",
         ["Done? Yes", "Why?", "Told"]),
        (f"## Sign\n\nName: {LINE} Day:\n\n- [ ] Yes", ["Name", "Yes"]),
        (
            "| Step | Who | When |\n|---|---|---|\n| Call |  |  |",
            ["Call: Who", "Call: When"],
        ),
        ("| Is it warm? | We saw |\n|---|---|\n| Hall? |  |", ["Hall? We saw"]),
        ("| Who | When |\n|---|---|\n|  |  |", ["Who", "When"]),
        (
            "| Who | When |\n|---|---|\n|  |  |\n|  |  |",
            ["Row 1: Who", "Row 1: When", "Row 2: Who", "Row 2: When"],
        ),
        (
            "| Who | When |\n|---|---|\n| School |  |\n|  |  |\n|  |  |",
            ["School: When", "Row 1: Who", "Row 1: When", "Row 2: Who", "Row 2: When"],
        ),
        ("| What went well? |\n|---|\n|  |\n|  |", ["What went well?"]),
        ("**What I need:**\n\n| |\n|---|\n|  |", ["What I need"]),
        (
            f"| The child was seen | Yes | No |\n|---|---|---|\n| alone | {BOX} | {BOX} |",
            ["alone: Yes", "alone: No"],
        ),
        (
            f"| Asked | Answer |\n|---|---|\n| Alone? | {BOX} Yes {BOX} No |",
            ["Alone? Answer: Yes", "Alone? Answer: No"],
        ),
        (
            f"## Us\n\n| Who |\n|---|\n|  |\n\n**You:**\n\n| Who |\n|---|\n|  |\n\nDay: {LINE}",
            ["Us: Who", "You: Who", "Day"],
        ),
        (f"## You\n\n{LINE}\n\n{LINE}", ["You", "You"]),
        (f"## Worry\n\nHow far?\n\n| 0 | 10 |\n|---|---|\n| low | high |\n\n{LINE}", ["How far?"]),
        ('!!! note "Form"\n    - [ ] In a note', ["In a note"]),
        ("- [ ] Outer\n    - [ ] Inner", ["Outer", "Inner"]),
    ],
)  # fmt: skip
def test_label_is_the_prompt_beside_the_field(markdown: str, labels: list[str]) -> None:
    assert _labels(markdown) == labels


def test_long_label_ends_at_a_word() -> None:
    (label,) = _labels(f"- [ ] {'word ' * 100}")
    assert re.fullmatch(r"(word ){49}…|(word ){50}…", label)


def test_long_words_above_a_label_leave_room_for_it() -> None:
    form = "\n\n| Who |\n|---|\n|  |\n\n"
    long, short = _labels(f"{'word ' * 100}{form}And:{form}")
    assert re.fullmatch(r"(word ){19,20}… Who", long)
    assert short == "And: Who"


def test_field_without_a_prompt_is_labelled_with_the_title_of_its_page() -> None:
    assert _labels(LINE) == ["Core groups"]


def test_names_have_page_number_and_label() -> None:
    names = [field["name"] for field in all_of("field", blocks("- [ ] Zoë’s bed\n- [ ] Food"))]
    assert names == ["CPS-08-01-zoes-bed", "CPS-08-02-food"]


@pytest.mark.parametrize(
    ("markdown", "answers"),
    [
        (f"Seen? {BOX} Yes {BOX} Partly {BOX} No", ["yes", "partly", "no"]),
        ("Seen?\n\n- [ ] Yes\n- [ ] No", ["yes", "no"]),
        (
            f"| Asked | Met | Not met | Notes |\n|---|---|---|---|\n| Bed | {BOX} | {BOX} |  |",
            ["met", "not-met", None],
        ),
        (f"| Asked | Answer |\n|---|---|\n| Alone? | {BOX} Yes {BOX} No |", ["yes", "no"]),
        (f"A baby can roll. {BOX} True {BOX} False", ["true", "false"]),
        (f"Who came? {BOX} School {BOX} Health", [None, None]),
        (f"| Asked | No |\n|---|---|\n| Bed | {BOX} |", [None]),
        ("Before you go:\n\n- [ ] No dog\n- [ ] Pens", [None, None]),
        ("- [ ] Yes\n- [ ] No", [None, None]),
    ],
)  # fmt: skip
def test_boxes_are_one_choice_where_one_answer_denies_another(
    markdown: str, answers: list[str | None]
) -> None:
    choices = [field["choice"] for field in all_of("field", blocks(markdown))]
    assert [choice and choice["answer"] for choice in choices] == answers


def test_each_question_is_a_choice_of_its_own() -> None:
    rows = "".join(f"\n| {row} | {BOX} | {BOX} |" for row in ("Bed", "Food"))
    fields = all_of("field", blocks(f"| Seen | Yes | No |\n|---|---|---|{rows}"))
    assert [(one["choice"]["name"], one["choice"]["label"]) for one in fields] == [
        *[("CPS-08-01-bed", "Bed")] * 2,
        *[("CPS-08-03-food", "Food")] * 2,
    ]
    assert len({one["name"] for one in fields}) == 4


def test_a_question_asked_below_two_headings_is_two_choices() -> None:
    asked = "".join(f"## {name}\n\nSeen? {BOX} Yes {BOX} No\n\n" for name in ("Visit 1", "Visit 2"))
    choices = [field["choice"] for field in all_of("field", blocks(asked))]
    assert [choice["label"] for choice in choices] == ["Visit 1: Seen?"] * 2 + [
        "Visit 2: Seen?"
    ] * 2
    assert len({choice["name"] for choice in choices}) == 2


def test_names_are_unique_in_a_pack_even_with_a_page_twice() -> None:
    form = "- [ ] Same\n- [ ] Same\n\n| Same |\n|---|\n|  |"
    document, _ = document_of(
        a_pack(a_page(form), a_page(form), a_page(form, number=9), intro=form)
    )
    names = [field["name"] for field in all_of("field", document.content)]
    assert len(names) == 12
    assert len(set(names)) == 12


@pytest.mark.parametrize(
    "markdown",
    [
        f"## Heading {LINE}",
        f"| {BOX} |\n|---|\n| x |",
        f"[a link {LINE}](https://example.org)",
    ],
    ids=["heading", "head of a table", "link"],
)
def test_field_where_none_can_be_has_no_name(markdown: str) -> None:
    (field,) = all_of("field", blocks(markdown))
    assert field["name"] == ""


def test_consecutive_blank_rows_of_one_column_are_one_area() -> None:
    (table,) = blocks("| What? |\n|---|\n|  |\n|  |\n|  |\n| And? |\n|  |")
    rooms: list[Any] = all_of("field", table)
    assert [(room["kind"], room["size"]) for room in rooms] == [("area", 3), ("area", 1)]
    assert table["rows"] == 4


def test_area_is_never_longer_than_a_page() -> None:
    (table,) = blocks("| What? |\n|---|\n" + "|  |\n" * 30)
    assert [room["size"] for room in all_of("field", table)] == [18, 12]


@pytest.mark.parametrize(("columns", "lines"), [(2, 1), (4, 1.42), (5, 1.77)])
def test_blank_cells_have_room_for_a_sentence_of_a_hundred_characters(
    columns: int, lines: float
) -> None:
    row = "|  " * columns
    (table,) = blocks(f"{'| What happened ' * columns}|\n{'|---' * columns}|\n{row}|\n{row}|")
    assert {room["size"] for room in all_of("field", table)} == {lines}


def test_columns_of_short_answers_leave_their_room_to_sentences() -> None:
    row = "|  |  |  |"
    (table,) = blocks(f"| By when | What happened | Who |\n|---|---|---|\n{row}\n{row}")
    when, what, who = table["columns"]
    assert when + who < what
    assert {room["size"] for room in all_of("field", table)} == {1}


def test_tick_boxes_beside_empty_cells_make_a_form() -> None:
    rows = "".join(f"\n| {row} | {BOX} | {BOX} |  |" for row in "ab")
    (table,) = blocks(f"| Asked | Yes | No | Notes |\n|---|---|---|---|{rows}")
    assert table["is_form"] is True
    assert [field["kind"] for field in all_of("field", table)] == ["tick", "tick", "area"] * 2


def test_tick_box_is_in_the_first_line_of_its_item() -> None:
    (found,) = blocks("- [x] a\n\n    more\n\n- plain")
    first = found["items"][0]["blocks"][0]["content"]
    assert (first[0]["kind"], first[0]["ticked"], first[0]["hangs"]) == ("tick", True, True)
    assert all_of("field", found["items"][1]) == []


def test_blank_line_stays_with_its_label_and_a_tick_box_with_its_text() -> None:
    (both,) = blocks(f"Name: {LINE} My name: {LINE} **Day:** {LINE}")
    (sentence,) = blocks(f"Ring [999](tel:999), then the team, {LINE}")
    (boxes,) = blocks(f"Sure? {BOX} Yes {BOX}No")
    texts = [
        [part for part in one["content"] if isinstance(part, str)]
        for one in (both, sentence, boxes)
    ]
    assert texts == [
        ["Name:\u00a0", "My\u00a0name:\u00a0", "\u00a0"],
        ["Ring ", ", then the team,\u00a0"],
        ["Sure? ", "\u00a0Yes ", "\u00a0No"],
    ]


def test_blank_line_keeps_its_length() -> None:
    (line,) = all_of("field", document_of(a_job(a_page(f"Name: {LINE}")))[0].content)
    assert (line["kind"], line["size"]) == ("line", 8)
