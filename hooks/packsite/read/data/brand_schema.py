"""The entries of `brand.yml`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from packsite.model.colour import readable
from packsite.model.palette import ACCENT, MAIN, grounds_of
from packsite.read.fact_types import Phrase, Strict, like

_LONGEST = 100
"""Limit in characters: a name of this length takes two lines of a cover."""


def _with_contrast(colour: str) -> str:
    near = readable(colour, grounds_of(colour))
    if near != colour:
        raise ValueError(
            f'is "{colour}", too light to be read beside white; write "{near}", the nearest that is'
        )
    return colour


def _of_few_letters(name: str) -> str:
    if (length := len(name)) > _LONGEST:
        reason = f"has {length:,} characters, too many for covers and the top of each page"
        raise ValueError(f"{reason}; write at most {_LONGEST}")
    return name


_Name = Annotated[Phrase, AfterValidator(_of_few_letters)]
_Colour = Annotated[
    str,
    like(re.compile(r"#[0-9a-fA-F]{6}"), 'write six digits, such as "#0b5364"'),
    AfterValidator(_with_contrast),
]


class ColourFacts(Strict):
    """The two colours of a partnership; all others follow from them."""

    main: _Colour = MAIN
    """of the bar at the top, with white words on it"""
    accent: _Colour = ACCENT
    """of links, headings and lines, on white"""


class BrandFacts(Strict):
    """The names of the partnership, its area and its site, and their look."""

    name: _Name
    """in full; [[partnership]] shows it"""
    short_name: _Name = ""
    """the initials, such as NSCP"""
    area: _Name
    """the place that it serves; [[area]] shows it"""
    site_name: _Name
    """the same as site_name in mkdocs.yml"""
    colours: ColourFacts = ColourFacts()
