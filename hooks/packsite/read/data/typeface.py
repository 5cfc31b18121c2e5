"""Read the typeface of a partnership: font files beside `brand.yml`, which names them.

Every font is part of pages and print-outs, so its licence has to permit embedding. The print engine
finds fonts by names that their makers choose in many ways, so here they get one family and the
weights of their faces.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from packsite.model.brand import BRAND_FILE, FACES, Typeface
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.codes import DAT102
from packsite.read.data.text import data_text
from packsite.read.yaml import load_yaml

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FAMILY = "Partnership Sans"
"""The family that the print stylesheet and the style sheets ask for."""
_LARGEST = 2_000_000
"""Limit of bytes: the fonts of all of Europe's languages have a quarter of it."""
_NEEDED = "".join(map(chr, range(0x21, 0x7F))) + "£é–—‘’“”…•"
"""The signs that any page may have; the standard fonts draw others where they are missing."""
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 2, 0x100, 0x200
"""Limits of a licence: https://learn.microsoft.com/typography/opentype/spec/os2#fstype"""
_FAMILY_NAME = 1
"""The identifier of a name: https://learn.microsoft.com/typography/opentype/spec/name"""


class _Unusable(Exception):
    """A font that cannot be used: the message, and the hint."""


def typeface(
    settings: Settings, named: Mapping[str, str] | None
) -> tuple[Typeface | None, tuple[Problem, ...]]:
    """Return the typeface of these files by face, and its problems; `None` without one to use."""
    if named is None:
        return None, ()
    faces, faults = dict[str, tuple[str, bytes]](), dict[str, _Unusable]()
    for face, file in named.items():
        try:
            if file:
                faces[face] = _face(settings.root / settings.data / file, FACES[face])
        except _Unusable as fault:
            faults[face] = fault
    if faults:
        return None, tuple(_problems(settings, faults))
    contents = tuple((face, content) for face, (_, content) in faces.items())
    return Typeface(faces["regular"][0], contents), ()


def _problems(settings: Settings, faults: Mapping[str, _Unusable]) -> Iterator[Problem]:
    """Yield the problem of each face at its line."""
    data, _ = data_text(settings, BRAND_FILE)
    assert data, "its faces were read from it"
    spans = load_yaml(data.text).spans
    for face, fault in faults.items():
        yield data.problem(spans[f"typeface.{face}:"].start, DAT102, *fault.args)


def _face(path: Path, weight: int) -> tuple[str, bytes]:
    """Return the name of a font's family, and the font as one of ours.

    Raises _Unusable where the file is missing, too large or damaged, and as `_as_ours` does.
    """
    from fontTools.ttLib import TTLibError  # noqa: PLC0415 - slow to load, seldom needed

    if not path.is_file() or path.is_symlink():
        hint = "Put the file here, or correct the name."
        raise _Unusable(f'"{path.name}" is not in this folder.', hint)
    if path.stat().st_size > _LARGEST:
        hint = "Use a file with the letters of European languages only."
        raise _Unusable(f'"{path.name}" is larger than {_LARGEST // 1_000_000} MB.', hint)
    try:
        name, content = _as_ours(path.name, path.read_bytes(), weight)
    except (TTLibError, AssertionError, LookupError, ValueError, struct.error):
        hint = "Ask its supplier for the TTF or OTF file again."
        raise _Unusable(f'"{path.name}" cannot be read as a font.', hint) from None
    return name if name and name.isprintable() else path.stem, content


def _as_ours(file: str, content: bytes, weight: int) -> tuple[str, bytes]:
    """Return the name of a font's family, and the font with our name and its weight.

    Raises _Unusable as `_refuse_unfit` does, and other exceptions where the font is damaged.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load, seldom needed

    font = TTFont(BytesIO(content), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    tables = font.reader.tables.values()
    assert max(one.offset + one.length for one in tables) <= len(content), "its end is missing"
    _refuse_unfit(file, font)
    names, made = font["name"], BytesIO()
    name = names.getDebugName(_FAMILY_NAME)
    names.removeNames(nameID=_FAMILY_NAME)
    names.setName(_FAMILY, _FAMILY_NAME, 3, 1, 0x409)  # in English, as Windows has it
    font["OS/2"].usWeightClass = weight
    font.flavor = None  # the print engine reads no web fonts
    font.save(made)
    return name or "", made.getvalue()


def _refuse_unfit(file: str, font: TTFont) -> None:
    """Raise _Unusable for a font that has every weight, must not be embedded, or lacks a sign."""
    if "fvar" in font:
        hint = "Use the static files, one for each face."
        raise _Unusable(f'"{file}" is a variable font, with every weight in one file.', hint)
    allowed = font["OS/2"].fsType
    if allowed & 0xF == _RESTRICTED or allowed & (_WHOLE_ONLY | _BITMAPS_ONLY):
        hint = "Ask its supplier for files that are licensed for PDFs and web pages."
        raise _Unusable(f'"{file}" says that its licence forbids embedding.', hint)
    letters = font.getBestCmap() or {}  # one of symbols has none
    if missing := next((sign for sign in _NEEDED if ord(sign) not in letters), ""):
        hint = "Use the full font: trial versions lack some characters."
        raise _Unusable(f'"{file}" has no "{missing}".', hint)
