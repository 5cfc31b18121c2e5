"""The cache of printed files by their inputs, so that an unchanged page is not reprinted.

An entry is a line of JSON with the pictures and problems of a document, followed by its content.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from typing import Any

from packsite.cache.key import code_digest, digest, file_digest, installed
from packsite.cache.store import Store
from packsite.model.print_codes import PRINT
from packsite.model.printed import PrintResult
from packsite.model.problems import as_row, from_row
from packsite.printing.document.context import ReadImage
from packsite.printing.document.convert import print_document
from packsite.printing.document.structure import PrintDocument
from packsite.printing.job import PrintJob
from packsite.printing.pdf.fonts import FIELD_FONT, STYLES_FOLDER, font_files, script_fonts
from packsite.printing.pdf.typst import PDF_STANDARDS, STYLESHEETS

_CODES = {code.id: code for code in PRINT}
_ENTRY_MODULES = (
    "packsite.printing.pdf.draw",
    "packsite.printing.word.write",
    "packsite.printing.slides.write",
)
_ENGINES = (
    "typst",
    "Markdown",
    "pymdown-extensions",
    "lxml",
    "font-source-sans-pro",
    "fonttools",
    "brotli",
    "pikepdf",
    "python-docx",
    "python-pptx",
    "pillow",
    "segno",
)


def key_of(job: PrintJob) -> str:
    """Return the key of a job: the digest of all its inputs but the pictures."""
    return digest([print_version(), asdict(job)])


def load(store: Store, key: str, read_image: ReadImage) -> PrintResult | None:
    """Return a cached document; `None` where there is none or a picture has changed."""
    if (entry := store.get(key)) is None:
        return None
    header, content = _parsed(entry)
    pictures = dict(header["pictures"])
    if pictures != picture_digests({uri: read_image(uri) for uri in pictures}):
        return None
    problems = tuple(from_row(row, _CODES) for row in header["problems"])
    return PrintResult(header["uri"], content, reused=True, problems=problems)


def keep(store: Store, key: str, result: PrintResult, pictures: Mapping[str, str]) -> None:
    """Cache a document, with the digests of its pictures."""
    problems = [as_row(problem) for problem in result.problems]
    header = {"uri": result.uri, "pictures": dict(pictures), "problems": problems}
    store.put(key, json.dumps(header).encode() + b"\n" + result.content)


def cached(
    job: PrintJob,
    write: Callable[[PrintDocument, PrintJob], bytes],
    *,
    store: Store,
    read_image: ReadImage,
) -> PrintResult:
    """Return a file that `write` makes of the print document of a job, or its cached copy.

    Its problems are left to the PDF of the same page.
    """
    key = key_of(job)
    if found := load(store, key, read_image):
        return found
    document, _ = print_document(job, read_image=read_image)
    result = PrintResult(job.uri, write(document, job), reused=False, problems=())
    keep(store, key, result, picture_digests(document.sources))
    return result


def last_good(store: Store, uri: str) -> bytes:
    """Return the document last used for a URI, even if out of date; empty where there is none."""
    parsed = map(_parsed, store.entries())
    return next((content for header, content in parsed if header["uri"] == uri), b"")


def picture_digests(pictures: Mapping[str, bytes | None]) -> dict[str, str]:
    """Return the digests of pictures by URI; empty for a missing one."""
    return {
        uri: "" if content is None else sha256(content).hexdigest()
        for uri, content in pictures.items()
    }


def _parsed(entry: bytes) -> tuple[dict[str, Any], bytes]:
    header, _, content = entry.partition(b"\n")
    return json.loads(header), content


@cache
def print_version() -> str:
    """Return the digest of everything but the job: code, stylesheets, fonts, libraries."""
    styles = [*(STYLES_FOLDER / name for name in STYLESHEETS), FIELD_FONT]
    fonts = [(file.name, file.stat().st_size) for file in (*font_files(), *script_fonts())]
    design = [[file_digest(file) for file in styles], fonts, PDF_STANDARDS]
    return digest([code_digest(*_ENTRY_MODULES), design, installed(*_ENGINES)])
