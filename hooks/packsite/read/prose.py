"""Extract the text that readers see, as passages and sentences with their offsets.

Markup is blanked out, never cut, so that every offset is an offset into the file. Built for
the checks of language: fast, and close enough to the rendered page. Code and comments are blank
already.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.references import Span, spliced
from packsite.read.inline import ADDRESS, MARKUP
from packsite.read.mask import blank
from packsite.read.references import labels_alone

_OTHER_LANGUAGE = re.compile(
    r"<(\w+)\b[^>]*\blang=[\"']?(?!en\b)[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_EMPHASIS = "*_~`"
_SENTENCE_END = re.compile(r"""[.!?]["”’')]*\s+(?=["“‘'(]*[A-Z0-9])""")
_IN_WORDS = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""All of ASCII that never stands between two words."""
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w-])")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text and its offset in the file; its markup is blank."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a page that readers see."""

    document: Document
    text: str
    """The file with everything blank but the visible text and the marks of blocks."""
    tokens: tuple[str, ...]
    """What stands between spaces in it."""

    def passages(self, shortest: int = 1) -> Iterator[Words]:
        """Yield the visible facts, then paragraphs, items, headings and cells.

        Those with fewer characters than `shortest` in the file are left out.
        """
        for lines in self._runs():
            if lines[-1].end - lines[0].start >= shortest:
                yield from self._passage(lines)

    def _runs(self) -> Iterator[tuple[Span, ...]]:
        """Yield the lines of each passage."""
        for span in self.document.visible_facts:
            yield (span,)
        for block in self.document.blocks:
            if block.kind is BlockKind.ROW:
                for cell in block.cells:
                    yield (cell,)
            elif block.kind not in (BlockKind.CODE, BlockKind.TABLE_RULE):
                yield block.lines

    def _passage(self, lines: tuple[Span, ...]) -> Iterator[Words]:
        text = self.text[lines[0].start : lines[-1].end]
        if len(lines) > 1 and ">" in text:
            text = self._without_margins(lines)
        if words := text.strip():
            yield Words(lines[0].start + len(text) - len(text.lstrip()), words)

    def _without_margins(self, lines: tuple[Span, ...]) -> str:
        text, end = "", lines[0].start
        for line in lines:
            text += self.text[end : line.start].replace(">", " ") + self.text[slice(*line)]
            end = line.end
        return text


def prose(document: Document) -> Prose:
    """Return the visible text of a page; whatever is in another language is blank."""
    if not document.facts.is_english:
        return Prose(document, blank(document.text), ())
    body = labels_alone(document.masked)
    for character in _EMPHASIS:
        body = body.replace(character, " ")
    if "lang=" in body:
        body = _OTHER_LANGUAGE.sub(lambda found: blank(found[0]), body)
    body = MARKUP.sub(lambda found: blank(found[0]), body)
    if "://" in body:
        body = ADDRESS.sub(lambda found: blank(found[0]), body)
    facts = (
        (span, labels_alone(document.text[slice(*span)])) for span in sorted(document.visible_facts)
    )
    text = spliced(body, facts)
    return Prose(document, text, tuple(text.split()))


def sentences(passage: Words) -> Iterator[Words]:
    """Yield the sentences of a passage; the last needs no full stop."""
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(passage.text)), None]:
        text = passage.text[start:end]
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield Words(passage.start + start + lead, text.strip())
        start = end or start


def most_words(text: str) -> int:
    """Return a number that `words` never exceeds, without looking for them; far faster."""
    between = text.encode("utf-8", "surrogatepass").translate(None, _IN_WORDS)
    return len(between) + 1


def words(text: str) -> list[str]:
    """Return the words of a text, without figures, codes and addresses."""
    return _WORD.findall(text)
