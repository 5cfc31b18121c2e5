"""The entries of `brand.yml`."""

import re
from typing import Annotated

from pydantic import AfterValidator

from packsite.model.colour import readable
from packsite.model.palette import ACCENT, MAIN, grounds_of
from packsite.read.fact_types import Phrase, Strict, like


def _with_contrast(colour: str) -> str:
    near = readable(colour, grounds_of(colour))
    if near != colour:
        raise ValueError(
            f'is "{colour}", too light to be read beside white; write "{near}", the nearest that is'
        )
    return colour


def _at_most(longest: int, place: str) -> AfterValidator:
    """Return a validator of names that have room in a place, by their number of characters."""

    def check(name: str) -> str:
        if (length := len(name)) > longest:
            raise ValueError(
                f"has {length:,} characters, too many for {place}; write at most {longest}"
            )
        return name

    return AfterValidator(check)


_Name = Annotated[Phrase, _at_most(100, "covers and the head of each sheet")]
"""Two lines at the head of a sheet of A4."""
_SiteName = Annotated[Phrase, _at_most(70, "the top of each page on a phone")]
"""Five lines on a phone of 360 pixels."""
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


_FontFile = Annotated[
    str,
    like(
        re.compile(r"[\w() .-]+\.(?:ttf|otf)", re.IGNORECASE),
        'write the name of a TTF or OTF file beside brand.yml, such as "Ours-Bold.ttf"',
    ),
]


class TypefaceFacts(Strict):
    """The font files of a typeface, one for each face."""

    regular: _FontFile
    italic: _FontFile
    bold: _FontFile
    semibold: _FontFile = ""
    """of headings; without it, they are bold"""
    bold_italic: _FontFile = ""


class BrandFacts(Strict):
    """The names of the partnership, its area and its site, and their look."""

    name: _Name
    """in full; [[partnership]] shows it"""
    short_name: _Name = ""
    """the initials, such as NSCP"""
    area: _Name
    """the place that it serves; [[area]] shows it"""
    site_name: _SiteName
    """the same as site_name in mkdocs.yml"""
    colours: ColourFacts = ColourFacts()
    typeface: TypefaceFacts | None = None
    """font files beside this one; without them, the fonts of the engine"""
