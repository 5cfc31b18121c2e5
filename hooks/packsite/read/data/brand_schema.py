"""The entries of `brand.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator

from packsite.model.colour import Ground, is_readable, readable
from packsite.model.palette import ACCENT, MAIN, ON_MAIN, under_accent
from packsite.read.fact_types import Phrase, Strict, like

_Colour = Annotated[
    str, like(re.compile(r"#[0-9a-fA-F]{6}"), 'write six digits, such as "#0b5364"')
]


def _with_contrast(colour: str, grounds: Iterable[Ground]) -> str:
    grounds = tuple(grounds)
    if not is_readable(colour, grounds):
        near = readable(colour, grounds)
        raise ValueError(
            f'is "{colour}", too light to be read beside white; write "{near}", the nearest that is'
        )
    return colour


class ColourFacts(Strict):
    """The two colours of a partnership; all others follow from them."""

    main: Annotated[_Colour, AfterValidator(lambda one: _with_contrast(one, ON_MAIN))] = MAIN
    """of the bar at the top, with white words on it"""
    accent: Annotated[
        _Colour, AfterValidator(lambda one: _with_contrast(one, under_accent(one)))
    ] = ACCENT
    """of links, headings and lines, on white"""


class BrandFacts(Strict):
    """The names of the partnership, its area and its site, and their look."""

    name: Phrase
    """in full; [[partnership]] shows it"""
    short_name: Phrase = ""
    """the initials, such as NSCP"""
    area: Phrase
    """the place that it serves; [[area]] shows it"""
    site_name: Phrase
    """the same as site_name in mkdocs.yml"""
    colours: ColourFacts = ColourFacts()
