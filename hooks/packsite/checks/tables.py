"""Checks of tables: a generator silently drops cells, or the whole table."""

from __future__ import annotations

from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.blocks import Block, Table
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem


def tables(document: Document) -> Iterator[Problem]:
    """TAB101 to TAB103: a table has an empty line above, column headings, and equal rows.

    Bad: `| a | b | c |` below a line of dashes for two cells
    Good: `| a | b |` below `| Who | What |`
    """
    for table in document.tables:
        yield from _run_on(document, table)
        yield from _ragged(document, table)
        yield from _headless(document, table)


def _run_on(document: Document, table: Table) -> Iterator[Problem]:
    if table.runs_on:
        message = "A table needs an empty line above it, or its bars appear as text."
        yield _at(document, table.head, TAB102, message, "Add an empty line.")


def _ragged(document: Document, table: Table) -> Iterator[Problem]:
    wanted = len(table.rule.cells)
    for row in (table.head, *table.rows):
        if len(row.cells) != wanted:
            cells = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
            message = f"This row has {cells}; the line of dashes has {wanted}."
            hint = "Give every row of a table the same number of cells."
            if "|" not in document.masked[slice(*row.span)]:
                hint = "Leave an empty line above it, if it is no row of the table."
            yield _at(document, row, TAB101, message, hint)


def _headless(document: Document, table: Table) -> Iterator[Problem]:
    """Report a table with an empty head, unless it is a box to write in, empty throughout."""
    if not _has_words(document, table.head) and any(
        _has_words(document, row) for row in table.rows
    ):
        message = "The first row of this table, which should name the columns, is empty."
        yield _at(document, table.head, TAB103, message, "Write a heading in each of its cells.")


def _has_words(document: Document, row: Block) -> bool:
    return any(document.masked[slice(*cell)].strip() for cell in row.cells)


def _at(document: Document, row: Block, code: Code, message: str, hint: str) -> Problem:
    """Return a problem at the line of a row."""
    return at(document, document.text.rfind("\n", 0, row.span.start) + 1, code, message, hint)


TAB103 = Code("TAB103", WARNING, "table without column headings",
              "People using a screen reader could not tell what a cell is about.",
              bad="`| | |` above the line of dashes", good="`| Who | What |`")  # fmt: skip
TAB101 = Code("TAB101", ERROR, "row with a wrong number of cells",
              "Cells would disappear without warning.",
              bad="`| a | b | c |` below a line of dashes for two cells",
              good="`| a | b |`")  # fmt: skip
TAB102 = Code("TAB102", ERROR, "table runs into the text above",
              "Readers would see bars, not a table.", bad="a table on the line below a list item",
              good="an empty line between the two")  # fmt: skip
RULES = Rules("Tables", codes=(TAB103, TAB101, TAB102), of_a_page=(tables,))
