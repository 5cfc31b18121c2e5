"""Find the blanks that an author leaves in a text: lines to write on, and boxes to tick.

`......` is a line, `[ ]` is a box. Both become a little HTML, so that a screen shows a line and a
box, and paper and PDF have a field. A box at the start of a list item is a task list in Markdown.
"""

import re
from collections.abc import Iterator

from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.references import Span

BOX = '<span class="ps-box">☐</span>'
"""A box to tick, for pages that the build writes."""
_TICKED = '<span class="ps-box ps-box--ticked">☑</span>'
_LINE_TAG = '<span class="ps-line">'
_LINE = re.compile(r"\\?(?:\.|…)*(?:\.{5}|…{2})(?:\.|…)*|(?<![\w_*\\])(?:\\?_){4,}(?![\w_*])")
_BOX = re.compile(r"(?<![\[\]!\\\w])(?P<escape>\\?)\[(?P<mark>[ xX])(?P=escape)\](?![\[\](:\w])")
"""A form editor writes a backslash before signs that could be marks."""


def blanks(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield each line and box in the text of a page, and the HTML that replaces it."""
    masked = document.masked
    kinds = [find for find, signs in _SIGNS.items() if any(sign in masked for sign in signs)]
    for block in document.blocks if kinds else ():
        if block.kind not in (BlockKind.HEADING, BlockKind.CODE):
            for line in block.lines:
                for find in kinds:
                    yield from find(masked, line)


def _lines(masked: str, where: Span) -> Iterator[tuple[Span, str]]:
    for found in _LINE.finditer(masked, *where):
        length = sum(3 if character == "…" else 1 for character in found[0].replace("\\", ""))
        if not masked.endswith(_LINE_TAG, 0, found.start()):  # it is HTML already
            yield Span(*found.span()), f"{_LINE_TAG}{'.' * length}</span>"


def _boxes(masked: str, where: Span) -> Iterator[tuple[Span, str]]:
    for found in _BOX.finditer(masked, *where):
        yield Span(*found.span()), BOX if found["mark"] == " " else _TICKED


_SIGNS = {_lines: (".....", "……", "__", "_\\"), _boxes: ("[ ", "[x", "[X")}
"""Signs of which each kind has at least one: most pages have neither, and need not be searched."""
