"""Keep PDFs by what goes into them, so that an unchanged page is never printed twice.

An entry is one file: a line of JSON that says what the PDF was made of and what it must look like,
then the PDF. It is written whole or not at all, and believed only when everything fits. Builds that
run at the same time share the folder without asking one another.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from packsite.model.problems import Problem
from packsite.printing.document.context import ReadImage
from packsite.printing.job import PrintJob
from packsite.printing.pdf.fonts import FIELD_FONT, STYLES_FOLDER, font_files
from packsite.printing.pdf.typst import (
    PDF_STANDARDS,
    STYLESHEETS,
)

_CODE = ("read/dialect.py", "printing/**/*.py", "read/pictures/*.py")
_KINDS = (b"%PDF", b"PK")
"""How a PDF and a Word file begin."""
_NEW = "new-"
"""How the name of an entry begins while it is being written."""
_ABANDONED_AFTER = 60 * 60
"""Seconds after which such a file is one that a stopped build left behind."""
_DAMAGED = (OSError, ValueError, KeyError, TypeError)
_ENGINES = (
    "typst",
    "Markdown",
    "pymdown-extensions",
    "lxml",
    "font-source-sans-pro",
    "pikepdf",
    "python-docx",
    "pillow",
    "segno",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A PDF that is known already, with the problems found when it was made."""

    content: bytes
    problems: tuple[Problem, ...]


def key_of(job: PrintJob) -> str:
    """Return the name for everything that goes into a PDF but its pictures."""
    wanted = json.dumps([recipe(), asdict(job)], default=str, ensure_ascii=False)
    return sha256(wanted.encode("utf-8", "surrogatepass")).hexdigest()


def load(folder: Path, key: str, read_image: ReadImage) -> Entry | None:
    """Return a kept PDF, or nothing where it is missing, damaged, or a picture has changed."""
    path = folder / _file_name(key)
    try:
        header, content = _read(path)
        pictures = dict(header["pictures"])
        problems = tuple(Problem(**problem) for problem in header["problems"])
    except _DAMAGED:
        return None
    if pictures != fingerprints({uri: read_image(uri) for uri in pictures}):
        return None
    with suppress(OSError):
        os.utime(path)
    return Entry(content, problems)


def keep(folder: Path, key: str, uri: str, entry: Entry, pictures: Mapping[str, str]) -> None:
    """Write an entry; whoever reads it meanwhile sees the old one or the new one, never half.

    Raises OSError where the folder cannot be written or is full, and leaves nothing behind.
    """
    header: dict[str, Any] = {
        "uri": uri,
        "sha256": sha256(entry.content).hexdigest(),
        "pictures": dict(pictures),
        "problems": [asdict(problem) for problem in entry.problems],
    }
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = mkstemp(dir=folder, prefix=_NEW)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(json.dumps(header).encode() + b"\n" + entry.content)
        Path(name).replace(folder / _file_name(key))
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def last_good(folder: Path, uri: str) -> bytes:
    """Return the PDF that was used last for this uri, whatever has changed since; maybe none."""
    for path in reversed(_by_use(folder)):
        with suppress(*_DAMAGED), path.open("rb") as file:
            if json.loads(file.readline())["uri"] == uri:
                return _read(path)[1]
    return b""


def sweep(folder: Path, megabytes: int) -> None:
    """Remove what was not used for longest, until the rest is small enough.

    Raises OSError where that is not allowed.
    """
    for left in folder.glob(f"{_NEW}*"):
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                left.unlink()
    room = megabytes * 1_000_000
    for path in reversed(_by_use(folder)):
        with suppress(FileNotFoundError):
            room -= path.stat().st_size
            if room < 0:
                path.unlink()


def _by_use(folder: Path) -> list[Path]:
    """Return the entries, the one that was used last at the end; other builds may remove some."""
    used: list[tuple[int, Path]] = []
    for path in folder.glob(_file_name("*")):
        with suppress(FileNotFoundError):
            used.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(used)]


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return what an entry says and its PDF; raises one of `_DAMAGED` where they do not fit."""
    first, _, content = path.read_bytes().partition(b"\n")
    header = json.loads(first)
    if header["sha256"] != sha256(content).hexdigest() or not content.startswith(_KINDS):
        raise ValueError(path)
    return header, content


def fingerprints(pictures: Mapping[str, bytes | None]) -> dict[str, str]:
    """Return what each picture held; empty for one that was not there."""
    return {
        uri: "" if content is None else sha256(content).hexdigest()
        for uri, content in pictures.items()
    }


def _file_name(key: str) -> str:
    return f"{key}.pdf-entry"


@cache
def recipe() -> str:
    """Return the name for all that turns a job into a PDF: code, stylesheet, fonts, engines."""
    package = Path(__file__).parents[2]
    files = [file for pattern in _CODE for file in sorted(package.glob(pattern))]
    files += [*(STYLES_FOLDER / name for name in STYLESHEETS), FIELD_FONT]
    digest = sha256(repr(PDF_STANDARDS).encode())
    for file in files:
        digest.update(f"\n{file.name} ".encode() + sha256(file.read_bytes()).digest())
    for file in font_files():
        digest.update(f"\n{file.name} {file.stat().st_size}".encode())
    for name in _ENGINES:
        digest.update(f"\n{name} {version(name)}".encode())
    return digest.hexdigest()
