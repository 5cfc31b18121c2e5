"""What is measured is what a reader reads."""

from __future__ import annotations

import pytest
from tests.content.prose import Block, of_markdown, words
from tests.content.readability import readability, syllables


@pytest.mark.parametrize(
    ("count", "spelt"),
    [
        (1, "the child's home called asked hour friends we've clothes makes young"),
        (2, "people table safely something changes noted quiet being safety confirmed GP beyond"),
        (3, "family somebody area serious everyone safeguarding violence"),
        (4, "information emergency usually anybody experience interpreter"),
        (5, "disability decision-making evaluation NSPCC"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count, spelt):
    assert {word: syllables(word) for word in spelt.split()} == dict.fromkeys(spelt.split(), count)


def test_reading_ease_is_that_of_flesch():
    measured = readability([Block("p", "The cat sat. The family saw the cat.")])
    assert measured.words == 8
    assert measured.median_sentence == 4
    assert measured.ease == pytest.approx(206.835 - 1.015 * 4 - 84.6 * 10 / 8)


def test_only_whole_sentences_count_towards_reading_ease():
    assert readability(
        [Block("p", "One two three."), Block("li", "four"), Block("td", "Five.")]
    ) == (readability([Block("p", "One two three.")]))


def test_longest_sentence_is_looked_for_in_cells_too():
    measured = readability([Block("p", "One."), Block("td", "two three")])
    assert measured.longest_sentence == "two three"


def test_markdown_is_read_as_its_words():
    text = "A **bold** [link](x.md), `code` and\nmore.[^1]\n\n- one\n    - two\n\n[^1]: Below.\n"
    assert [(block.tag, block.text) for block in of_markdown(text)] == [
        ("p", "A bold link, and more."),
        ("li", "one"),
        ("li", "two"),
        ("p", "Below."),
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ('He said "no." She wept. Why?', ('He said "no.', "She wept.", "Why?")),
        ("Ring 999. 101 is not for this", ("Ring 999.", "101 is not for this")),
        ("Use 1.5 metres; it is the rule.", ("Use 1.5 metres; it is the rule.",)),
    ],
)
def test_text_is_split_into_sentences(text, sentences):
    assert Block("p", text).sentences == sentences


def test_figures_codes_and_addresses_are_no_words():
    assert words("CPS-05 on 3 May at legislation.gov.uk: a follow-up") == [
        "on", "May", "at", "a", "follow-up",
    ]  # fmt: skip
