"""Set the words of two versions side by side: which statements differ, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from packsite.currency.earlier import Former, Statements
from packsite.currency.histories import History
from packsite.model.references import Target

Marked = tuple[tuple[bool, str], ...]
"""A text in pieces, and whether each differs from the other version."""
_MOST = 1500
"""Words and spaces of a statement beyond which nothing is marked: it would take seconds."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A statement that differs; one side is empty where it is new or gone."""

    code: str
    place: Target | None
    """Where it is read today; `None` where it is gone."""
    before: Marked
    now: Marked


@dataclass(frozen=True, slots=True)
class RewordedPage:
    """A page, and those of its statements that differ from an earlier version."""

    page: Target
    parts: tuple[Reworded, ...]


def rewordings(history: History, version: date, former: Former) -> tuple[RewordedPage, ...]:
    """Return what an old print-out says differently, page by page; a pack has several."""
    changed = dict.fromkeys(one.page for one in history.since(version))
    found = []
    for page in changed:
        then = former.then(page.id, version)
        if then is not None:
            parts = tuple(_differing(page, then, former.today[page.id]))
            found += [RewordedPage(page, parts)] if parts else []
    return tuple(found)


def _differing(page: Target, then: Statements, now: Statements) -> Iterator[Reworded]:
    for code, statement in now.items():
        before = then[code].text if code in then else ""
        if before != statement.text:
            place = Target(page.uri, statement.anchor, page.title, page.id)
            yield Reworded(code, place, *_marked(before, statement.text))
    for code, gone in then.items():
        if code not in now:
            yield Reworded(code, None, ((False, gone.text),), ())


def _marked(before: str, now: str) -> tuple[Marked, Marked]:
    """Return both texts in pieces; a text that has no other has nothing to mark."""
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
