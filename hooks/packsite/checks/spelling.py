"""Checks of spelling against the British dictionary and the words of the site."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from packsite.checks.dictionary import Dictionary, Spelling, Verdict, spelt
from packsite.checks.subject import Rules, Subject, at, in_data
from packsite.model.codes import NOTICE, WARNING, Code
from packsite.model.data import Library
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean
from packsite.read.prose import Prose, Words

MOST_SUGGESTED = 20
"""Words far from any other for which a page gets suggestions, at 0.07 s each."""
_OWN = "docs/data/words.yml"
_FOREIGN = 5
"""The fewest words of a passage by which another language is told."""
_TOKEN = re.compile(r"\S+")


def spelling(page: Prose, library: Library) -> Iterator[Problem]:
    """LAN104, SPL101, SPL102 and SPL103: words are spelt as in Britain.

    Bad: `behavior`, `recieve`, `blorptastic`
    Good: `behaviour`, `receive`
    """
    dictionary = _dictionary(library.language.words)
    if wrong := dictionary.wrong(page.tokens):
        found = [one for words in page.passages() for one in _misspelt(words, wrong, dictionary)]
        unknown = (one.word for one in found if one.verdict.spelling is Spelling.UNKNOWN)
        asked = islice(dict.fromkeys(unknown), MOST_SUGGESTED)
        suggested = {word: dictionary.suggested(word) for word in asked}
        for offset, word, verdict in found:
            yield at(page.document, offset, *_problem(word, suggested.get(word, verdict)))


def spelling_of_data(subject: Subject) -> Iterator[Problem]:
    """LAN104, SPL101, SPL102 and SPL103: data files are spelt as in Britain too.

    Bad: `behavior`, `recieve`, `blorptastic`
    Good: `behaviour`, `receive`
    """
    dictionary = _dictionary(subject.library.language.words)
    for name, text in _shown(subject.library) if subject.library.has_words else ():
        if wrong := dictionary.wrong(text.split()):
            for _, word, verdict in _misspelt(Words(0, text), wrong, dictionary):
                yield in_data(subject, name, word, _problem(word, verdict))


def _shown(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the words of each data file that pages show, with the name of the file."""
    for value in library.local.values():
        yield "partnership.yml", value.label
    for entry in library.glossary.values():
        yield "glossary.yml", f"{entry.expansion}. {entry.note}"
    for role in library.roles.values():
        yield "roles.yml", f"{role.label}. {role.who}"
    for source in library.sources.values():
        yield "sources.yml", source.note
    for session in library.sessions:
        yield "network_bites.yml", f"{session.title}. {session.topic}"
    for limit in library.timescales.limits.values():
        yield "timescales.yml", limit.what
    for step in library.path.steps:
        yield "journey.yml", f"{step.name}. {step.what}"


class _Word(NamedTuple):
    offset: int
    word: str
    verdict: Verdict


@lru_cache(maxsize=2)
def _dictionary(own: frozenset[str]) -> Dictionary:
    return Dictionary(own)


def _misspelt(passage: Words, wrong: set[str], dictionary: Dictionary) -> list[_Word]:
    """Return the misspelt words of a passage, or its beginning if it is in another language."""
    if wrong.isdisjoint(passage.text.split()):
        return []
    words = [
        _Word(passage.start + token.start() + offset, word, dictionary.verdict(word))
        for token in _TOKEN.finditer(passage.text)
        for offset, word in spelt(token[0])
    ]
    kinds = Counter(one.verdict.spelling for one in words)
    unknown = kinds[Spelling.UNKNOWN] + sum(not one.word.isascii() for one in words)
    may_be_foreign = unknown > 1  # typing errors alone are each near a word
    if may_be_foreign and unknown + kinds[Spelling.MISSPELT] >= max(_FOREIGN, len(words) / 2):
        begun = " ".join(one.word for one in words[:3])
        return [_Word(words[0].offset, begun, Verdict(Spelling.FOREIGN))]
    is_english = unknown < max(2, len(words) / 2)
    return [one for one in words if is_english and one.verdict.spelling is not Spelling.KNOWN]


def _problem(word: str, verdict: Verdict) -> tuple[Code, str, str]:
    """Return the code, the message and the hint for a misspelt word."""
    if verdict.spelling is Spelling.AMERICAN:
        return LAN104, f'"{word}" is an American spelling.', f'Write "{verdict.meant}".'
    if verdict.spelling is Spelling.FOREIGN:
        hint = (
            'If it is Welsh, put it between <span lang="cy"> and </span>, and it is read as such.'
        )
        return SPL103, f'From "{word}" on, this does not seem to be English.', hint
    message = f'"{word}" is not in the British dictionary.'
    if verdict.spelling is Spelling.MISSPELT:
        hint = f'Correct "{word}" to "{verdict.meant}", or add it to {_OWN}.'
        return SPL101, message, hint
    near = did_you_mean(verdict.meant) or "Check how it is spelt."
    return SPL102, message, f"{near} If it is right, add it to {_OWN}."


LAN104 = Code("LAN104", WARNING, "American spelling",
              "It looks careless, and searches may miss it.", bad="`behavior`",
              good="`behaviour`")  # fmt: skip
SPL101 = Code("SPL101", WARNING, "misspelt word",
              "Readers stumble over it, and searches miss it.", bad="`recieve`",
              good="`receive`")  # fmt: skip
SPL102 = Code("SPL102", NOTICE, "word that no dictionary has",
              "Readers may not know it, and a typing error in it would go unnoticed.",
              bad="`blorptastic`", good="an entry in `words.yml`")  # fmt: skip
SPL103 = Code("SPL103", NOTICE, "passage in another language",
              "A screen reader would read it out as English.",
              bad="`Jeśli dziecko jest głodne, zadzwoń od razu.`",
              good='`<i lang="pl">Jeśli dziecko jest głodne, zadzwoń od razu.</i>`')  # fmt: skip
RULES = Rules(
    "Spelling",
    codes=(LAN104, SPL101, SPL102, SPL103),
    of_prose=(spelling,),
    of_the_site=(spelling_of_data,),
)
