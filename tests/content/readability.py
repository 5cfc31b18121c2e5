"""How easy each page is to read: python -m tests.content.readability

Prints, hardest page first, the Flesch reading ease, the words in whole sentences, and how long the
middle and the longest sentence are. Reading ease is Flesch's of 1948: 206.835 − 1.015 × words a
sentence − 84.6 × syllables a word; 60 and over is plain English, 50 to 60 fairly difficult.

Only whole sentences count towards it, so that a list of two-word items does not flatter a page; the
longest sentence is looked for in list items and tables as well. Syllables are counted by the vowels
of the spelling. Checked by hand, that was wrong for 3 of the 1,200 words that this site uses most
and for 5 of 400 drawn from the rest: less than one word in a hundred of running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from tests.content.prose import Block, this_text, words

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
    """The figures of one page."""

    ease: float
    words: int
    median_sentence: float
    longest_sentence: str


def readability(blocks: Iterable[Block]) -> Readability:
    """Measure the words of one page."""
    blocks = tuple(blocks)
    prose = [words(one) for block in blocks if block.is_prose for one in block.sentences]
    lengths = [len(sentence) for sentence in prose if sentence]
    total = sum(lengths)
    spoken = sum(syllables(word) for sentence in prose for word in sentence)
    everything = [one for block in blocks for one in block.sentences]
    return Readability(
        ease=206.835 - 1.015 * total / len(lengths) - 84.6 * spoken / total,
        words=total,
        median_sentence=median(lengths),
        longest_sentence=max(everything, key=lambda one: len(words(one))),
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


def main() -> None:
    measured = {file: readability(blocks) for file, blocks in this_text().items()}
    print("ease  words  median  longest  page")
    for file, page in sorted(measured.items(), key=lambda one: one[1].ease):
        longest = len(words(page.longest_sentence))
        print(f"{page.ease:4.0f}  {page.words:5}  {page.median_sentence:6.1f}  {longest:7}  {file}")


if __name__ == "__main__":
    main()
