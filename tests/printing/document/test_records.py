"""Tables that become records on narrow pages."""

from typing import Any

import pytest
from tests.printing.jobs import a_job, a_page, all_of, document_of, in_edition, words

from packsite.model.editions import Edition
from packsite.printing.document.tree import walk

NARROW = "| Step | Limit |\n|---|---|\n| First | 10 days |"
LONG = (
    "Core groups that met within ten working days of the conference, with the child seen before, "
    "the parents present or heard, and an update from every member"
)
WIDE = f"""
| Measure | Numerator | Denominator | Where the data comes from |
|---|---|---|---|
| First meeting in time | {LONG} | All new child protection plans | The social care system |
| Members contribute | Members who came or sent an update | All members | Records |
"""
HEADS = (
    "Reference", "Safeguarding partner", "Practitioner", "Involvement", "Responsibility",
    "Confidentiality", "Implementation", "Accountability", "Communication", "Recommendations",
)  # fmt: skip
CROWDED = "\n".join([f"|{'|'.join(HEADS)}|", "|---" * len(HEADS) + "|", "|Intergenerational" * 10])
FORM = """
| When | Who | What | Seen by |
|---|---|---|---|
| Monday |  |  |  |
| Tuesday |  |  |  |
"""


def drawn(markdown: str, edition: Edition = Edition.LARGE_PRINT) -> list[Any]:
    document, problems = document_of(in_edition(a_job(a_page(markdown)), edition))
    assert problems == ()
    return [*document.content["pages"][0]["blocks"]]


def kinds(blocks: list[Any]) -> list[str]:
    return [block["type"] for block in blocks]


@pytest.mark.parametrize(
    ("markdown", "edition", "kind"),
    [
        (NARROW, Edition.LARGE_PRINT, "table"),
        (WIDE, Edition.STANDARD, "table"),
        (CROWDED, Edition.STANDARD, "records"),
        (CROWDED, Edition.BRIEFING, "records"),
        (WIDE, Edition.LARGE_PRINT, "records"),
        (WIDE, Edition.BOOKLET, "records"),
        (FORM, Edition.STANDARD, "table"),
        (FORM, Edition.LARGE_PRINT, "records"),
    ],
)
def test_a_table_becomes_records_where_its_columns_would_be_too_narrow(
    markdown: str, edition: Edition, kind: str
) -> None:
    assert kinds(drawn(markdown, edition)) == [kind]


def test_every_cell_follows_the_head_of_its_column() -> None:
    (records,) = drawn(WIDE)
    assert [
        (words(term["terms"][0]), words(term["blocks"])) for term in records["rows"][1]["items"]
    ] == [
        ("Measure:", "Members contribute"),
        ("Numerator:", "Members who came or sent an update"),
        ("Denominator:", "All members"),
        ("Where the data comes from:", "Records"),
    ]


def test_a_head_that_asks_has_no_colon_after_its_question_mark() -> None:
    (records,) = drawn(WIDE.replace("Numerator", "Better or worse?"))
    assert words(records["rows"][0]["items"][1]["terms"]) == "Better or worse?"


def test_tick_boxes_and_short_blanks_of_a_row_are_on_one_line() -> None:
    box, blank = '<span class="ps-box">☐</span>', '<span class="ps-line">........</span>'
    heads = "| What | Met | Not met | How many | Out of | Seen |\n|---|---|---|---|---|---|\n"
    (records,) = drawn(f"{heads}| Visits | {box} | {box} | {blank} | {blank} | |")
    (row,) = records["rows"]
    assert [words(item["terms"][0]) for item in row["items"] if item["terms"]] == ["What:", "Seen:"]
    (line,) = row["items"][1]["blocks"]
    shown = [one if isinstance(one, str) else one["label"] for one in line["content"]]
    assert shown == [
        "Visits: Met", "\u00a0Met ", "Visits: Not met", "\u00a0Not met ",
        "How many: ", "Visits: How many", "Out of: ", "Visits: Out of",
    ]  # fmt: skip
    assert row["keep"]


def test_a_picture_beside_a_tick_box_is_kept() -> None:
    form = (
        "| What | Face | A | B | C |\n|---|---|---|---|---|\n| Food | ![Glad](tree.png) ☐ | | | |"
    )
    (records,) = drawn(form)
    assert words(records["rows"][0]["items"][1]["terms"]) == "Face:"
    assert [node["alt"] for node in walk(records) if node["type"] == "picture"] == ["Glad"]


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("**Food** and warmth", True),
        ("Food and warmth " * 10, False),
        ("[Food](https://example.org)", False),
        ('<span class="ps-box">☐</span> Food', False),
    ],
)
def test_a_name_is_for_every_side_if_it_is_short_and_can_be_repeated(
    name: str, *, is_named: bool
) -> None:
    (records,) = drawn(f"| Need | A | B | C | D |\n{'|---' * 5}|\n| {name} | | | | |")
    assert records["rows"][0]["is_named"] is is_named


def test_a_row_is_named_by_its_cell_below_an_empty_head() -> None:
    (records,) = drawn(WIDE.replace("| Measure |", "| |"))
    first = records["rows"][0]["items"][0]
    assert (words(first["terms"]), first["blocks"]) == ("First meeting in time", [])


def test_short_records_stay_on_one_page_and_long_ones_may_break() -> None:
    long_row = f"| {'word ' * 90} | b | c | d |"
    (records,) = drawn(f"{WIDE.strip()}\n{long_row}")
    assert [row["keep"] for row in records["rows"]] == [True, True, False]


def test_fields_keep_the_names_from_their_table() -> None:
    (records,) = drawn(FORM)
    labels = [field["label"] for field in all_of("field", records)]
    assert labels[:3] == ["Monday: Who", "Monday: What", "Monday: Seen by"]


@pytest.mark.parametrize("around", ['!!! note "Measures"', "- Measures\n", "Measures\n:   Each\n"])
def test_a_table_in_another_block_becomes_records_too(around: str) -> None:
    inside = "\n".join(f"    {line}" for line in WIDE.strip().split("\n"))
    blocks = drawn(f"{around}\n{inside}")
    assert all_of("records", blocks)
    assert not all_of("table", blocks)


def test_a_booklet_has_no_interactive_fields() -> None:
    blocks = drawn("- [ ] Ask the child", Edition.BOOKLET)
    assert [field["name"] for field in all_of("field", blocks)] == [""]
