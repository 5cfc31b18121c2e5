"""Checks of reading ease: a page is in sentences and words that readers take in at once.

Reading ease is Flesch's of 1948: 206.835 − 1.015 × words a sentence − 84.6 × syllables a word. 60
and over is plain English, 30 to 50 is difficult. Only whole sentences count, so that a list of
two-word items does not flatter a page. Syllables are counted by the vowels of the spelling. Checked
by hand, that was wrong for less than one word in a hundred of running text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from packsite.checks.subject import Rules, at
from packsite.model.blocks import BlockKind
from packsite.model.codes import WARNING, Code
from packsite.model.data import Library
from packsite.model.problems import Problem
from packsite.read.prose import Prose, Words, sentences, words

HARDEST_EASE = 45
FEWEST_WORDS = 100
"""The sample that Flesch's formula was made for; with fewer words it tells little."""
_LETTERS_A_WORD = 4.7
"""No page with shorter words is hard to read; far quicker to count than syllables."""
_PROSE = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.FOOTNOTE}
_WHOLE = re.compile(r"""[.!?]["”’')]*$""")
_SILENT = re.compile(
    r"""
    (?<![^aeiouyl]l) e $                                    # make, but not table
    | (?<![szcgx]) (?<!sh|ch) (?<![^aeiouyl]l) e (?=s$)     # makes, but not changes
    | (?<![td]) (?<![^aeiouyl]l) e (?=d$)                   # shared, but not noted
    | (?<=ev) e (?=ry)                                      # every
    | (?: (?<=[aeiouy][^aeiouyl]) | (?<=[aeiouy][^aeiouy][^aeiouyl]) ) e (?=
        (?: body | ful | guard | hold | less | ly | ment    # codespell:ignore ment
          | ness | one | scale | thing | times? | ty | where | work ) )   # safety, someone
    """,
    re.VERBOSE,
)
_SPOKEN_APART = re.compile(
    r"""
    (?<![ct]) ia (?!ge)                                     # diary, but not social
    | (?<![cgstxl]) io (?!u) | (?<![cgtx]) iou (?=s)        # period, serious
    | iet | (?<![ct]) (?<!fr) ien | ier $                   # quiet, client, easier
    | (?<![gq]) ua | (?<![gq]) uen                          # usual, influence
    | (?<=[aeiouy][^aeiouy]) ea (?=s?$) | (?<=cr) ea (?=t)  # area, create
    | [aeioy] ing | ism $ | yo (?=n)                        # doing, autism, anyone
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard some sentences are to read, and what makes them so."""

    ease: float
    words: int
    longest: Words
    """The longest sentence."""
    heaviest: tuple[str, ...]
    """The words that add most syllables, the most first."""


def reading_ease(page: Prose, _: Library) -> Iterator[Problem]:
    """LAN105: a page has a reading ease of 45 or more.

    Bad: long sentences of long words
    Good: one thought in a sentence, in the words that people say
    """
    if len("".join(page.tokens)) < _LETTERS_A_WORD * len(page.tokens):
        return
    found = readability(_whole_sentences(page))
    if found.words >= FEWEST_WORDS and found.ease < HARDEST_EASE:
        message = f"This page is hard to read: its reading ease is {max(found.ease, 0):.0f}, and it should be at least {HARDEST_EASE}."  # noqa: E501
        long_words = ", ".join(f'"{word}"' for word in found.heaviest)
        hint = f"Split long sentences, such as this one, and say in shorter words: {long_words}."
        yield at(page.document, found.longest.start, LAN105, message, hint)


def _whole_sentences(page: Prose) -> Iterator[Words]:
    """Yield the paragraphs and items of a page that are whole sentences."""
    for block in page.document.blocks:
        passage = page.text[slice(*block.span)].rstrip()
        if block.kind in _PROSE and _WHOLE.search(passage):
            yield Words(block.span.start, passage)


def readability(passages: Iterator[Words]) -> Readability:
    """Measure the sentences of some passages."""
    said = [one for passage in passages for one in sentences(passage)]
    lengths = {one: len(words(one.text)) for one in said}
    counts = Counter(word for one in said for word in words(one.text))
    spoken = {word: syllables(word) * count for word, count in counts.items()}
    total = counts.total()
    long_words = sorted((word for word in spoken if syllables(word) > 3), key=spoken.__getitem__)
    return Readability(
        206.835 - 1.015 * total / len(said) - 84.6 * sum(spoken.values()) / total if total else 100,
        total,
        max(lengths, key=lengths.__getitem__, default=Words(0, "")),
        tuple(reversed(long_words[-3:])),
    )


def syllables(word: str) -> int:
    """Return how many syllables a word has, letters of an acronym included."""
    if word.isupper() and len(word) > 1:
        return len(word)
    parts = re.split("-", re.sub("[’']", "", word.lower()))
    return sum(_syllables_of_part(part) for part in parts)


def _syllables_of_part(part: str) -> int:
    spoken = _SILENT.sub("", part)
    groups = len(re.findall("[aeiouy]+", spoken))
    return max(groups + len(_SPOKEN_APART.findall(spoken)), 1)


LAN105 = Code("LAN105", WARNING, "page that is hard to read",
              "Readers in a hurry miss the point.")  # fmt: skip
RULES = Rules("Language", codes=(LAN105,), of_prose=(reading_ease,))
