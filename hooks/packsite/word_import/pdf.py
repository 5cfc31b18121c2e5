"""Read the text of a PDF: its lines, joined to paragraphs."""

import re
from collections.abc import Iterator
from pathlib import Path

from packsite.model.settings import PacksiteError
from packsite.word_import.nodes import SPACE, joined, node, paragraph
from packsite.word_import.package import Passage, Where, WordFile
from packsite.word_import.pandoc import MISSING, Node

ONLY_TEXT = (
    "a PDF has no headings, lists, tables or links, and its pictures stay behind: if you have the "
    "Word document that it was made from, import that instead; if not, mark all of these yourself"
)
_HYPHEN = re.compile("[\ufffe\u0002]\\s*")
"""How a hyphen that a line break added arrives."""
_FULL = 0.6
"""A line shorter than this part of the longest one ends its paragraph."""
_ENDS = (".", "!", "?", ":")


def pdf_file(path: Path) -> WordFile:
    """Return the lines of a PDF, joined to paragraphs, as passages.

    Raises PacksiteError where it cannot be read, has no text, or the reader is not installed.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - only this command needs it
    except ImportError:
        raise PacksiteError(MISSING) from None
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    except (pypdfium2.PdfiumError, OSError):
        raise PacksiteError(
            f'"{path.name}" is not a PDF that can be read. Ask for it without a password.'
        ) from None
    if not re.search(r"\w", text):
        raise PacksiteError(
            f'"{path.name}" is a picture of text. Ask for the document that it was made from.'
        )
    lines = [line.strip() for line in _HYPHEN.sub("", text).splitlines() if line.strip()]
    return WordFile(tuple(Passage(Where.BODY, words) for words in _paragraphs(lines)), {})


def pdf_blocks(file: WordFile) -> list[Node]:
    """Return the passages of a PDF as paragraphs of pandoc's tree."""
    return [
        paragraph(joined(([node("Str", word)] for word in passage.words.split()), SPACE))
        for passage in file.passages
    ]


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a PDF in paragraphs: a full line without a stop goes on in the next."""
    full = _FULL * max(map(len, lines))
    words = ""
    for line in lines:
        words = f"{words} {line}".strip()
        if line.endswith(_ENDS) or len(line) < full:
            yield words
            words = ""
    if words:
        yield words
