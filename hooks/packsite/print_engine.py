"""Have the print engine draw one print document; what the workers run.

The engine reads a folder made for this document alone, and never the network.
"""

from __future__ import annotations

import json
from atexit import register
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

import typst

from packsite.edition import Edition
from packsite.print_model import Overrun

if TYPE_CHECKING:
    from typst import PDFStandard

_CUTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
TEMPLATES = Path(__file__).parent / "templates"
FIELD_FONT = TEMPLATES / "fields.ttf"
PDF_STANDARDS: list[PDFStandard] = ["ua-1"]
STYLESHEETS = (
    "pack.typ",
    "front.typ",
    "sheet.typ",
    "back.typ",
    "nodes.typ",
    "parts.typ",
    "fields.typ",
    "look.typ",
    "currency.typ",
    "briefing.typ",
)
_NO_INPUTS: Mapping[str, str] = {}
BRIEFING_SIZES = ("11.5", "11", "10.5", "10")
"""Points in which a briefing may be set; nothing on paper is smaller than the last."""
_IS_BRIEFING = f'"edition": "{Edition.BRIEFING.key}"'.encode()
_IS_BOOKLET = f'"edition": "{Edition.BOOKLET.key}"'.encode()
"""What the JSON of a booklet says, and that of no other document: in words, quotes are escaped."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF, or nothing and what the engine said about it."""

    content: bytes
    messages: tuple[str, ...] = ()
    overrun: Overrun | None = None
    """By how much a briefing runs over its sheet; nothing where it does not."""


def font_files() -> list[Path]:
    """Return the font files that PDFs are set in, in a fixed order."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return [folder / f"SourceSansPro-{cut}.ttf" for cut in _CUTS]


def render(content: bytes, pictures: Mapping[str, bytes], timestamp: int) -> Rendered:
    """Draw a document, given as JSON, as a tagged PDF; the same input gives the same bytes.

    Stylesheets and fonts are those that are installed where this runs.
    """
    with TemporaryDirectory(prefix="packsite-") as folder:
        root = Path(folder)
        for name in STYLESHEETS:
            copyfile(TEMPLATES / name, root / name)
        for name, picture in pictures.items():
            (root / name).write_bytes(picture)
        (root / "document.json").write_bytes(content)
        if _IS_BRIEFING in content:
            return _with_fields(_briefing(root, timestamp), content)
        drawn = _compiled(root, timestamp)
    if drawn.content and _IS_BOOKLET in content:
        return _as_booklet(drawn)
    return _with_fields(drawn, content)


def _briefing(root: Path, timestamp: int) -> Rendered:
    """Draw a briefing in the largest letters in which it fits on its sheet, or in the smallest."""
    overrun: Overrun | None = None
    for size in BRIEFING_SIZES:
        drawn = _compiled(root, timestamp, {"size": size})
        if not drawn.content:
            return drawn
        overrun = _overrun(root, {"size": size})
        if overrun is None:
            break
    return replace(drawn, overrun=overrun)


def _overrun(root: Path, inputs: Mapping[str, str]) -> Overrun | None:
    """Return what the engine measured at the end of a briefing."""
    said = typst.query(
        root / STYLESHEETS[0],
        "<overrun>",
        field="value",
        one=True,
        root=root,
        font_paths=_fonts(),
        sys_inputs=dict(inputs),
    )
    measured: dict[str, int] = json.loads(said)
    return Overrun(**measured) if measured["millimetres"] > 0 else None


def _as_booklet(drawn: Rendered) -> Rendered:
    from packsite.print_booklet import as_booklet  # noqa: PLC0415 - slow to load

    return replace(drawn, content=as_booklet(drawn.content))


def _with_fields(drawn: Rendered, document: bytes) -> Rendered:
    if not drawn.content or b'"type": "field"' not in document:
        return drawn
    from packsite.print_widgets import with_fields  # noqa: PLC0415 - slow to load

    return replace(drawn, content=with_fields(drawn.content, document))


def _compiled(root: Path, timestamp: int, inputs: Mapping[str, str] = _NO_INPUTS) -> Rendered:
    try:
        content, warnings = typst.compile_with_warnings(
            root / STYLESHEETS[0],
            root=root,
            font_paths=_fonts(),
            format="pdf",
            pdf_standards=PDF_STANDARDS,
            timestamp=timestamp,
            sys_inputs=dict(inputs),
        )
    except typst.TypstError as error:
        return Rendered(b"", (error.message,))
    return Rendered(content, tuple(warning.message for warning in warnings))


@cache
def _fonts() -> typst.Fonts:
    """Load the fonts once in each process; the engine brings its own for code and signs.

    They lie in a folder of their own while the process lives: their package holds a second format
    of each, and which of the two the engine picks differs from one computer to the next.
    """
    folder = Path(mkdtemp(prefix="packsite-fonts-"))
    register(rmtree, folder, ignore_errors=True)
    for file in font_files():
        copyfile(file, folder / file.name)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
