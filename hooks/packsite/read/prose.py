"""Read the words of a page as its readers do, each with its place: passages and sentences.

Markup is blanked out, never cut, so that every offset is an offset into the file. This is for the
checks of language: quick, and near enough to what a browser shows. Code and notes among editors are
blank already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.page import Document

_MARKUP = re.compile(
    r"""
      \[\[ [^\[\]|\n]* \\?\|            # what stands before the words of a reference
    | \[\[ (?:source|local): [^\]\n]* \]\]
    | \]\]
    | !?\[ (?=[^\[\]\n]*\]\()           # a link keeps its words
    | \]\( [^)\n]* \)
    | </?[a-zA-Z][^<>\n]*>
    | <https?://[^>\s]*> | https?://\S+
    | \{[^{}\n]*\}
    | \[\^[^\]\n]*\]:?
    """,
    re.VERBOSE,
)
_BARE = re.compile(r"\[\[(?!source:|local:)[^\[\]|\n]*\]\]")
"""A reference without words of its own: it shows the title of its target, here one letter."""
_SIGNS = re.compile(r"[*_~`]|(?m:^[ \t>]*(?:[-*+]|\d+\.)[ ](?:\[[ xX]\])?)|(?m:^[ \t]*#{1,6})")
_NOTE = re.compile(r"(?m)^[ \t]*(?:!!!|\?\?\?\+?)[ ]*[\w-]*")
_ROW = re.compile(r"(?m)^[ \t>]*\|.*$")
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_STARTS_BLOCK = re.compile(r"[ \t>]*(?:[-*+]|\d+\.)[ ]|[ \t]*#{1,6}|[ \t>]*\||[ \t]*(?:!!!|\?\?\?)")
_SENTENCE_END = re.compile(r"""(?<=[.!?])["”’')]*\s+(?=["“‘'(]*[A-Z0-9])""")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w-])")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words and where it begins in the file; markup in it is blank."""

    start: int
    text: str


def passages(document: Document) -> Iterator[Words]:
    """Yield what the block of facts tells readers, then paragraphs, list items, headings, cells."""
    for span in document.told:
        yield from _passage(span.start, document.text[span.start : span.end])
    shown = _shown(document)
    for paragraph in _PARAGRAPH.finditer(shown, document.body_start):
        yield from _parts(document, shown, paragraph.start(), paragraph.end())


def sentences(passage: Words) -> Iterator[Words]:
    """Yield the sentences of a passage; what ends without a full stop is one as well."""
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(passage.text)), None]:
        text = passage.text[start:end]
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield Words(passage.start + start + lead, text.strip())
        start = end or start


def words(text: str) -> list[str]:
    """Return the words of a text; figures, codes and addresses are none."""
    return _WORD.findall(text)


def _shown(document: Document) -> str:
    """Return the text of a file with all blank that a reader does not read."""
    text = _SIGNS.sub(_blank, document.masked)
    text = _BARE.sub(lambda found: f"T{_blank(found)[1:]}", text)
    return _NOTE.sub(_blank, _MARKUP.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    text = found[0]
    return re.sub(r"[^\n]", " ", text) if "\n" in text else " " * len(text)


def _parts(document: Document, shown: str, start: int, end: int) -> Iterator[Words]:
    """Part lines that stand together where the file begins an item, a heading or a row."""
    begins, at, is_title = start, start, False
    for line in shown[start:end].splitlines(keepends=True):
        starts_block = is_title or _STARTS_BLOCK.match(document.masked, at, at + len(line))
        if starts_block and at > begins:
            yield from _cells(shown, begins, at)
            begins = at
        is_title = document.masked[at : at + len(line)].lstrip().startswith(("!!!", "???"))
        at += len(line)
    yield from _cells(shown, begins, end)


def _cells(shown: str, start: int, end: int) -> Iterator[Words]:
    text = shown[start:end]
    if not _ROW.match(text):
        yield from _passage(start, text)
        return
    at = start
    for cell in text.split("|"):
        yield from _passage(at, cell)
        at += len(cell) + 1


def _passage(start: int, text: str) -> Iterator[Words]:
    lead = len(text) - len(text.lstrip())
    if text.strip():
        yield Words(start + lead, text.strip())
