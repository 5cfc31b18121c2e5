"""Check that a local value is of its kind: one that readers can ring, write to, open or count."""

from __future__ import annotations

import re

from pydantic import ValidationInfo

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
