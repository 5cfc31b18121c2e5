"""Compare the statements of two versions, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from packsite.currency.earlier import EarlierVersions, Statements
from packsite.model.changes import History
from packsite.model.references import Target

Marked = tuple[tuple[bool, str], ...]
"""A text in pieces, each with whether it differs from the other version."""
_MOST = 1500
"""Limit on words and spaces of a statement to compare; longer ones would take seconds."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A changed statement; one side is empty if it is new or has been removed."""

    page: Target
    code: str
    place: Target | None
    """Its current place; `None` if it has been removed."""
    before: Marked
    now: Marked


def rewordings(history: History, version: date, earlier: EarlierVersions) -> Iterator[Reworded]:
    """Yield the statements changed since a version, page by page; a pack has several pages."""
    for page in dict.fromkeys(one.page for one in history.since(version)):
        then = earlier.at(page.id, version)
        if then is not None:
            yield from _differing(page, then, earlier.today[page.id])


def _differing(page: Target, then: Statements, now: Statements) -> Iterator[Reworded]:
    for code, statement in now.items():
        before = then[code].text if code in then else ""
        if before != statement.text:
            place = page._replace(anchor=statement.anchor)
            yield Reworded(page, code, place, *_marked(before, statement.text))
    for code, gone in then.items():
        if code not in now:
            yield Reworded(page, code, None, ((False, gone.text),), ())


def _marked(before: str, now: str) -> tuple[Marked, Marked]:
    """Return both texts in pieces; without an earlier text nothing is marked."""
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", now)
    if not before or len(old) + len(new) > _MOST:
        return tuple((False, text) for text in (before,) if text), ((False, now),)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        _pieces((kind, old[start:end]) for kind, start, end, _, _ in steps),
        _pieces((kind, new[start:end]) for kind, _, _, start, end in steps),
    )


def _pieces(steps: Iterable[tuple[str, list[str]]]) -> Marked:
    return tuple((kind != "equal", "".join(words)) for kind, words in steps if words)
