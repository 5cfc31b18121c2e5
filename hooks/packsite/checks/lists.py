"""Checks of lists: what the Git host and the site read as running text, or as one flat list."""

from collections.abc import Iterator
from itertools import pairwise

from packsite.checks.subject import Rules, at
from packsite.model.blocks import Block, BlockKind
from packsite.model.codes import WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Span
from packsite.read.blocks import mark_like


def lists(document: Document) -> Iterator[Problem]:
    """LST101: a list that begins with another number than 1 has an empty line above.

    Bad: `Bring:` with `2. your notes` on the very next line
    Good: an empty line between the two
    """
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        above = ""
        for place, line in enumerate(block.lines):
            mark = mark_like(document.masked, line.start)
            if mark and place and not above:
                message = "A list needs an empty line above it, or it runs into the text there."
                yield at(document, _start(document, line), LST101, message, "Add an empty line.")
            above = mark


def nested_lists(document: Document) -> Iterator[Problem]:
    """LST102: a nested list is indented as far as the text of the item above it.

    Bad: `1. Knock` with `- and wait` below it, indented by 2 spaces
    Good: `1. Knock` with `- and wait` below it, indented by 3 spaces
    """
    for above, block in pairwise(document.blocks):
        if above.kind is not BlockKind.ITEM or block.kind is not BlockKind.ITEM:
            continue
        (upper, text), (here, _) = _columns(document, above), _columns(document, block)
        if upper < here < text and _is_meant_as_nested(document, above, block):
            spaces = "1 space" if here == 1 else f"{here} spaces"
            message = f"This list item is indented by {spaces}, so it is not nested."
            hint = f"Indent it by {text} spaces to nest it, or not at all."
            yield at(document, _start(document, block.lines[0]), LST102, message, hint)


def _is_meant_as_nested(document: Document, above: Block, block: Block) -> bool:
    """Whether an item has another mark than the one above, or follows it with no empty line."""
    marks = [_marks(document, one.lines[0]).strip(" >") for one in (above, block)]
    is_next = document.text.count("\n", above.span.end, block.span.start) == 1
    return marks[0][0].isdigit() != marks[1][0].isdigit() or (is_next and marks[0] == marks[1])


def _columns(document: Document, item: Block) -> tuple[int, int]:
    """Return the columns of the mark and of the text of an item, from the last quote mark."""
    marks = _marks(document, item.lines[0]).rpartition(">")[2]
    return len(marks) - len(marks.lstrip(" ")), len(marks.rstrip()) + 1


def _marks(document: Document, line: Span) -> str:
    typed = document.text[_start(document, line) : line.start].expandtabs(4)
    return typed.partition("[")[0]  # without the box of a task


def _start(document: Document, line: Span) -> int:
    return document.text.rfind("\n", 0, line.start) + 1


LST101 = Code("LST101", WARNING, "list runs into the text above",
              "Readers would see numbers in the text, not a list.")  # fmt: skip
LST102 = Code("LST102", WARNING, "list is nested unevenly", "Readers would see one flat list.")
RULES = Rules("Lists", codes=(LST101, LST102), of_a_page=(lists, nested_lists))
