"""Find who does what in a standard: the rows of its table, and the roles that each one speaks of.

What a row calls people ("Health visitor, midwife") is looked up in `says:` of `roles.yml`. A row
that begins with "Every" speaks of everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.model.blocks import Block
from packsite.model.data import Library
from packsite.model.page import Document, Kind, Row
from packsite.model.references import Span
from packsite.read.references import relabelled

SECTION = "Who does what"
EVERYBODY = "all"
_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[,;/]|\band\b|\bor\b")


def rows(document: Document, library: Library) -> tuple[Row, ...]:
    """Return the rows of "Who does what" in a standard; none in any other page."""
    section = the_section(document)
    if section is None:
        return ()
    return tuple(
        _row(document, row, library)
        for table in document.tables
        for row in table.rows
        if section.start <= row.span.start < section.end and len(row.cells) > 1
    )


def the_section(document: Document) -> Span | None:
    """Return where "Who does what" begins and ends in a standard; `None` where it is not there."""
    if document.facts.kind is not Kind.STANDARD:
        return None
    for heading in document.headings:
        if heading.level == 2 and heading.text == SECTION:
            return document.extent(heading)
    return None


def _row(document: Document, row: Block, library: Library) -> Row:
    head, at = document.masked[slice(*row.cells[0])], row.cells[0].end
    names = set(_names(head))
    keys = [role.key for role in library.acting if names & {_one(name) for name in role.says}]
    is_for_all = any(name.startswith("every") for name in names)
    return Row(head, document.masked.index("|", at), tuple(keys), is_for_all)


def _names(head: str) -> Iterator[str]:
    """Yield what a row calls people, one by one; what stands in brackets is not a name."""
    for name in _BETWEEN.split(_ASIDE.sub("", relabelled(head, lambda *_: ""))):
        if words := name.strip(" *_"):
            yield _one(words)


def _one(name: str) -> str:
    """Return a name as one person would have it, so that "Managers" is "manager"."""
    return " ".join(name.split()).casefold().removesuffix("s")
