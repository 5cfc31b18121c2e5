"""A statement has the same words for whoever asks: its fingerprint and its earlier versions."""

from tests.builders import A_LIBRARY, a_page

from packsite.connect.statements import statement_blocks
from packsite.connect.wording import wording
from packsite.currency.earlier import statements

BODY = """\
### CPS-05.1 Ask **now** <!-- or later -->

Ring [[CPS-06|them]]<!-- Jo? -->.
Then wait.

- [ ] one `two`

#### In short

| a | [[source:WT2026]] |
|---|---|

### Notes

None.
"""


def test_a_statement_is_its_blocks_without_marks_down_to_the_next_heading_beside_it() -> None:
    page = a_page("CPS-05", BODY)
    found = statement_blocks(page, page.headings[0], lambda target, label: label or target)
    assert [[" ".join(part.split()) for part in parts] for parts in found] == [
        ["Ask **now**"],
        ["Ring them. Then wait."],
        ["one `two`"],
        ["In short"],
        ["a", "source:WT2026"],
    ]


def test_words_below_a_smaller_heading_count_for_the_fingerprint_and_are_shown_as_earlier() -> None:
    before, after = (
        a_page("CPS-05", BODY.replace("In short", title)) for title in ("In short", "In a word")
    )
    assert wording(before, before.headings[0]) != wording(after, after.headings[0])
    shown, now = (statements(page, A_LIBRARY)["CPS-05.1"].text for page in (before, after))
    assert shown.splitlines()[3:] == ["In short", "a · Working Together 2026"]
    assert now.splitlines()[3] == "In a word"
