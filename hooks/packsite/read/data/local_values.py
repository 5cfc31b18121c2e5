"""Check that a local value is of its kind: one that readers can ring, write to, open or count.

In a site built on a core, the core says which values there are, and of what kind.
"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationInfo

from packsite.model.problems import Problem, TextFile
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import DAT102
from packsite.read.yaml import YamlText

_PLACEHOLDER = re.compile(r"(?i)tb[acd]|x{2,}|[?…_. -]+|n/?a|to be (?:confirmed|agreed)|unknown")
_KINDS = {
    "phone": (
        re.compile(
            r"(?<!\d)(?:0(?:[ ()-]{0,2}\d){9,10}|\+44(?:[ ()-]{0,3}\d){9,11}|[1-9]\d{2,5})(?!\d)"
        ),
        "write the whole number, such as 01632 960000 or 101",
    ),
    "email": (
        re.compile(r"^[\w.+'-]+@[\w-]+(?:\.[\w-]+)+$"),
        "write the address alone, such as team@partnership.example",
    ),
    "link": (
        re.compile(r"^https://[^\s<>\"/]+\.[^\s<>\"]+$"),
        "write an address that begins with https://",
    ),
    "timescale": (
        re.compile(
            r"(?i)\b(?:minute|hour|da[yi]|week|fortnight|month|quarter|term|year|annual|immediate"
            r"|at once)"
        ),
        "write how long, such as 10 working days",
    ),
    "text": (re.compile(""), ""),
}
"""Kind of a local value → what it must hold, and how to write it."""


def of_its_kind(value: str, info: ValidationInfo) -> str:
    """Return a value of the kind that its entry names; raises ValueError for any other."""
    pattern, hint = _KINDS.get(info.data.get("kind", ""), _KINDS["text"])
    if value and _PLACEHOLDER.fullmatch(value.strip()):
        raise ValueError(f'is "{value}"; leave it out until it is known')
    if value and not pattern.search(value):
        raise ValueError(f'is "{value}"; {hint}')
    return value


def completed(
    loaded: YamlText, data: TextFile, labelled: Mapping[str, Any]
) -> tuple[Any, tuple[Problem, ...]]:
    """Return the contents of a local file, each value with the label and kind that the core gives.

    A value without a label that the core does not know is a problem, and left out.
    """
    whole = loaded.value if isinstance(loaded.value, dict) else {}
    local = whole.get("local")
    if not isinstance(local, dict):
        return loaded.value, ()
    given = {key: one for key, one in local.items() if isinstance(one, dict)}
    unknown = [key for key, one in given.items() if key not in labelled and "label" not in one]
    full = {key: {**labelled.get(key, {}), **one} for key, one in given.items()}
    kept = {key: one for key, one in {**local, **full}.items() if key not in unknown}
    return {**whole, "local": kept}, tuple(_unknown(key, loaded, data, labelled) for key in unknown)


def _unknown(key: str, loaded: YamlText, data: TextFile, known: Mapping[str, Any]) -> Problem:
    message = f'The core has no local value "{key}".'
    hint = did_you_mean(nearest(key, known)) or "For a value of your own, add a label and a kind."
    return data.problem(loaded.spans[f"local.{key}:"].start, DAT102, message, hint)
