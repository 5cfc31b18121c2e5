"""Formatting alone changes nothing; any change of a word does."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.builders import a_page
from tests.texts import examples

from packsite.connect.wording import wording, words_fingerprint

RULES = "must should may not never within 10 28 15.5 days child's don't the 47 £50 100% s47"
WORDS = st.lists(
    st.sampled_from(RULES.split()) | st.text("abcdefghijklmnopqrstuvwxyzé", min_size=1, max_size=8),
    min_size=1,
    max_size=12,
)
MARKS = st.sampled_from(["{}", "**{}**", "*{}*", "__{}__", "`{}`", "[{}](a-b.md#c)",
                         '[{}](https://x.org/a_(b) "Title")', "[[CPS-05|{}]]", "<span>{}</span>",
                         "“{}”", "({})", "{}.", "{},", "<abbr title=\"x y\">{}</abbr>",
                         "[{}][name]", "{}[^1]", "{}&nbsp;", "{}<br>"])  # fmt: skip
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", " – ", "\n\n- ", "\n\n* [ ] ", "\n\n1. ",
                        "\n\n!!! warning\n    ", "\n> ", " | ", "\n\n## ", " \\\n"])  # fmt: skip


def words_of(markdown: str, **values: str) -> tuple[str, ...]:
    page = a_page("LB-2022-01", f"# F1\n\n{markdown}")
    return wording(page, page.headings[0], values)


def of(markdown: str) -> str:
    return words_fingerprint(words_of(markdown))


@examples(100)
@given(WORDS, st.data())
def test_formatting_alone_changes_nothing(words: list[str], data: st.DataObject) -> None:
    """A number with a full stop is left out: at the start of a line it begins a list."""
    typed = data.draw(st.sampled_from(["", "- ", "## ", "> ", "3. "]))
    for place, word in enumerate(words):
        typed += data.draw(GAPS) if place else ""
        mark = data.draw(MARKS)
        assume(mark != "{}." or not word.isdecimal())
        typed += mark.format(data.draw(st.sampled_from([word, word.replace("'", "’")])))
    assert words_of(typed) == words_of(" ".join(words))


@examples(100)
@given(WORDS, WORDS)
def test_other_words_have_another_fingerprint(words: list[str], others: list[str]) -> None:
    assume(words != others)
    assert of(" ".join(words)) != of(" ".join(others))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Members must come.", "Members should come."),
        ("Members must come.", "Members must not come."),
        ("within 10 days", "within 15 days"),
        ("within 1.5 hours", "within 15 hours"),
        ("at 10:30", "at 10:45"),
        ("50% of them", "50 of them"),
        ("See it within\n10. Then write.", "See it within\n15. Then write."),
        ("Ask [[CPS-07]].", "Ask [[CPS-08]]."),
        ("As [[source:WT2023]] says", "As [[source:WT2026]] says"),
        ("[[CPS-07|the plan]]", "[[CPS-07|the report]]"),
        ("![A child waits](a.png)", "![A child plays](a.png)"),
        ("`must`", "`may`"),
        ("the parent's plan", "the parents plan"),
        ("- one\n- two", "- two\n- one"),
    ],
)
def test_what_a_rule_says_counts(before: str, after: str) -> None:
    assert of(before) != of(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ring, and ask.", "ring and ask"),
        ("See it within 10. Then write.", "See it within\n10. Then write."),
        ("1. one\n2. two\n3. three", "- one\n- two\n- three"),
        ("- one\n    1. two\n    2. three", "1. one\n    - two\n    - three"),
        ("a b", "| a | b |\n|---|:-:|"),
        ("Title {.new-page}\n---\nwords", "## Title\n\nwords"),
        ("[a](b.md) c", "[a](https://example.org/d_(e) 'f g') c"),
        ("a\n\n[name]: https://example.org/x", "a"),
        ("see <https://example.org/a>", "see https://example.org/b"),
        ("“can’t” – he said", '"can\'t" - he said'),
        ("un**safe**", "unsafe"),
        ("co\u00adoperate", "cooperate"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ('!!! danger "Call now"\n    Then wait.', "> Call now\n> then wait."),
    ],
)
def test_how_a_rule_is_set_does_not_count(before: str, after: str) -> None:
    assert of(before) == of(after)


def test_a_local_value_counts_by_its_words_where_they_are_given_and_else_by_its_name() -> None:
    typed = "Send it within [[local:minutes]]."
    assert words_of(typed, minutes="20 working days")[-3:] == ("20", "working", "days")
    assert words_of(typed)[-2:] == ("local", "minutes")


def test_a_fingerprint_is_short_and_the_same_on_every_computer() -> None:
    assert of("The core group meets.") == "qkpqqfqcthcn"
