"""Read the tag tree of a PDF with its text, independently of the code that wrote it.

The structure is read by pikepdf, the text of each marked content by PDFium, Chromium's engine.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_INSIDE_A_LINE = {"Span", "Link", "Em", "Strong", "Code", "Reference", "Quote", "Lbl"}


@dataclass
class Tag:
    """A structure element: its type, and its text and elements in reading order."""

    name: str
    inside: list[str | Tag] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its text, with white space collapsed."""
        return " ".join("".join(self._texts()).split())

    def walk(self, *names: str) -> Iterator[Tag]:
        """Yield this element and those inside, in reading order; only those named, if any are."""
        if not names or self.name in names:
            yield self
        for one in self.inside:
            if isinstance(one, Tag):
                yield from one.walk(*names)

    def _texts(self) -> Iterator[str]:
        for one in self.inside:
            yield one if isinstance(one, str) else "".join(one._texts())
        if self.name not in _INSIDE_A_LINE:
            yield " "


def tag_tree(path: Path) -> Tag:
    """Return the structure of a PDF with its text."""
    with pikepdf.open(path) as pdf:
        page_numbers = {_name(page): number for number, page in enumerate(pdf.pages)}
        words = _words_by_mark(path)
        root = Tag("Root")
        _read(pdf.Root.StructTreeRoot.K, None, root, page_numbers, words)
    return root


def elements(pdf: pikepdf.Pdf, *names: str) -> list[Any]:
    """Return the structure elements of a PDF in reading order; only those named, if any are."""
    return below(pdf.Root.StructTreeRoot, *names)


def below(node: Any, *names: str) -> list[Any]:
    """Return the structure elements below another; only those named, if any are."""
    return [one for one in _below(node.get("/K")) if not names or str(one.S)[1:] in names]


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _below(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _below(node.get("/K"))


def _read(
    node: Any,
    page: Any,
    into: Tag,
    page_numbers: Mapping[tuple[int, int], int],
    words: Mapping[tuple[int, int], str],
) -> None:
    """Add the content of a node of the structure: elements, and the text of marked content."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            _read(child, page, into, page_numbers, words)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.get("/Pg", page)
        if "/S" in node:
            tag = Tag(str(node.S)[1:])
            into.inside.append(tag)
            _read(node.get("/K"), page, tag, page_numbers, words)
        elif "/MCID" in node:
            _read(node.MCID, page, into, page_numbers, words)
    elif node is not None and page is not None:
        into.inside.append(words.get((page_numbers[_name(page)], int(node)), ""))


def _name(page: Any) -> tuple[int, int]:
    """Return the object number and generation of a page."""
    number, generation = page.objgen
    return int(number), int(generation)


def _words_by_mark(path: Path) -> Mapping[tuple[int, int], str]:
    """Return the text of marked content, by page number and marked-content id."""
    found: dict[tuple[int, int], str] = defaultdict(str)
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
                if mark >= 0:
                    found[number, mark] += _words(one.raw, text.raw)
    return found


def _words(raw: Any, text: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(raw, text, None, 0)
    buffer = ctypes.create_string_buffer(size)
    target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(raw, text, target, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
