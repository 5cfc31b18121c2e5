"""Find bold lines that stand for headings."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.references import Span
from packsite.read.pasted import Leftover, is_quoted
from packsite.read.pasted.characters import odd_spaces, soft_breaks
from packsite.read.pasted.lists import typed_lists
from packsite.read.pasted.tables import tab_tables

_BOLD_LINE = re.compile(
    r"(?P<marks>\*{2,3}|_{2,3})(?P<words>[^*_\n]{1,80}[^*_\n.:;,!?])(?P=marks)\s*"
)


def bold_headings(document: Document) -> tuple[Leftover, ...]:
    """Return the bold lines that stand for headings, where the page comes from Word.

    A bold line is also a fair label for a few lines. It stands for a heading above the first
    heading of a page, and on a page with other leftovers of Word.
    """
    starts = ("\n**", "\n__")
    lines = [*_bold_lines(document)] if any(one in document.masked for one in starts) else []
    if not lines:
        return ()
    first = document.headings[0].span.start if document.headings else len(document.text)
    if not any(look(document) for look in (soft_breaks, odd_spaces, tab_tables, typed_lists)):
        lines = [line for line in lines if line[0].start < first]
    return tuple(_heading(document, line, words) for line, words in lines)


def _heading(document: Document, line: Span, words: str) -> Leftover:
    above = [one.level for one in document.headings if one.span.start < line.start]
    marks = "#" * min(max(above[-1], 1) + 1 if above else 2, 6)
    return Leftover(line.start, words, 1, f"{marks} {words}", ((line, f"{marks} {words}"),))


def _bold_lines(document: Document) -> Iterator[tuple[Span, str]]:
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        line, *others = block.lines
        if block.kind is not BlockKind.PARAGRAPH or block.depth or is_quoted(document, line):
            continue
        has_text = others or (below and below.kind is not BlockKind.HEADING)
        if has_text and (found := _BOLD_LINE.fullmatch(document.text, *line)):
            yield line, found["words"].strip()
