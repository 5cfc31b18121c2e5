"""The pages of this repository are short, plain and British, and explain their short forms.

Figures for every page: python -m tests.content.readability
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.content.prose import REPOSITORY, Block, short_forms, this_site, this_text, words
from tests.content.readability import readability

from packsite.checks.dictionary import Dictionary, Spelling

HARDEST_EASE = 45
HARDER_ON_PURPOSE: Mapping[str, str] = {}
"""File of a page that is harder to read than that → why it has to be."""
LONGEST_MEDIAN = 20
LONGEST_SENTENCE = 35

BRITISH = Dictionary(())
SHORT_FORMS_WITHOUT_AN_ENTRY = {
    "AbilityNet": "the name of a charity, as it spells itself",
    "JavaScript": "the name of a language of browsers",
    "AA": "the name of a level of the accessibility guidelines",
    "CI": "the name of the run on the Git host, as it stands there",
    "MIT": "the name of a licence",
}


def test_middle_sentence_of_every_page_is_short():
    medians = {file: readability(blocks).median_sentence for file, blocks in this_text().items()}
    assert {file: one for file, one in medians.items() if one > LONGEST_MEDIAN} == {}


def test_no_sentence_is_long():
    assert [
        (file, one)
        for file, blocks in this_text().items()
        for block in blocks
        for one in block.sentences
        if len(words(one)) > LONGEST_SENTENCE
    ] == []


def test_every_page_is_easy_to_read():
    eases = {file: round(readability(blocks).ease) for file, blocks in this_text().items()}
    hard = {file: ease for file, ease in eases.items() if ease < HARDEST_EASE}
    assert hard.keys() == HARDER_ON_PURPOSE.keys(), hard


def is_known(word: str) -> bool:
    return BRITISH.verdict(word).spelling is Spelling.KNOWN


def test_own_words_are_sorted_and_all_needed():
    lines = (REPOSITORY / this_site().settings.data / "words.yml").read_text("utf-8").splitlines()
    listed = [line.removeprefix("- ") for line in lines if not line.startswith("#")]
    assert listed == sorted(set(listed), key=str.casefold)
    assert [word for word in listed if is_known(word) and is_known(f"{word}s")] == []


def used_in(blocks: Iterable[Block]) -> set[str]:
    return set().union(*(short_forms(block.text) for block in blocks))


def test_every_short_form_is_in_the_glossary():
    known = {*this_site().library.glossary, *SHORT_FORMS_WITHOUT_AN_ENTRY}
    used = {file: used_in(blocks) for file, blocks in this_text().items()}
    assert {file: sorted(here - known) for file, here in used.items() if here - known} == {}


def test_every_exception_is_needed():
    used = set().union(*(used_in(blocks) for blocks in this_text().values()))
    assert SHORT_FORMS_WITHOUT_AN_ENTRY.keys() - used == set()
    assert SHORT_FORMS_WITHOUT_AN_ENTRY.keys() & this_site().library.glossary.keys() == set()
