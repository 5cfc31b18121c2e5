"""The pages of this repository are short, plain and British, and explain their short forms.

Figures for every page: python -m tests.content.readability
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from tests.content.prose import Block, short_forms, this_site, this_text, words
from tests.content.readability import readability

HARDEST_EASE = 45
HARDER_ON_PURPOSE: Mapping[str, str] = {}
"""File of a page that is harder to read than that → why it has to be."""
LONGEST_MEDIAN = 20
LONGEST_SENTENCE = 35

OWN_WORDS = Path(__file__).parent / "words.txt"
"""Words of this field that the dictionary does not know: one a line, sorted."""

SHORT_FORMS_WITHOUT_AN_ENTRY = {
    "AbilityNet": "the name of a charity, as it spells itself",
    "JavaScript": "the name of a language of browsers",
    "AA": "the name of a level of the accessibility guidelines",
    "CI": "the name of the run on the Git host, as it stands there",
    "MIT": "the name of a licence",
}
_IZE = re.compile(r"(?<!e)[iy]z(?=(?:e[drs]?|ers|ing|ations?|able)$)")
_WITH_Z_IN_BRITAIN_TOO = {"prize", "prizes"}


@cache
def published() -> Mapping[str, tuple[str, ...]]:
    """Return every text that this project publishes in its own words, by file."""
    site = this_site()
    data = site.settings.data
    facts = {page.source.file: page.facts for page in site.documents}
    pages = {
        file: (
            *(block.text for block in blocks),
            facts[file].owner,
            facts[file].occasion,
            *facts[file].gaps.values(),
            *(change.what for change in facts[file].changes),
        )
        for file, blocks in this_text().items()
    }
    glossary = site.library.glossary.values()
    return pages | {
        f"{data}/partnership.yml": tuple(one.label for one in site.library.local.values()),
        f"{data}/sources.yml": tuple(one.note for one in site.library.sources.values()),
        f"{data}/glossary.yml": tuple(f"{one.expansion}. {one.note}" for one in glossary),
        f"{data}/roles.yml": tuple(
            f"{one.label}. {one.who}" for one in site.library.roles.values()
        ),
    }


def own_words() -> list[str]:
    return OWN_WORDS.read_text("utf-8").split()


def unknown(spelt: Iterable[str]) -> set[str]:
    """Return the words that the British dictionary does not have."""
    hunspell = shutil.which("hunspell")
    assert hunspell, "hunspell and its dictionary en_GB are needed: run .ci/install-test-programs"
    run = subprocess.run(
        [hunspell, "-d", "en_GB", "-i", "utf-8", "-l"],
        input="\n".join(spelt),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not run.stderr
    return set(run.stdout.split())


def american(spelt: Iterable[str]) -> set[str]:
    """Return words with -ize that Britain writes with -ise: the dictionary has both."""
    british = {word: _IZE.sub(lambda found: f"{found[0][0]}s", word) for word in spelt}
    written_with_z = {word: other for word, other in british.items() if word != other}
    return {
        word
        for word in set(written_with_z) - _WITH_Z_IN_BRITAIN_TOO
        if not unknown([written_with_z[word]])
    }


@cache
def spelt() -> Mapping[str, frozenset[str]]:
    """Return the words to be spelt as a dictionary has them, by file."""
    return {
        file: frozenset(
            word.replace("’", "'")
            for word in chain.from_iterable(map(words, texts))
            if not short_forms(word)
        )
        for file, texts in published().items()
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


def test_spelling_is_british():
    known = {*own_words(), *(word.capitalize() for word in own_words())}
    wrong = unknown(set(chain.from_iterable(spelt().values()))) - known
    wrong |= american(set(chain.from_iterable(spelt().values())))
    parts = {file: {*these, *"-".join(these).split("-")} for file, these in spelt().items()}
    assert {
        file: sorted(wrong & here) for file, here in parts.items() if not wrong.isdisjoint(here)
    } == {}


def test_american_spellings_are_found():
    assert unknown(["color", "analyze", "behavior"]) == {"color", "analyze", "behavior"}
    assert american(["organize", "recognizing", "prize", "size", "seized"]) == {
        "organize",
        "recognizing",
    }


def test_own_words_are_sorted_and_all_needed():
    listed = own_words()
    assert listed == sorted(set(listed), key=str.casefold)
    used = set("-".join(chain.from_iterable(spelt().values())).split("-"))
    assert set(listed) - used == set()
    assert set(listed) - unknown(listed) == set()


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
