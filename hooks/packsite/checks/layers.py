"""Checks of a site that rests on a core: what a local page may replace, and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from packsite.checks.subject import Rules, Subject, at_fact
from packsite.model.addresses import address
from packsite.model.layers import CORE, in_core
from packsite.model.problems import Problem
from packsite.read.codes import FIL105


def pages_of_the_core_keep_their_address(subject: Subject) -> Iterator[Problem]:
    """FIL105: a local page at the address of a page of the core has its id, and so replaces it.

    Bad: standards/visits.md with the id CPS-91, where core/standards/visits.md is CPS-07
    Good: the id CPS-07, or another file name
    """
    shared = {_place(page.uri): page for page in subject.documents if page.source.is_core}
    for document in subject.documents:
        other = shared.get(_place(document.uri))
        if other and not document.source.is_core:
            message = f'This page would take the address of "{other.source.file}".'
            hint = f'Write "id: {other.facts.id}" to replace that page, or rename this file.'
            yield at_fact(document, "id", FIL105, message, hint)


def at_the_core(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, with the hint for one in a file of the core: none is edited here."""
    for problem in problems:
        yield replace(problem, hint=_instead(problem.file)) if in_core(problem.file) else problem


def _instead(file: str) -> str:
    """Return how a local file mends what is wrong in a file of the core."""
    if file.endswith(".md"):
        return (
            "Files in core/ are not edited here. Amend this page, or write a page of your own "
            "with its id; tell whoever releases the core."
        )
    own = file.removeprefix(f"{CORE}/")
    return f"Files in core/ are not edited here. What you write in {own} comes before it."


def _place(uri: str) -> str:
    return address(uri).casefold()


RULES = Rules(of_the_site=(pages_of_the_core_keep_their_address,))
