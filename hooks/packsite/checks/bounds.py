"""Checks of how deep a page is nested: what nobody can read, and no program can draw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.checks.subject import Subject, at
from packsite.model.problems import Problem

_DEEPEST = 12
"""Levels of lists, notes and quotes inside one another."""
_INDENT = 4
_START = re.compile(r"^(?P<start>[ \t>]*)(?=\S)", re.MULTILINE)


def depth(subject: Subject) -> Iterator[Problem]:
    """LAY105: lists, notes and quotes stand at most twelve levels inside one another.

    Bad: a line that begins with thirteen `>`, or with a hundred spaces
    Good: a list in a list, and a table below it
    """
    for document in subject.documents:
        for line in _START.finditer(document.masked, document.body_start):
            if _levels(line["start"]) > _DEEPEST:
                message = f"This line stands more than {_DEEPEST} levels deep."
                hint = "Begin a list, note or quote of its own further to the left."
                yield at(document, line.end("start"), "LAY105", message, hint)
                break


def _levels(start: str) -> int:
    """Return how many levels a line begins with; a quote has its own mark and a space."""
    indents = start.replace("> ", "").replace(">", "").expandtabs(_INDENT)
    return start.count(">") + len(indents) // _INDENT
