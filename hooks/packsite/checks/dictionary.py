"""The British dictionary: whether a word is spelt as in Britain, and which one was meant.

The word list is Hunspell's en_GB-ise, from version 3.0.0 of the npm package dictionary-en-gb,
unchanged and with its licence; the words of the site are added to it.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from packsite.model.suggest import typo_distance

_FOLDER = Path(__file__).with_name("en_GB")
_INFLECTED = "diagram"
"""A word with a plural and a possessive in the list; the words of the site get both as well."""
_PREFIXES = {
    "anti",
    "inter",
    "mid",
    "multi",
    "neuro",
    "non",
    "over",
    "post",
    "pre",
    "semi",
    "sub",
    "tri",
}
"""They may be a word before a hyphen."""
_PREFIXED = re.compile(
    r"(?:anti|cyber|inter|mis|multi|neuro|non|over|post|pre|re|sub|un|under)(.{5,})"
)
_POSSESSIVE = re.compile(r"(?!(?:their|your|our|her)')(.+)'s")
_AMERICAN = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"(?<=[a-z])([iy])z(?=e|ing|ation|able)", r"\1s"),
        (r"or(?=(?:s|ed|ing|able|ably|al|ally|ful|hoods?|ites?|less|ly)?$)", "our"),
        (r"ter(?=s?$)", "tre"),
        (r"ter(?=ed$|ing$)", "tr"),
        (r"ense(?=s?$|less$)", "ence"),
        (r"(?<=[aeiou])l(?=(?:ed|ing|ers?|ors?)$)", "ll"),
        (r"(fulfil|enrol|skil)l", r"\1"),
        (r"og(?=s?$)", "ogue"),
        (r"^ped(?=i)", "paed"),
        (r"^gray", "grey"),
        (r"^mom(?=s?$|'s$)", "mum"),
        (r"dgm", "dgem"),
    )
)
"""American spellings → British ones; only words that the list lacks are changed, to ones it has."""
_SHORT, _SHORT_SLIP, _SLIP = 4, 1.0, 1.1
"""The letters of a short word, and the largest slips in short and in longer words."""
_TWO_SLIPS, _THREE_SLIPS = 2.0, 3.0
_VOWELS = re.compile("[aeiouy]")
_NO_WORDS = re.compile(r"\d|_|[\\/{:$#@&]\w|\w[.=+~]+\w")
"""A file name, an address, a code, a number or a mark of another program."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LONG, _NAME_SLIP = 8, 0.8
"""The letters of a long word; and the largest slip, two swapped letters, in a shorter word with a
capital, which may be a name."""


class Spelling(Enum):
    """The standing of a word."""

    KNOWN = auto()
    AMERICAN = auto()
    MISSPELT = auto()
    UNKNOWN = auto()
    """In no list, and close to no word of one."""
    FOREIGN = auto()
    """The beginning of a passage in another language."""


class Verdict(NamedTuple):
    """The standing of a word, and the British spelling or the closest word; may be empty."""

    spelling: Spelling
    meant: str = ""


class Dictionary:
    """The words of Britain and of one site; each is looked up once."""

    def __init__(self, own: Iterable[str]) -> None:
        from hunspell import Hunspell  # noqa: PLC0415 - takes longer to load than most checks

        self._list = Hunspell("en_GB", str(_FOLDER), "UTF-8")
        for word in own:
            self._list.add_with_affix(word, _INFLECTED)
        self._right: set[str] = set()
        self.verdict = cache(self._judge)
        """The standing of a word without hyphens."""
        self.suggested = cache(self._suggest)
        """The closest word to an unknown one; slow, so ask for a few words only."""

    def wrong(self, tokens: Iterable[str]) -> set[str]:
        """Return the tokens between spaces that have an unknown word."""
        unseen = {*tokens} - self._right
        wrong = {
            one
            for one in unseen
            if any(self.verdict(word).spelling is not Spelling.KNOWN for _, word in spelt(one))
        }
        self._right |= unseen - wrong
        return wrong

    def _suggest(self, word: str) -> Verdict:
        listed = (one for one in self._list.suggest(word) if one.isalpha())
        slip, meant = min(((typo_distance(word, one), one) for one in listed), default=(9, ""))
        if slip <= _TWO_SLIPS and len(word) >= _LONG:
            return Verdict(Spelling.MISSPELT, meant)
        return Verdict(Spelling.UNKNOWN, meant if slip <= _THREE_SLIPS else "")

    def _judge(self, typed: str) -> Verdict:
        word = typed.replace("’", "'")
        if len(word) < 3 or not (word.isascii() and word[1:].islower()) or self._has(word):
            return Verdict(Spelling.KNOWN)  # another language, a short form, a name or a word
        changed = (rule.sub(british, word.lower()) for rule, british in _AMERICAN)
        if british := next(filter(self._list.spell, changed), ""):
            return Verdict(Spelling.AMERICAN, _like(word, british))
        if meant := self._closest(word):
            return Verdict(Spelling.MISSPELT, _like(word, meant))
        is_unknown = len(word) > 3 and word[0].islower()
        return Verdict(Spelling.UNKNOWN if is_unknown else Spelling.KNOWN)

    def _has(self, word: str) -> bool:
        """Whether a word is listed, or is without its possessive ending or its prefix."""
        within = (rule.fullmatch(word.lower()) for rule in (_POSSESSIVE, _PREFIXED))
        forms = (word, *(found[1] for found in within if found))
        return word.lower() in _PREFIXES or any(map(self._list.spell, forms))

    def _closest(self, word: str) -> str:
        """Return the listed word that is one slip away, the likeliest slip first."""
        small, is_name = word.lower(), word[0].isupper() and len(word) < _LONG
        if not is_name and self._list.spell(word.capitalize()):
            return word.capitalize()
        most = _SHORT_SLIP if len(word) <= _SHORT else _SLIP
        most = _NAME_SLIP if is_name or len(word) < _SHORT else most
        listed = filter(self._list.spell, {*_one_slip(small)})
        slips = sorted(("'" not in one, typo_distance(small, one), one) for one in listed)
        return next((one for _, slip, one in slips if slip <= most or _sounds(one, small)), "")


def _sounds(word: str, typed: str) -> bool:
    """Whether two longer words differ in one vowel: separate and seperate."""
    return len(word) >= _LONG and _VOWELS.sub("a", word) == _VOWELS.sub("a", typed)


def spelt(token: str) -> Iterator[tuple[int, str]]:
    """Yield the words in a token between two spaces, each with its offset."""
    if not _NO_WORDS.search(token):
        for found in _WORD.finditer(token):
            yield found.start(), found[0]


def _one_slip(word: str) -> Iterator[str]:
    """Yield a word with one letter dropped, added, changed, or swapped with the next."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in f"{ascii_lowercase}'":
            yield before + letter + after
            yield before + letter + after[1:]


def _like(typed: str, spelt: str) -> str:
    """Return a word with the capital of the typed one."""
    return f"{spelt[0].upper()}{spelt[1:]}" if typed[0].isupper() else spelt
