"""Find who does what in a standard: the rows of its table, and the roles that each one speaks of.

What a row calls people ("Health visitor, midwife") is looked up in `says:` of `roles.yml`. A row
that begins with "Every" speaks of everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.data import Library
from packsite.model.page import Document, Kind
from packsite.model.references import Span

SECTION = "Who does what"
EVERYBODY = "all"
_CELL = re.compile(r"^[ \t]*\|(?P<head>(?:\[\[[^\[\]\n]*\]\]|\\\||[^|\n])*)\|", re.MULTILINE)
_RULE = re.compile(r"[ :-]+")
_ASIDE = re.compile(r"\([^()]*\)|\[\[[^\[\]]*\]\]")
_BETWEEN = re.compile(r"[,;/]|\band\b|\bor\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what it calls people, and who they are."""

    head: str
    at: int
    """Where its first cell ends, in the text of the file."""
    roles: tuple[str, ...]
    is_for_all: bool


def rows(document: Document, library: Library) -> tuple[Row, ...]:
    """Return the rows of "Who does what" in a standard; none in any other page."""
    section = the_section(document)
    if section is None:
        return ()
    found = list(_CELL.finditer(document.masked, section.start, section.end))
    below = [at for at, cell in enumerate(found) if _RULE.fullmatch(cell["head"].strip())]
    return tuple(_row(cell, library) for cell in found[below[0] + 1 :]) if below else ()


def the_section(document: Document) -> Span | None:
    """Return where "Who does what" begins and ends in a standard; `None` where it is not there."""
    if document.facts.kind is not Kind.STANDARD:
        return None
    parts = [heading for heading in document.headings if heading.level <= 2]
    ends = [*(heading.span.start for heading in parts[1:]), len(document.text)]
    for heading, end in zip(parts, ends, strict=False):
        if heading.level == 2 and heading.text == SECTION:
            return Span(heading.span.start, end)
    return None


def _row(cell: re.Match[str], library: Library) -> Row:
    names = set(_names(cell["head"]))
    keys = [role.key for role in library.acting if names & {_one(name) for name in role.says}]
    is_for_all = any(name.startswith("every") for name in names)
    return Row(cell["head"].strip(), cell.end("head"), tuple(keys), is_for_all)


def _names(head: str) -> Iterator[str]:
    """Yield what a row calls people, one by one; what stands in brackets is not a name."""
    for name in _BETWEEN.split(_ASIDE.sub("", head)):
        if words := name.strip(" *_"):
            yield _one(words)


def _one(name: str) -> str:
    """Return a name as one person would have it, so that "Managers" is "manager"."""
    return " ".join(name.split()).casefold().removesuffix("s")
