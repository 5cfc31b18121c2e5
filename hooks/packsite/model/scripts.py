"""The scripts that have a font of their own, and the characters that can be printed at all."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HIDDEN = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""The signs that control a machine, or turn the direction of the words around."""
_BOTH = ("regular", "bold")
_ASCII = re.compile(r"[\x00-\x7f]+")
_DANDA = "\u0964\u0965"
"""The full stops that the scripts of North India share."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script, the font that draws it on screen and on paper, and the package it comes from."""

    file: str
    """The name of its font files, without their weight."""
    package: str
    family: str
    letters: str
    """Its letters, as in a character class."""
    weights: tuple[str, ...] = _BOTH


SCRIPTS = (
    Script(
        "arabic", "noto-sans-arabic", "Noto Sans Arabic",
        "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    ),
    Script(
        "devanagari", "noto-sans-devanagari", "Noto Sans Devanagari",
        "\u0900-\u097f\ua8e0-\ua8ff\u1cd0-\u1cff",
    ),
    Script("bengali", "noto-sans-bengali", "Noto Sans Bengali", f"\u0980-\u09ff{_DANDA}"),
    Script("gurmukhi", "noto-sans-gurmukhi", "Noto Sans Gurmukhi", f"\u0a00-\u0a7f{_DANDA}"),
    Script("gujarati", "noto-sans-gujarati", "Noto Sans Gujarati", f"\u0a80-\u0aff{_DANDA}"),
    Script(
        "chinese", "noto-sans-sc", "Noto Sans SC",
        "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef", ("regular",),  # 0.5 MB: bold is drawn from it
    ),
)  # fmt: skip


def families(text: str) -> tuple[str, ...]:
    """Return the font families of the scripts that a text has letters of."""
    other = "".join(frozenset(_ASCII.sub("", text)) - {*_DANDA})
    return tuple(one.family for one in SCRIPTS if re.search(f"[{one.letters}]", other))


def missing_on_paper(text: str) -> frozenset[str]:
    """Return the characters of a text that no font of the print-out has."""
    return frozenset(_ASCII.sub("", text)) - _signs_on_paper()


@lru_cache(maxsize=1)
def _signs_on_paper() -> frozenset[str]:
    """Return every character that can be printed, as `make fonts` found them in the fonts."""
    ranges = Path(__file__).with_name("signs_on_paper.txt").read_text("ascii").split()
    bounds = (one.partition("-") for one in ranges)
    return frozenset(
        chr(point)
        for first, _, last in bounds
        for point in range(int(first, 16), int(last or first, 16) + 1)
    )
