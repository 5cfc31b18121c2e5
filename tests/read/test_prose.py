"""The words of a page as its readers read them, each at its place in the file."""

import pytest
from tests.builders import WriteTree, a_file, a_page, a_source, pages_of

from packsite.read.prose import Words, prose, sentences, words

PAGE = """\
## Who comes to the meeting

The **core group** meets. It has [[CPS-08|members]] and
a chair ([[source:WT2026]]).

- [ ] Ask the child: see [the form](form.docx).
- Write it down

!!! note "Mind the gap"
    No <span lang="cy">gair</span> is lost.

| Who | What |
|---|---|
| Chair | Leads, as `code` says |
"""


def shown(body: str) -> list[str]:
    return [" ".join(passage.text.split()) for passage in prose(a_page(body=body)).passages()]


def test_a_page_is_read_passage_by_passage() -> None:
    assert [words for words in shown(PAGE) if words.strip("-")] == [
        "Who comes to the meeting",
        "The core group meets. It has members and a chair ( ).",
        "Ask the child: see the form .",
        "Write it down",
        '"Mind the gap"',
        "No is lost.",
        "Who",
        "What",
        "Chair",
        "Leads, as says",
    ]


def test_a_passage_says_where_it_stands() -> None:
    page = a_page(body=PAGE)
    for passage in prose(page).passages():
        assert page.text[passage.start] == passage.text[0]
        end = passage.start + len(passage.text)
        assert page.text.count("\n", passage.start, end) == passage.text.count("\n")


def test_a_title_in_the_place_of_a_reference_begins_a_sentence() -> None:
    assert shown("It ends. [[CPS-08]] begins.") == ["It ends. T begins."]


def test_what_the_facts_tell_readers_is_read_first_and_the_other_facts_are_not(
    write_tree: WriteTree,
) -> None:
    changes = "[{date: 2026-11-01, kind: read, what: 'Two sentences more'}]"
    text = a_file(title="Home", summary="What it is for", changes=changes, body="Words.\n")
    (page,), _ = pages_of(a_source("docs/index.md", write_tree({"docs/index.md": text})))
    read_so = [passage.text.strip("'") for passage in prose(page).passages()]
    assert read_so == ["Home", "What it is for", "Two sentences more", "Words."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three", ["One.", "Two?", "Three"]),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("about 3.5 miles, e.g. here", ["about 3.5 miles, e.g. here"]),
        ("  ", []),
    ],
)
def test_a_passage_has_sentences(text: str, expected: list[str]) -> None:
    found = [*sentences(Words(7, text))]
    assert [one.text for one in found] == expected
    assert all(text[one.start - 7 :].startswith(one.text) for one in found)


def test_figures_and_codes_are_no_words() -> None:
    assert words("A child’s 10 known rules, CPS-08") == ["A", "child’s", "known", "rules"]
