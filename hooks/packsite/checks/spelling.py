"""American spellings of words in this field, and their British spellings.

It lists only spellings that are never British: `practice`, `license` and `program` are both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEMS = {
    "analyz": "analys",
    "apologiz": "apologis",
    "behavior": "behaviour",
    "center": "centre",
    "color": "colour",
    "counsel": "counsell",
    "defense": "defence",
    "emphasiz": "emphasis",
    "enrollment": "enrolment",
    "favor": "favour",
    "fulfill": "fulfil",
    "gray": "grey",
    "harbor": "harbour",
    "honor": "honour",
    "judgmental": "judgemental",
    "labor": "labour",
    "maneuver": "manoeuvre",
    "minimiz": "minimis",
    "mom": "mum",
    "neighbor": "neighbour",
    "normaliz": "normalis",
    "offense": "offence",
    "organiz": "organis",
    "pediatric": "paediatric",
    "prioritiz": "prioritis",
    "recogniz": "recognis",
    "rumor": "rumour",
    "signal": "signall",
    "skillful": "skilful",
    "specializ": "specialis",
    "stigmatiz": "stigmatis",
    "summariz": "summaris",
    "traumatiz": "traumatis",
    "travel": "travell",
    "utiliz": "utilis",
    "victimiz": "victimis",
}
_ENDINGS = {
    "analyz": "e|es|ed|ing",
    "behavior": "|s|al|ally",
    "center": "|s|ed",
    "color": "|s|ed|ing|ful|less",
    "counsel": "ed|ing|or|ors",
    "defense": "|s|less",
    "enrollment": "|s",
    "favor": "|s|ed|ing|ite|ites|able|ably",
    "fulfill": "|s|ment",
    "gray": "|s",
    "harbor": "|s|ed|ing",
    "honor": "|s|ed|ing|able",
    "judgmental": "",
    "labor": "|s|ed|ing",
    "maneuver": "|s|ed|ing",
    "mom": "|s|'s|’s",
    "neighbor": "|s|ing|hood|hoods|ly",
    "offense": "|s",
    "pediatric": "|s|ian|ians",
    "rumor": "|s|ed",
    "signal": "ed|ing",
    "skillful": "|ly",
    "travel": "ed|ing|er|ers",
}
_OF_VERBS = "e|es|ed|er|ers|ing|ation|ations|ational"
_WORD = re.compile(
    r"(?<![\w-])(?P<stem>{})(?P<ending>{})(?![\w-])".format(
        "|".join(_STEMS), "|".join({*_OF_VERBS.split("|"), *"|".join(_ENDINGS.values()).split("|")})
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
        if ending in _ENDINGS.get(stem, _OF_VERBS).split("|"):
            yield found.start(), found[0], _like(found["stem"], _STEMS[stem]) + found["ending"]


def _like(typed: str, spelt: str) -> str:
    """Give a word the capitals of the one that was typed."""
    if typed.isupper():
        return spelt.upper()
    return spelt.capitalize() if typed[0].isupper() else spelt
