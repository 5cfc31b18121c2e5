"""Read the table "Who does what" of a standard: its rows, and the roles that each names.

The names in a row ("Health visitor, midwife") are looked up in `says:` of `roles.yml`. A row that
begins with "Every" is about everybody; one that begins with "Every other", about the readers of the
page that no other row names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from packsite.model.blocks import Block
from packsite.model.data import Library
from packsite.model.facts import Kind
from packsite.model.page import Document, Row
from packsite.model.references import Span
from packsite.read.references import relabelled

SECTION = "Who does what"
EVERYBODY = "all"
_EVERY_OTHER = "every other "
_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[,;/]|\band\b|\bor\b")


def rows(document: Document, library: Library) -> tuple[Row, ...]:
    """Return the rows of "Who does what" in a standard; empty for any other page."""
    section = the_section(document)
    if section is None:
        return ()
    found = [
        _row(document, row, library)
        for table in document.tables
        for row in table.rows
        if section.start <= row.span.start < section.end and len(row.cells) > 1
    ]
    return tuple(_others(row, found, document, library) for row in found)


def the_section(document: Document) -> Span | None:
    """Return the span of "Who does what" in a standard; `None` without that section."""
    return document.section(SECTION) if document.facts.kind is Kind.STANDARD else None


def _row(document: Document, row: Block, library: Library) -> Row:
    head, at = document.masked[slice(*row.cells[0])], row.cells[0].end
    names = set(_names(head))
    keys = [role.key for role in library.acting if names & {_singular(name) for name in role.says}]
    is_for_all = any(name.startswith("every") for name in names)
    return Row(head, document.masked.index("|", at), tuple(keys), is_for_all)


def _others(row: Row, rows: Sequence[Row], document: Document, library: Library) -> Row:
    """Return the row; if it begins with "Every other", with the readers that no row names."""
    if not any(name.startswith(_EVERY_OTHER) for name in _names(row.head)):
        return row
    named = {key for one in rows for key in one.roles}
    rest = [key for key in document.facts.audience if key in library.roles and key not in named]
    return replace(row, roles=tuple(rest), is_for_all=False)


def _names(head: str) -> Iterator[str]:
    """Yield the names in a row, one by one, without text in brackets."""
    for name in _BETWEEN.split(_ASIDE.sub("", relabelled(head, lambda *_: ""))):
        if words := name.strip(" *_"):
            yield _singular(words)


def _singular(name: str) -> str:
    """Return the singular of a name, in lower case: "Managers" is "manager"."""
    return " ".join(name.split()).casefold().removesuffix("s")
