"""Checks of forms: each has something to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from packsite.checks.subject import Rules, at_fact
from packsite.model.codes import WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.blanks import blanks


def forms_have_blanks(document: Document) -> Iterator[Problem]:
    """FRM101: a page with `form: true` has a tick box, a line or an empty cell.

    Bad: `form: true` above a page that can only be read
    Good: `Name: ............`
    """
    if document.facts.form and not _has_blanks(document):
        message = '"form" is true, but the page has nowhere to write or tick.'
        hint = "Add a tick box, a dotted line or an empty cell, or remove form: true."
        yield at_fact(document, "form", FRM101, message, hint)


def _has_blanks(document: Document) -> bool:
    return (
        any(block.box for block in document.blocks)
        or any(cell.start == cell.end for block in document.blocks for cell in block.cells)
        or next(blanks(document), None) is not None
    )


FRM101 = Code("FRM101", WARNING, "form without a place to fill in",
              "There would be nothing to fill in in its Word file.")  # fmt: skip
RULES = Rules("Forms", codes=(FRM101,), of_a_page=(forms_have_blanks,))
