"""Read the words of a page as its readers do, each with its place: passages and sentences.

Markup is blanked out, never cut, so that every offset is an offset into the file. This is for the
checks of language: quick, and near enough to what a browser shows. Code and notes among editors are
blank already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.blocks import Block, BlockKind
from packsite.model.page import Document
from packsite.model.references import Span
from packsite.read.inline import ADDRESS, MARKUP
from packsite.read.references import labels_alone

_SIGNS = str.maketrans("*_~`", "    ")
_SENTENCE_END = re.compile(r"""(?<=[.!?])["”’')]*\s+(?=["“‘'(]*[A-Z0-9])""")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w-])")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words and where it begins in the file; markup in it is blank."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a page."""

    document: Document
    text: str
    """The file with all blank that a reader does not read, but for marks of blocks."""

    def passages(self, shortest: int = 1) -> Iterator[Words]:
        """Yield what the block of facts tells readers, then paragraphs, items, headings, cells.

        Blocks and facts with fewer signs than `shortest` may be left out.
        """
        for span in self.document.visible_facts:
            yield from self._passage((span,))
        for block in self.document.blocks:
            if block.kind is BlockKind.ROW:
                for cell in block.cells:
                    yield from self._passage((cell,))
            elif _is_read(block) and block.span.end - block.span.start >= shortest:
                yield from self._passage(block.lines)

    def _passage(self, lines: tuple[Span, ...]) -> Iterator[Words]:
        text, end = "", lines[0].start
        for line in lines:
            text += self.text[end : line.start].replace(">", " ") + self.text[slice(*line)]
            end = line.end
        if words := text.strip():
            yield Words(lines[0].start + len(text) - len(text.lstrip()), words)


def prose(document: Document) -> Prose:
    """Return the words of a page."""
    facts = [document.text[slice(*span)] for span in document.visible_facts]
    body = MARKUP.sub(_blank, labels_alone(document.masked).translate(_SIGNS))
    if "://" in body:
        body = ADDRESS.sub(_blank, body)
    pieces, done = [], 0
    for span, words in sorted(zip(document.visible_facts, facts, strict=True)):
        pieces += [body[done : span.start], words]
        done = span.end
    return Prose(document, "".join([*pieces, body[done:]]))


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


def _is_read(block: Block) -> bool:
    return block.kind not in (BlockKind.CODE, BlockKind.TABLE_RULE)


def _blank(found: re.Match[str]) -> str:
    text = found[0]
    return re.sub(r"[^\n]", " ", text) if "\n" in text else " " * len(text)
