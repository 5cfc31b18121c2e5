"""American spellings of words in this field, and their British spellings.

It lists only spellings that are never British: `practice`, `license` and `program` are both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_IZE = "apolog emphas minim normal organ priorit recogn special stigmat summar traumat util victim"
_OF_VERBS = "e|es|ed|er|ers|ing|ation|ations|ational"
_STEMS = {
    "analyz": ("analys", "e|es|ed|ing"),
    "behavior": ("behaviour", "|s|al|ally"),
    "center": ("centre", "|s|ed"),
    "color": ("colour", "|s|ed|ing|ful|less"),
    "counsel": ("counsell", "ed|ing|or|ors"),
    "defense": ("defence", "|s|less"),
    "enrollment": ("enrolment", "|s"),
    "favor": ("favour", "|s|ed|ing|ite|ites|able|ably"),
    "fulfill": ("fulfil", "|s|ment"),
    "gray": ("grey", "|s"),
    "harbor": ("harbour", "|s|ed|ing"),
    "honor": ("honour", "|s|ed|ing|able"),
    "judgmental": ("judgemental", ""),
    "labor": ("labour", "|s|ed|ing"),
    "maneuver": ("manoeuvre", "|s|ed|ing"),
    "mom": ("mum", "|s|'s|’s"),
    "neighbor": ("neighbour", "|s|ing|hood|hoods|ly"),
    "offense": ("offence", "|s"),
    "pediatric": ("paediatric", "|s|ian|ians"),
    "rumor": ("rumour", "|s|ed"),
    "signal": ("signall", "ed|ing"),
    "skillful": ("skilful", "|ly"),
    "travel": ("travell", "ed|ing|er|ers"),
    **{f"{verb}iz": (f"{verb}is", _OF_VERBS) for verb in _IZE.split()},
}
"""Stem of an American spelling → the British stem, and the possible endings."""
_WORD = re.compile(
    r"(?<![\w-])(?P<stem>{})(?P<ending>{})(?![\w-])".format(
        "|".join(_STEMS), "|".join({end for _, ends in _STEMS.values() for end in ends.split("|")})
    ),
    re.IGNORECASE,
)


def may_be_american(text: str) -> bool:
    """Return whether a text may have an American spelling; quick, where most have none."""
    small = text.lower()
    return any(stem in small for stem in _STEMS)


def british(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each American spelling in a text: its offset, as typed, and as Britain spells it."""
    for found in _WORD.finditer(text):
        stem, ending = found["stem"].lower(), found["ending"].lower()
        spelt, endings = _STEMS[stem]
        if ending in endings.split("|"):
            yield found.start(), found[0], _like(found["stem"], spelt) + found["ending"]


def _like(typed: str, spelt: str) -> str:
    """Return a word with the capitalisation of the typed one."""
    if typed.isupper():
        return spelt.upper()
    return spelt.capitalize() if typed[0].isupper() else spelt
