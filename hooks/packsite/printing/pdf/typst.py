"""Render one print document with the print engine (Typst), within a worker.

The engine reads a folder of its own, with one document at a time, and never the network.
"""

from __future__ import annotations

import json
from atexit import register
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from threading import local
from typing import TYPE_CHECKING

import typst

from packsite.model.brand import Faces
from packsite.model.editions import Edition
from packsite.model.scripts import families
from packsite.printing.job import Overrun
from packsite.printing.pdf.fonts import STYLES_FOLDER, write_fonts

if TYPE_CHECKING:
    from typst import PDFStandard

PDF_STANDARDS: list[PDFStandard] = ["ua-1"]
STYLESHEETS = sorted(path.name for path in STYLES_FOLDER.glob("*.typ"))
_MAIN = "pack.typ"
_CLOSENESS = "closeness.json"
"""The file with the closeness of each item, by key."""
_NEARLY_EMPTY = 0.22
"""The share of a last side below which an item is set closer."""
_SAVED = (0.08, 0.17)
"""The share of its length that an item loses for each degree of closeness, at most."""
_POSTER_SIZES = ("28", "26", "24", "22", "20", "18", "16", "14")
SIZES: Mapping[str, tuple[str, ...]] = {
    Edition.BRIEFING.key: ("11.5", "11", "10.5", "10"),
    Edition.CARDS.key: ("13", "12.5", "12", "11.5", "11", "10.5", "10", "9.5", "9", "8.5"),
    Edition.POSTER.key: (*_POSTER_SIZES, "12", "11", "10", "9.5", "9", "8.5"),
    Edition.POSTER_A3.key: ("40", "37", "34", "31", *_POSTER_SIZES, "13"),
}
"""Text sizes of sheets that must fit, in points; the last is the least of any print."""


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A PDF, and the messages of the engine; without content where it failed."""

    content: bytes
    messages: tuple[str, ...] = ()
    overrun: Overrun | None = None
    """The overrun of a sheet that must fit its paper; `None` where it fits."""


def compile_pdf(
    content: bytes, pictures: Mapping[str, bytes], timestamp: int, faces: Faces = ()
) -> RenderedPdf:
    """Render a document, given as JSON, as a tagged PDF; deterministic to the byte.

    Stylesheets and fonts are those installed where this runs, besides the `faces` of the
    partnership's own typeface.
    """
    text = content.decode()
    document = json.loads(text)
    edition: str = document["edition"]
    engine = _engine(edition, families(text), faces)
    look = json.dumps(document["look"]).encode()
    with engine.document_files(content, {**pictures, "look.json": look}):
        if edition in SIZES:
            rendered = _fitted(engine, SIZES[edition], timestamp)
        else:
            engine.fit_items()
            rendered = engine.compile(timestamp)
            if edition == Edition.FOLDED.key and rendered.content:
                rendered = replace(rendered, overrun=engine.overrun())
    if not rendered.content:
        return rendered
    from packsite.printing.pdf.finish import finished  # noqa: PLC0415 - slow to load

    return replace(rendered, content=finished(rendered.content, document))


def _fitted(engine: _Engine, sizes: Sequence[str], timestamp: int) -> RenderedPdf:
    """Render a document in the largest size that fits, or in the smallest."""
    for size in sizes:
        rendered = engine.compile(timestamp, size=size)
        if rendered.content:
            rendered = replace(rendered, overrun=engine.overrun())
        if not rendered.overrun:
            break
    return rendered


class _Engine:
    """The print engine with its folder and stylesheets, which it reads once."""

    def __init__(self, edition: str, families: tuple[str, ...], faces: Faces) -> None:
        self._root = _process_folder("packsite-")
        self._inputs = {"edition": edition, "families": ",".join(families)}
        for name in STYLESHEETS:
            copyfile(STYLES_FOLDER / name, self._root / name)
        self._compiler = typst.Compiler(
            self._root / _MAIN,
            root=self._root,
            font_paths=_fonts(families, faces),
            sys_inputs=self._inputs,
        )

    @contextmanager
    def document_files(self, content: bytes, pictures: Mapping[str, bytes]) -> Iterator[None]:
        """Keep a document and its pictures beside the stylesheets for the block."""
        files = [(self._root / name, data) for name, data in pictures.items()]
        files += [(self._root / "document.json", content), (self._root / _CLOSENESS, b"{}")]
        try:
            for path, data in files:
                path.write_bytes(data)
            yield
        finally:
            for path, _ in files:
                path.unlink(missing_ok=True)

    def compile(self, timestamp: int, **inputs: str) -> RenderedPdf:
        """Compile the current document to a PDF, or to the message of the error.

        Inputs are handed over only where there are more than at the start: the engine may take
        the same ones for others, and would lay out again what `fit_items` has laid out.
        """
        try:
            content, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=PDF_STANDARDS,
                timestamp=timestamp,
                sys_inputs={**self._inputs, **inputs} if inputs else ...,
            )
        except typst.TypstError as error:
            return RenderedPdf(b"", (error.message,))
        assert isinstance(content, bytes), "one document is one PDF"
        return RenderedPdf(content, tuple(warning.message for warning in warnings))

    def fit_items(self) -> None:
        """Have the items set closer whose last side would be nearly empty otherwise.

        Each is set as close as should do; where that did not, it is set once as close as can be.
        """
        closeness = {key: _closeness(share) for key, share in self._spilled().items()}
        if not closeness:
            return
        self._set_closer(closeness)
        if failed := closeness.keys() & self._spilled().keys():
            self._set_closer(closeness | dict.fromkeys(failed, len(_SAVED)))

    def _set_closer(self, closeness: Mapping[str, int]) -> None:
        (self._root / _CLOSENESS).write_text(json.dumps(closeness, sort_keys=True))

    def _spilled(self) -> Mapping[str, float]:
        """Return the share of its length that each item has on a nearly empty last side, by key."""
        try:
            extents = json.loads(self._compiler.query("<extent>", field="value"))
        except RuntimeError:  # which compiling will explain
            return {}
        return {
            one["key"]: one["filled"] / (one["sides"] - 1 + one["filled"])
            for one in extents
            if one["sides"] > 1 and one["filled"] < _NEARLY_EMPTY
        }

    def overrun(self) -> Overrun | None:
        """Return the overrun measured in the last compiled sheet; `None` where it fits."""
        value = self._compiler.query("<overrun>", field="value", one=True)
        measured: dict[str, int] = json.loads(value)
        return Overrun(**measured) if measured["millimetres"] > 0 else None


def _closeness(share: float) -> int:
    """Return the least degree of closeness that saves a share of the length of an item."""
    return next((at for at, saved in enumerate(_SAVED, 1) if share < saved), len(_SAVED))


_thread_state = local()


def _engine(edition: str, families: tuple[str, ...], faces: Faces) -> _Engine:
    """Return the engine of this thread for an edition: a Dask worker may have several threads."""
    if not hasattr(_thread_state, "engines"):
        _thread_state.engines = {}
    engines: dict[tuple[str, tuple[str, ...], Faces], _Engine] = _thread_state.engines
    key = (edition, families, faces)
    if key not in engines:
        engines[key] = _Engine(*key)
    return engines[key]


def _process_folder(prefix: str) -> Path:
    """Return a new temporary folder, removed when the process exits."""
    folder = Path(mkdtemp(prefix=prefix))
    register(rmtree, folder, ignore_errors=True)
    return folder


@cache
def _fonts(families: tuple[str, ...], faces: Faces) -> typst.Fonts:
    """Load fonts once in each process; the engine brings its own for code and symbols.

    They are copied to a folder of their own: their package has each in a second format, and which
    of the two the engine picks differs between computers.
    """
    folder = _process_folder("packsite-fonts-")
    write_fonts(families, folder, faces)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
