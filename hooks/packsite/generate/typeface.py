"""Generate the web fonts of a partnership's own typeface, which replace the theme's."""

import re
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO

from packsite.cache.memo import Cache, no_cache
from packsite.model.brand import Typeface
from packsite.model.settings import PacksiteError

PARTS: Mapping[str, str] = {
    "": (
        "\x20-\x7e\xa0-\xffŒœŠšŸŽž"
        "\u2010-\u2015\u2018-\u201e\u2020\u2022\u2026\u2030\u2039\u203a€™←-↓−≠≤≥✓"
    ),
    "-latin": "\u0100-\u024f\u0300-\u0323\u1e00-\u1eff",
    "-cyrillic": "\u0370-\u052f\u1f00-\u1fff",
}
"""The letters and signs of each part of a face: of Western Europe first, which every page loads."""
FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "tnum", "lnum"]
_WEB_FACES = ("regular", "italic", "semibold", "bold")
_KEPT_NAMES = [0, 13, 14]
"""Of the copyright and the licence: https://learn.microsoft.com/typography/opentype/spec/name"""
_KEPT_TABLES = {
    "CFF", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "cvt", "fpgm", "gasp", "glyf", "head", "hhea",
    "hmtx", "kern", "loca", "maxp", "name", "post", "prep",
}  # fmt: skip
_MEASURED = "whoever is worried about a child tells the front door the same day"
_ARIAL = {"regular": 0.4371, "bold": 0.4732}
"""The mean width of its letters in Arial, in ems."""
_STAND_IN = re.compile(r"size-adjust: [^}]*;")


def web_fonts(typeface: Typeface, cache: Cache = no_cache) -> Mapping[str, bytes]:
    """Return the web fonts by uri; those of letters that the typeface lacks stay the theme's.

    The addresses are those of the theme's fonts, so that pages load no more and no later. Raises
    PacksiteError for a damaged font.
    """
    from fontTools import version  # noqa: PLC0415 - slow to load, seldom needed

    def make() -> Mapping[str, str]:
        return {uri: b64encode(made).decode() for uri, made in _web_fonts(dict(typeface.faces))}

    fonts = cache("web fonts", [version, typeface.faces], make)
    return {uri: b64decode(content) for uri, content in fonts.items()}


def _web_fonts(faces: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield each web font with its uri; without a semibold face, the bold one stands for it."""
    for part, ranges in PARTS.items():
        made = {face: _web_font(faces[face], ranges) for face in _WEB_FACES if face in faces}
        for face, content in {"semibold": made["bold"], **made}.items():
            if content and (face, part) != ("italic", "-cyrillic"):  # which the theme has not
                yield f"assets/fonts/{face}{part}.woff2", content


def _web_font(content: bytes, ranges: str) -> bytes:
    """Return the part of a font with these letters as WOFF2; empty where it has none of them.

    Raises PacksiteError where they are damaged, which the tables of a font do not show.
    """
    from fontTools.ttLib import TTLibError  # noqa: PLC0415 - slow to load, seldom needed

    try:
        return _subset(content, ranges)
    except (TTLibError, AssertionError, LookupError, ValueError, struct.error):
        raise PacksiteError(
            "A font of the typeface in brand.yml is damaged. Ask its supplier for the files again, "
            "or remove the typeface from brand.yml."
        ) from None


def _subset(content: bytes, ranges: str) -> bytes:
    from fontTools import subset  # noqa: PLC0415 - slow to load, seldom needed

    options = subset.Options(flavor="woff2", layout_features=FEATURES, name_IDs=_KEPT_NAMES)
    options.recalc_timestamp = False
    font, made = subset.load_font(BytesIO(content), options), BytesIO()
    options.drop_tables = [table for table in font.keys() if table.strip() not in _KEPT_TABLES]  # noqa: SIM118 - no mapping
    if not (letters := {*points(ranges)} & font.getBestCmap().keys()):
        return b""
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    subset.save_font(font, made, options)
    return made.getvalue()


def points(ranges: str) -> Iterator[int]:
    """Yield the code points of ranges such as `a-zäöü`."""
    for first, last in re.findall(r"(.)(?:-(.))?", ranges, re.DOTALL):
        yield from range(ord(first), ord(last or first) + 1)


def with_stand_in(sheet: str, typeface: Typeface) -> str:
    """Return a style sheet whose stand-in, regular and bold, has the measures of a typeface.

    Text that is first shown in a font of the device then stays in its place when the typeface has
    come: https://www.w3.org/TR/css-fonts-5/#size-adjust-desc
    """
    faces = dict(typeface.faces)
    measures = (_measures(faces[face], width) for face, width in _ARIAL.items())
    return _STAND_IN.sub(lambda _: next(measures), sheet)


def _measures(content: bytes, width: float) -> str:
    """Return the declarations that make letters of a mean width as wide and high as a font's."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load, seldom needed

    font = TTFont(BytesIO(content), lazy=True)
    glyphs, widths, head = font.getBestCmap(), font["hmtx"], font["hhea"]
    mean = sum(widths[glyphs[ord(letter)]][0] for letter in _MEASURED) / len(_MEASURED)
    em = font["head"].unitsPerEm
    size = mean / em / width
    heights = {"ascent": head.ascent, "descent": -head.descent, "line-gap": head.lineGap}
    declared = (f"{name}-override: {one / em / size:.1%}" for name, one in heights.items())
    return "; ".join((f"size-adjust: {size:.1%}", *declared)) + ";"
