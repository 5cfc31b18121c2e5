"""Have the print engine draw one print document; what the workers run.

The engine reads a folder made for this document alone, and never the network.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from multiprocessing import parent_process
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

import typst

from packsite.print_widgets import with_fields

if TYPE_CHECKING:
    from typst import PDFStandard

_CUTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
TEMPLATES = Path(__file__).parent / "templates"
PDF_STANDARDS: list[PDFStandard] = ["ua-1"]
STYLESHEETS = ("pack.typ", "sheet.typ", "nodes.typ", "parts.typ", "fields.typ", "look.typ")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF, or nothing and what the engine said about it."""

    content: bytes
    messages: tuple[str, ...] = ()


def end_with_parent() -> None:
    """End this worker with the process that started it, which cannot do so where it is killed."""
    Thread(target=_end_after_parent, daemon=True).start()


def font_files() -> list[Path]:
    """Return the font files that PDFs are set in, in a fixed order."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return [folder / f"SourceSansPro-{cut}.ttf" for cut in _CUTS]


def lay_out_fonts(folder: Path) -> None:
    """Copy the fonts into a folder of their own.

    Their package holds a second format of each, and which of the two the engine picks differs from
    one computer to the next.
    """
    for file in font_files():
        copyfile(file, folder / file.name)


def render(content: bytes, pictures: Mapping[str, bytes], fonts: Path, timestamp: int) -> Rendered:
    """Draw a document, given as JSON, as a tagged PDF; the same input gives the same bytes."""
    with TemporaryDirectory(prefix="packsite-") as folder:
        root = Path(folder)
        for name in STYLESHEETS:
            copyfile(TEMPLATES / name, root / name)
        for name, picture in pictures.items():
            (root / name).write_bytes(picture)
        (root / "document.json").write_bytes(content)
        drawn = _compiled(root, fonts, timestamp)
    return replace(drawn, content=with_fields(drawn.content, content))


def _end_after_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _compiled(root: Path, fonts: Path, timestamp: int) -> Rendered:
    try:
        content, warnings = typst.compile_with_warnings(
            root / STYLESHEETS[0],
            root=root,
            font_paths=_loaded(fonts),
            format="pdf",
            pdf_standards=PDF_STANDARDS,
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        return Rendered(b"", (error.message,))
    return Rendered(content, tuple(warning.message for warning in warnings))


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> typst.Fonts:
    """Load the fonts once in each worker; the engine brings its own for code and signs."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
