"""Checks of lists: Python-Markdown runs them into the text above, or flattens them."""

from __future__ import annotations

from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.blocks import Block, BlockKind
from packsite.model.codes import WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Span
from packsite.read.blocks import mark_like

_INDENT = 4


def lists(document: Document) -> Iterator[Problem]:
    """LST101 and LST102: a list has an empty line above, and 4 spaces for nested items.

    Bad: `Bring:` with `- your notes` on the very next line
    Good: an empty line between the two
    """
    for block in document.blocks:
        if block.kind is BlockKind.ITEM:
            yield from _uneven(document, block.lines[0])
        elif block.kind is BlockKind.PARAGRAPH:
            yield from _look_alikes(document, block)


def _look_alikes(document: Document, block: Block) -> Iterator[Problem]:
    """Report the lines of a paragraph that look like list items and are not."""
    above = ""
    for place, line in enumerate(block.lines):
        mark = mark_like(document.masked, line.start)
        offset = _start(document, line)
        if mark and (fault := [*_uneven(document, line)]):
            yield from fault
        elif mark and place and not above:
            message = "A list needs an empty line above it, or it runs into the text there."
            yield at(document, offset, LST101, message, "Add an empty line.")
        above = mark


def _uneven(document: Document, line: Span) -> Iterator[Problem]:
    offset = _start(document, line)
    before = document.masked[offset : line.end]
    spaces = len(before) - len(before.lstrip(" "))
    if spaces % _INDENT and before[spaces] not in ">\t":
        message = f"This list item is indented by {spaces} spaces."
        yield at(document, offset, LST102, message, "Indent it by 4 spaces, or not at all.")


def _start(document: Document, line: Span) -> int:
    return document.text.rfind("\n", 0, line.start) + 1


LST101 = Code("LST101", WARNING, "list runs into the text above",
              "Readers would see dashes, not a list.")  # fmt: skip
LST102 = Code("LST102", WARNING, "list is nested unevenly", "Readers would see one flat list.")
RULES = Rules("Lists", codes=(LST101, LST102), of_a_page=(lists,))
