"""Have the print engine draw one print document; what the workers run.

The engine reads a folder of its own, where one document lies at a time, and never the network.
"""

from __future__ import annotations

import json
from atexit import register
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from threading import local
from typing import TYPE_CHECKING

import typst

from packsite.model.editions import Edition
from packsite.printing.job import Overrun
from packsite.printing.pdf.fonts import STYLES_FOLDER, font_files

if TYPE_CHECKING:
    from typst import PDFStandard

    from packsite.printing.document.nodes import DocumentNode

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
BRIEFING_SIZES = ("11.5", "11", "10.5", "10")
"""Points in which a briefing may be set; nothing on paper is smaller than the last."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF, or nothing and what the engine said about it."""

    content: bytes
    messages: tuple[str, ...] = ()
    overrun: Overrun | None = None
    """By how much a briefing runs over its sheet; nothing where it does not."""


def render(content: bytes, pictures: Mapping[str, bytes], timestamp: int) -> Rendered:
    """Draw a document, given as JSON, as a tagged PDF; the same input gives the same bytes.

    Stylesheets and fonts are those that are installed where this runs.
    """
    document = json.loads(content.decode())
    edition: str = document["edition"]
    engine = _engine()
    with engine.laid_out(content, pictures):
        if edition == Edition.BRIEFING.key:
            drawn = _briefing(engine, timestamp)
        else:
            drawn = engine.drawn(timestamp, {"edition": edition})
    if not drawn.content:
        return drawn
    if edition == Edition.BOOKLET.key:
        return _as_booklet(drawn)
    return _with_fields(drawn, document) if b'"type": "field"' in content else drawn


def _briefing(engine: _Engine, timestamp: int) -> Rendered:
    """Draw a briefing in the largest letters in which it fits on its sheet, or in the smallest."""
    overrun: Overrun | None = None
    for size in BRIEFING_SIZES:
        drawn = engine.drawn(timestamp, {"edition": Edition.BRIEFING.key, "size": size})
        if not drawn.content:
            return drawn
        overrun = engine.overrun()
        if overrun is None:
            break
    return replace(drawn, overrun=overrun)


class _Engine:
    """The print engine at its folder, where the stylesheets lie: it reads them once."""

    def __init__(self) -> None:
        self._root = _own_folder("packsite-")
        for name in STYLESHEETS:
            copyfile(STYLES_FOLDER / name, self._root / name)
        self._compiler = typst.Compiler(
            self._root / STYLESHEETS[0], root=self._root, font_paths=_fonts()
        )

    @contextmanager
    def laid_out(self, content: bytes, pictures: Mapping[str, bytes]) -> Iterator[None]:
        """Lay a document and its pictures beside the stylesheets, and take them away again."""
        files = [(self._root / name, of_it) for name, of_it in pictures.items()]
        files.append((self._root / "document.json", content))
        try:
            for path, of_it in files:
                path.write_bytes(of_it)
            yield
        finally:
            for path, _ in files:
                path.unlink(missing_ok=True)

    def drawn(self, timestamp: int, inputs: Mapping[str, str]) -> Rendered:
        """Draw what is laid out as a PDF, or return what the engine says about it."""
        try:
            content, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=PDF_STANDARDS,
                timestamp=timestamp,
                sys_inputs=dict(inputs),
            )
        except typst.TypstError as error:
            return Rendered(b"", (error.message,))
        assert isinstance(content, bytes), "one document is one PDF"
        return Rendered(content, tuple(warning.message for warning in warnings))

    def overrun(self) -> Overrun | None:
        """Return what was measured at the end of the briefing that was drawn last."""
        said = self._compiler.query("<overrun>", field="value", one=True)
        measured: dict[str, int] = json.loads(said)
        return Overrun(**measured) if measured["millimetres"] > 0 else None


_of_thread = local()


def _engine() -> _Engine:
    """Return the engine of this thread: a cluster may have several threads print in one process."""
    if not hasattr(_of_thread, "engine"):
        _of_thread.engine = _Engine()
    engine: _Engine = _of_thread.engine
    return engine


def _own_folder(prefix: str) -> Path:
    """Return a folder that is there while the process lives."""
    folder = Path(mkdtemp(prefix=prefix))
    register(rmtree, folder, ignore_errors=True)
    return folder


def _as_booklet(drawn: Rendered) -> Rendered:
    from packsite.printing.pdf.booklet import as_booklet  # noqa: PLC0415 - slow to load

    return replace(drawn, content=as_booklet(drawn.content))


def _with_fields(drawn: Rendered, document: DocumentNode) -> Rendered:
    from packsite.printing.pdf.form_fields import with_fields  # noqa: PLC0415 - slow to load

    return replace(drawn, content=with_fields(drawn.content, document))


@cache
def _fonts() -> typst.Fonts:
    """Load the fonts once in each process; the engine brings its own for code and signs.

    They lie in a folder of their own while the process lives: their package holds a second format
    of each, and which of the two the engine picks differs from one computer to the next.
    """
    folder = _own_folder("packsite-fonts-")
    for file in font_files():
        copyfile(file, folder / file.name)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
