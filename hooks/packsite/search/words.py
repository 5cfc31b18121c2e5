"""Tokenise text for the search; `assets/search/words.js` of the theme does so to a query."""

import re
import unicodedata
from itertools import pairwise

_POSSESSIVE = re.compile(r"[’']s\b")
_CHINESE = "\u3400-\u9fff"
_LETTERS = (
    "a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u06d3\u06d5-\u0963"
    "\u0966-\u1fff\u2c00-\u2dff\u3040-\u33ff\ua000-\ud7ff"
)
"""Letters of every script but Chinese, without the full stops, commas and question marks of any."""
_WORD = re.compile(rf"[{_LETTERS}]+|[{_CHINESE}]+|[0-9]+")
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
"""Of Latin and, where they are written at all, of Arabic letters."""
_PLAIN_LETTERS = str.maketrans("łøđı", "lodi")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")

IGNORED: frozenset[str] = frozenset(
    """
    a about after all also am an and any are as at be because been before being but by can cant
    could did didnt do does doesnt doing dont else for from get gets give given go goes going got
    had has hasnt have havent having he her here him his how i id if ill im in into is isnt it its
    ive just know let like long look looking make many may me might more most much must my need
    needs no not nowt of off on one or our out own owt please put really say shall she should show
    so some someone still such summat tell than that the their them then there these they this those
    to too told up us use very want was we were what whats when where which while who whom whos why
    will with wont would you your
    """.split()  # noqa: SIM905 - a list of so many strings nobody reads
)
"""Stop words; questions are full of them."""


def terms(text: str) -> list[str]:
    """Return the words of a text, with letters and digits apart, without accents or case.

    Chinese has no spaces, so its terms are every two characters that follow each other.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_PLAIN_LETTERS)
    plain = _POSSESSIVE.sub("", plain).replace("’", "").replace("'", "")
    return [term for word in _WORD.findall(plain) for term in _terms(word)]


def _terms(word: str) -> list[str]:
    if word[0] in "0123456789":
        return [_LEADING_ZEROS.sub("", word)]
    is_chinese = "\u3400" <= word[0] <= "\u9fff"
    return [a + b for a, b in pairwise(word)] or [word] if is_chinese else [word]
