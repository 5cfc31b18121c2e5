"""Read the author from the properties of a PDF or Office file: a name nobody meant to publish."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_CORE = "docProps/core.xml"
_NAMES = re.compile(
    r"<(?:dc:creator|cp:lastModifiedBy)>(?P<name>[^<]+)</(?:dc:creator|cp:lastModifiedBy)>"
)
_LARGEST = 1_000_000
"""Limit in bytes on the properties to read; no genuine file has more."""


def author(path: Path) -> str:
    """Return the author in a file's properties; empty where it names none or cannot be read."""
    ending = path.suffix.lower()
    if ending == ".pdf":
        return _of_pdf(path)
    if ending in {".docx", ".xlsx", ".pptx"}:
        return _of_office(path)
    return ""


def _of_pdf(path: Path) -> str:
    import pikepdf  # noqa: PLC0415 - slow to load, and most sites publish no PDF of others

    try:
        with pikepdf.open(path) as pdf:
            return str(pdf.docinfo.get("/Author", "")).strip()
    except (pikepdf.PdfError, OSError):
        return ""


def _of_office(path: Path) -> str:
    try:
        with ZipFile(path) as parts:
            if parts.getinfo(_CORE).file_size > _LARGEST:
                return ""
            found = _NAMES.search(parts.read(_CORE).decode("utf-8", "replace"))
    except (BadZipFile, KeyError, OSError):
        return ""
    return found["name"].strip() if found else ""
