"""The pages of this repository explain their short forms; their own words are needed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.content.prose import REPOSITORY, Block, short_forms, this_site, this_text

from packsite.checks.dictionary import Dictionary, Spelling

BRITISH = Dictionary(())
HOOKS = REPOSITORY / "hooks"
SHORT_FORMS_WITHOUT_AN_ENTRY = {
    "PDF": "a kind of file, known by this name only",
    "AbilityNet": "the name of a charity, as it spells itself",
    "JavaScript": "the name of a language of browsers",
    "AA": "the name of a level of the accessibility guidelines",
    "GitHub": "the name of a Git host, as it spells itself",
    "GitLab": "the name of a Git host, as it spells itself",
    "SharePoint": "the name of a program, as it spells itself",
    "MIT": "the name of a licence",
}


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


def test_sentences_of_templates_use_no_turn_of_phrase_that_pages_may_not():
    turns = re.compile("|".join(map(re.escape, this_site().library.language.turns)), re.IGNORECASE)
    files = [
        *(HOOKS / "packsite/templates").glob("*.jinja"),
        *(HOOKS / "packsite_mkdocs/theme").rglob("*.html"),
    ]
    texts = {file.name: " ".join(file.read_text("utf-8").split()) for file in files}
    assert len(texts) > 30
    assert {name: found for name, text in texts.items() if (found := turns.findall(text))} == {}
