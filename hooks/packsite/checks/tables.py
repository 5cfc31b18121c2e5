"""Checks of tables: a generator silently drops cells, or the whole table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from packsite.checks.subject import Rules, Subject, at
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem

_RULE = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_PARTS_NOTHING = re.compile(r"\[\[[^\[\]\n]*\]\]|\\\|")
Line = tuple[int, str]
"""The offset of a line, and its words."""


def tables(subject: Subject) -> Iterator[Problem]:
    """TAB101 to TAB103: a table has an empty line above, column headings, and equal rows.

    Bad: `| a | b | c |` below a line of dashes for two cells
    Good: `| a | b |` below `| Who | What |`
    """
    for document in subject.documents:
        lines = list(_lines(document))
        rules = [
            place
            for place in range(1, len(lines))
            if _is_rule(lines[place][1]) and "|" in lines[place - 1][1]
        ]
        for at_rule, next_rule in pairwise([*rules, len(lines) + 1]):
            rows = list(_rows(lines, at_rule + 1, next_rule - 1))
            yield from _run_in(document, lines, at_rule - 1)
            yield from _ragged(document, [lines[at_rule - 1], *rows], lines[at_rule][1])
            yield from _headless(document, lines[at_rule - 1], rows)


def _lines(document: Document) -> Iterator[Line]:
    """Yield the lines of the body; bars that part no cells are blanked out."""
    body = _PARTS_NOTHING.sub(lambda found: found[0].replace("|", " "), document.masked)
    offset = 0
    for line in body.split("\n"):
        if offset >= document.body_start:
            yield offset, line
        offset += len(line) + 1


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_RULE.fullmatch(line))


def _run_in(document: Document, lines: list[Line], at_head: int) -> Iterator[Problem]:
    above = lines[at_head - 1][1] if at_head else ""
    indent = len(lines[at_head][1]) - len(lines[at_head][1].lstrip())
    if above.strip() and not (indent and not above.startswith(" " * indent)):
        message = "A table needs an empty line above it, or its bars appear as text."
        yield at(document, lines[at_head][0], TAB102, message, "Add an empty line.")


def _ragged(document: Document, rows: list[Line], rule: str) -> Iterator[Problem]:
    wanted = _cells(rule)
    for offset, row in rows:
        if _cells(row) != wanted:
            cells = "1 cell" if _cells(row) == 1 else f"{_cells(row)} cells"
            message = f"This row has {cells}; the line of dashes has {wanted}."
            hint = "Give every row of a table the same number of cells."
            yield at(document, offset, TAB101, message, hint)


def _headless(document: Document, head: Line, rows: list[Line]) -> Iterator[Problem]:
    """Tell of a table whose head is empty; a box to write in, which is empty all over, has none."""
    offset, words = head
    if not words.strip(" \t>|") and any(row.strip(" \t>|") for _, row in rows):
        message = "The first row of this table, which should name the columns, is empty."
        yield at(document, offset, TAB103, message, "Write a heading in each of its cells.")


def _rows(lines: list[Line], start: int, end: int) -> Iterator[Line]:
    """Yield the lines of a table, down to an empty one or to the head of the next table."""
    for place in range(start, end):
        if not lines[place][1].strip():
            return
        yield lines[place]


def _cells(line: str) -> int:
    inside = line.strip(" \t>")
    return inside.removeprefix("|").removesuffix("|").count("|") + 1


TAB103 = Code(
    "TAB103", WARNING, "table without column headings",
    "People using a screen reader could not tell what a cell is about.",
    bad="`| | |` above the line of dashes", good="`| Who | What |`",
)  # fmt: skip
TAB101 = Code(
    "TAB101", ERROR, "row with a wrong number of cells", "Cells would disappear without warning.",
    bad="`| a | b | c |` below a line of dashes for two cells", good="`| a | b |`",
)  # fmt: skip
TAB102 = Code(
    "TAB102", ERROR, "table runs into the text above", "Readers would see bars, not a table.",
    bad="a table on the line below a sentence", good="an empty line between the two",
)  # fmt: skip
RULES = Rules("Tables", codes=(TAB103, TAB101, TAB102), of_a_page=(tables,))
