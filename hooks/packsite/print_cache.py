"""Keep PDFs by what goes into them, so that an unchanged page is never printed twice.

An entry is one file: a line of JSON that says what the PDF was made of and what it must look like,
then the PDF. It is written whole or not at all, and believed only when everything fits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from packsite.print_draft import ReadImage
from packsite.print_engine import PDF_STANDARDS, STYLESHEETS, TEMPLATES, font_files
from packsite.print_model import PrintJob
from packsite.print_widgets import FIELD_FONT
from packsite.problems import Problem

_CODE = ("dialect.py", "print_*.py")
_ENGINES = ("typst", "Markdown", "pymdown-extensions", "lxml", "font-source-sans-pro", "pikepdf")


@dataclass(frozen=True, slots=True)
class Entry:
    """A PDF that is known already, with the problems found when it was made."""

    content: bytes
    problems: tuple[Problem, ...]


def key_of(job: PrintJob) -> str:
    """Return the name for everything that goes into a PDF but its pictures."""
    wanted = json.dumps([_recipe(), asdict(job)], default=str, ensure_ascii=False)
    return sha256(wanted.encode("utf-8", "surrogatepass")).hexdigest()


def load(folder: Path, key: str, read_image: ReadImage) -> Entry | None:
    """Return a kept PDF, or nothing where it is missing, damaged, or a picture has changed."""
    try:
        first, _, content = (folder / _file_name(key)).read_bytes().partition(b"\n")
        header = json.loads(first)
        fits = header["sha256"] == sha256(content).hexdigest() and content.startswith(b"%PDF")
        pictures = dict(header["pictures"])
        problems = tuple(Problem(**problem) for problem in header["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not fits or pictures != fingerprints({uri: read_image(uri) for uri in pictures}):
        return None
    return Entry(content, problems)


def keep(folder: Path, key: str, entry: Entry, pictures: Mapping[str, str]) -> None:
    """Write an entry; whoever reads it meanwhile sees the old one or the new one, never half."""
    header: dict[str, Any] = {
        "sha256": sha256(entry.content).hexdigest(),
        "pictures": dict(pictures),
        "problems": [asdict(problem) for problem in entry.problems],
    }
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as file:
        file.write(json.dumps(header).encode() + b"\n" + entry.content)
    Path(file.name).replace(folder / _file_name(key))


def fingerprints(pictures: Mapping[str, bytes | None]) -> dict[str, str]:
    """Return what each picture held; empty for one that was not there."""
    return {
        uri: "" if content is None else sha256(content).hexdigest()
        for uri, content in pictures.items()
    }


def _file_name(key: str) -> str:
    return f"{key}.pdf-entry"


@cache
def _recipe() -> str:
    """Return the name for all that turns a job into a PDF: code, stylesheet, fonts, engines."""
    package = Path(__file__).parent
    files = [file for pattern in _CODE for file in sorted(package.glob(pattern))]
    files += [*(TEMPLATES / name for name in STYLESHEETS), FIELD_FONT]
    digest = sha256(repr(PDF_STANDARDS).encode())
    for file in files:
        digest.update(f"\n{file.name} ".encode() + sha256(file.read_bytes()).digest())
    for file in font_files():
        digest.update(f"\n{file.name} {file.stat().st_size}".encode())
    for name in _ENGINES:
        digest.update(f"\n{name} {version(name)}".encode())
    return digest.hexdigest()
