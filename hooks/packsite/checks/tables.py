"""Checks of tables: a generator silently drops cells, or the whole table."""

from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.blocks import Block, Table
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem


def tables(document: Document) -> Iterator[Problem]:
    """TAB101 to TAB105: a table has an empty line above, equal rows, and few columns with headings.

    Bad: `| a | b | c |` below a line of dashes for two cells
    Good: `| a | b |` below `| Who | What |`
    """
    for table in document.tables:
        yield from _run_on(document, table)
        yield from _ragged(document, table)
        yield from _headless(document, table)
        yield from _no_card(document, table)


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


def _no_card(document: Document, table: Table) -> Iterator[Problem]:
    """Report a table whose rows cannot be shown as cards, as a phone does from three columns on.

    The first column needs no heading: its cells name the cards.
    """
    head, columns = table.head, len(table.head.cells)
    if columns > _MOST_COLUMNS:
        message = f"This table has {columns} columns; no phone or sheet of A4 can show them."
        hint = f"Divide it into tables of at most {_MOST_COLUMNS} columns, or turn it round."
        yield _at(document, head, TAB104, message, hint)
    if columns < _CARD or not _has_words(document, head):
        return
    for number, cell in enumerate(head.cells[1:], 2):
        if not document.masked[slice(*cell)].strip():
            message = f"Column {number} of this table has no heading."
            hint = "Write one: on a phone it stands before each of its cells."
            yield _at(document, head, TAB105, message, hint)


def _has_words(document: Document, row: Block) -> bool:
    return any(document.masked[slice(*cell)].strip() for cell in row.cells)


def _at(document: Document, row: Block, code: Code, message: str, hint: str) -> Problem:
    """Return a problem at the line of a row."""
    return at(document, document.text.rfind("\n", 0, row.span.start) + 1, code, message, hint)


_CARD = 3
"""The columns from which a phone shows rows as cards: `tables.css` draws them."""
_MOST_COLUMNS = 8

TAB104 = Code("TAB104", WARNING, "table with too many columns",
              "On a phone each row is a card with a line for each column; nobody reads nine.",
              bad="a table with 9 columns", good="two tables with 5 columns each")  # fmt: skip
TAB105 = Code("TAB105", WARNING, "column without a heading",
              "On a phone, and in a screen reader, its cells would have no name.",
              bad="`| Step | Who | |` above the line of dashes",
              good="`| Step | Who | By when |`")  # fmt: skip
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
RULES = Rules("Tables", codes=(TAB103, TAB101, TAB102, TAB104, TAB105), of_a_page=(tables,))
