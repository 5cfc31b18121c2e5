"""Keep words that may identify a person out of a page and its report."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from packsite.checks.privacy import personal_data
from packsite.model.data import LocalValue
from packsite.model.references import Edit, spliced


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without personal data, and a sentence for each piece of it."""

    text: str
    conversions: tuple[str, ...]


def without_personal_data(text: str, local: Mapping[str, LocalValue]) -> Cleared:
    """Return a text in which a local number is a reference, and other personal data a gap."""
    by_value = {_folded(one.value): key for key, one in local.items() if one.value}
    edits: list[Edit] = []
    conversions = []
    for span, kind in sorted(personal_data(text)):
        if edits and span.start < edits[-1][0].end:
            continue
        if key := by_value.get(_folded(text[slice(*span)])):
            edits.append((span, f"[[local:{key}]]"))
            conversions.append(f"{kind}, which is known here, became [[local:{key}]]")
        else:
            edits.append((span, f"[insert or remove: {kind}]"))
            conversions.append(f"what looks like {kind} was left out: it is not repeated here")
    return Cleared(spliced(text, edits), tuple(conversions))


def _folded(value: str) -> str:
    return re.sub(r"[\s()-]", "", value).casefold()
