"""Tokenise text for the search; `theme/assets/search/words.js` does the same to a query."""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"[a-z]+|\d+")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")

IGNORED: frozenset[str] = frozenset(
    """
    a about after all also am an and any are as at be because been before being but by can cant
    could did didnt do does doesnt doing dont else for from get gets give given go goes going got
    had has hasnt have havent having he her here him his how i id if ill im in into is isnt it its
    ive just know let like long look looking make many may me might more most much must my need
    needs no not of off on one or our out own please put really say shall she should show
    so some someone still such tell than that the their them then there these they this those
    to too told up us use very want was we were what whats when where which while who whom whos why
    will with wont would you your
    """.split()  # noqa: SIM905 - a list of so many strings nobody reads
)
"""Stop words; questions are full of them."""


def terms(text: str) -> list[str]:
    """Return the words of a text, with letters and digits apart, without accents or case."""
    plain = _ACCENTED.sub(_without_accent, unicodedata.normalize("NFKD", text).lower())
    plain = _POSSESSIVE.sub("", plain).replace("’", "").replace("'", "")
    return [_LEADING_ZEROS.sub("", word) for word in _WORD.findall(plain)]


def _without_accent(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]
