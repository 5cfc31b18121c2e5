"""Find what an author leaves blank in a text: lines to write on, and boxes to tick.

`......` is a line, `[ ]` is a box. Both become a little HTML, so that a screen shows a line and a
box, and paper and PDF have a field. Boxes at the start of a list's entry are Markdown of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.model.references import Span

BOX = '<span class="ps-box">☐</span>'
"""A box to tick, for pages that the build writes."""
_TICKED = '<span class="ps-box ps-box--ticked">☑</span>'
_LINE = re.compile(r"(?:\.|…)*(?:\.{5}|…{2})(?:\.|…)*|(?<![\w_*])_{4,}(?![\w_*])")
_BOX = re.compile(r"(?<![\[\]!\\\w])\[(?P<mark>[ xX])\](?![\[\](:\w])")
_ENTRY = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)+$")
"""What stands before the box of a list's entry."""
_RULE = re.compile(r"[ \t>]*_[_ \t]*$")


def blanks(masked: str, body_start: int) -> Iterator[tuple[Span, str]]:
    """Give each line and box below `body_start`, and the HTML that takes its place.

    `masked` is the text with code blanked out.
    """
    at = body_start
    for line in masked[body_start:].split("\n"):
        if not line.startswith("#") and not _RULE.match(line):
            for span, words in (*_lines(line), *_boxes(line)):
                yield Span(at + span.start, at + span.end), words
        at += len(line) + 1


def _lines(line: str) -> Iterator[tuple[Span, str]]:
    for found in _LINE.finditer(line):
        length = sum(3 if sign == "…" else 1 for sign in found[0])
        yield Span(*found.span()), f'<span class="ps-line">{"." * length}</span>'


def _boxes(line: str) -> Iterator[tuple[Span, str]]:
    for found in _BOX.finditer(line):
        if not _ENTRY.match(line[: found.start()]):
            yield Span(*found.span()), BOX if found["mark"] == " " else _TICKED
