"""Checks that the Git host and this site read a page alike: what an editor sees is published."""

from bisect import bisect_left
from collections.abc import Iterator

from packsite.checks.other_words import MKD112, MKD113, other_words
from packsite.checks.subject import Rules
from packsite.model.blocks import BlockKind
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem, locate
from packsite.read.git_host import BlockStart, Reading, read_as_git_host

_OWN = (BlockKind.ADMONITION, BlockKind.FOOTNOTE, BlockKind.DEFINITION)
"""Blocks that the Git host does not know."""
_OTHERWISE = (BlockKind.HEADING, BlockKind.TABLE_RULE)
"""Blocks that are no start of their own: a page knows the levels of its headings."""
_NAMES = {
    BlockKind.CODE: "code",
    BlockKind.HEADING: "a heading",
    BlockKind.ROW: "a row of a table",
    BlockKind.ITEM: "a list item",
    BlockKind.PARAGRAPH: "a new paragraph",
}
_FIXES = {
    BlockKind.CODE: "Write a line of three ` marks above and below code, and indent other text by "
    "fewer than four spaces.",
    BlockKind.HEADING: "Begin the line of a heading with ## and a space, write \\# where no "
    "heading is meant, and leave an empty line above a line of dashes.",
    BlockKind.ROW: "Leave an empty line above and below the table.",
    BlockKind.ITEM: "Leave an empty line above the list, write words after the mark of each item, "
    "and put a nested mark below the first letter of the item that it belongs to.",
    BlockKind.PARAGRAPH: "Leave an empty line above a new paragraph; where it belongs to a list "
    "item, put it below the first letter of that item.",
}
"""How to write each kind so that both read it; of two kinds, the first one here counts."""
Pair = tuple[BlockStart | None, BlockStart | None]


def read_alike(document: Document) -> Iterator[Problem]:
    """MKD111 to MKD113: the Git host and this site read the same blocks and words on a page.

    Bad: `#travel is the name of a channel.`
    Good: `The name of the channel is #travel.`
    """
    if document.unclosed or "\n<<<<<<< " in document.text:
        return  # other rules say so
    reading = read_as_git_host(document)
    ours = _starts(document)
    theirs = _with_code(reading, document, ours)
    problems = [*_other_blocks(document, ours, theirs)]
    yield from problems or other_words(document, reading)


def _other_blocks(
    document: Document, ours: dict[int, BlockStart], theirs: dict[int, BlockStart]
) -> Iterator[Problem]:
    """Report the first line of each run of blocks that differ."""
    other, is_run = dict(_differing(document, ours, theirs)), False
    for line in sorted({*ours, *theirs}) if other else ():
        if line in other and not is_run:
            typed = document.text.split("\n")[line - 1]
            column = len(typed) - len(typed.lstrip()) + 1
            yield Problem(document.source.file, line, column, MKD111, *_message(*other[line]))
        is_run = line in other


def _differing(
    document: Document, ours: dict[int, BlockStart], theirs: dict[int, BlockStart]
) -> Iterator[tuple[int, Pair]]:
    """Yield each line in which the two read different blocks, with both."""
    has_boxes = "[!" in document.masked
    for line in {*ours, *theirs}:
        pair = ours.get(line), theirs.get(line)
        if pair[0] != pair[1]:
            if has_boxes:  # a quote to the Git host's parser, a note to this site
                pair = _without_depth(pair[0]), _without_depth(pair[1])
            if not _is_same(*pair):
                yield line, pair


def _without_depth(start: BlockStart | None) -> BlockStart | None:
    return start and start._replace(depth=0)


def _is_same(ours: BlockStart | None, theirs: BlockStart | None) -> bool:
    if ours is None:
        return False
    # The Git host's HTML does not show a paragraph in a list without empty lines.
    is_hidden = theirs is None and ours.kind is BlockKind.PARAGRAPH and ours.depth > 0
    return ours == theirs or ours.kind in _OWN or is_hidden


def _message(ours: BlockStart | None, theirs: BlockStart | None) -> tuple[str, str]:
    """Return the message, with the reading of each of the two, and the hint."""
    kinds = [one.kind for one in (ours, theirs) if one]
    if len({*kinds}) == 1 and ours and theirs:
        what = "level" if ours.level != theirs.level else "depth"
        deep = [getattr(one, what) + (what == "depth") for one in (theirs, ours)]
        message = (
            f"The Git host reads {_NAMES[ours.kind]} of {what} {deep[0]} here, "
            f"this site one of {what} {deep[1]}."
        )
    else:
        names = [_NAMES[one.kind] if one else "no new block" for one in (theirs, ours)]
        message = f"The Git host reads {names[0]} here, this site {names[1]}."
    fix = next(_FIXES[kind] for kind in _FIXES if kind in kinds)
    return message, fix


def _starts(document: Document) -> dict[int, BlockStart]:
    """Return the 1-based line → the block that this site sees begin there; all lines of code."""
    text, starts = document.text, dict[int, BlockStart]()
    told = {
        row.lines[0].start
        for table in document.tables
        if table.runs_on
        for row in (table.head, *table.rows)
    }
    for block in document.blocks:
        first = block.lines[0].start
        if block.kind is BlockKind.CODE:
            lines = (locate(text, one.start)[0] for one in block.lines)
            starts |= dict.fromkeys(lines, BlockStart(BlockKind.CODE))
        elif block.kind not in _OTHERWISE and first not in told:
            line, column = locate(text, first)
            quotes = _quotes(text[first - column + 1 : first])
            starts[line] = BlockStart(block.kind, block.depth + quotes)
    for heading in document.headings:
        line, _ = locate(text, heading.span.start)
        starts[line] = BlockStart(BlockKind.HEADING, 0, heading.level)
    return starts


def _quotes(before: str) -> int:
    """Return the number of quotes in the margin of a line, without the mark of a box."""
    margin = before.partition("> [!")[0]
    return margin[: len(margin) - len(margin.lstrip(" \t>"))].count(">")


def _with_code(
    reading: Reading, document: Document, ours: dict[int, BlockStart]
) -> dict[int, BlockStart]:
    """Return the Git host's blocks, with each line of code that is code to this site too.

    Of other code, the first line. The Git host counts the fences of code, this site does not.
    """
    theirs = {**reading.starts}
    code = [line for line, start in ours.items() if start.kind is BlockKind.CODE]
    for span in reading.code:
        inside = code[bisect_left(code, span.start) : bisect_left(code, span.end + 1)]
        is_empty = span.end - span.start < 2 and not inside
        for line in inside or ([] if is_empty else [span.start]):
            theirs[line] = BlockStart(BlockKind.CODE)
    return theirs


MKD111 = Code("MKD111", ERROR, "block that the Git host reads differently",
              "What an editor sees before publishing is not what readers get.")  # fmt: skip
RULES = Rules("Read in two ways", codes=(MKD111, MKD112, MKD113), of_a_page=(read_alike,))
