"""What a change does to the site, in plain words for whoever looks at a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from packsite.checks.report import total
from packsite.commands.fingerprint import Fingerprint, changed
from packsite.model.problems import Problem

SHOWN = 10
"""How many of each are listed; the rest is counted."""


def summary(base: Fingerprint, head: Fingerprint) -> str:
    """Return what has changed between two states of the content, a line each thing."""
    parts = (_problems(base, head), _to_read(base, head), _pages(base, head), _pdfs(base, head))
    return "\n\n".join(said for lines in parts if (said := "\n".join(lines)))


def _problems(base: Fingerprint, head: Fingerprint) -> Iterable[str]:
    was, now = (_of(held, fails=True) for held in (base, head))
    new, mended = _new(was, now), _new(now, was)
    if new:
        yield f"This change brings {total(new)} that the main branch does not have:"
        yield from _listed([_said(one) for one in new])
    else:
        yield "This change brings no new problems."
    if mended:
        yield f"It mends {total(mended)}."
    if left := len(now) - len(new):
        yield f"Problems that were there before: {left}."


def _to_read(base: Fingerprint, head: Fingerprint) -> Iterable[str]:
    """Yield what somebody is to read again, which stops no change; nothing where it is nothing."""
    was, now = (_of(held, fails=False) for held in (base, head))
    new, done = _new(was, now), _new(now, was)
    if new:
        yield f"To read again because of this change: {len(new)}. That does not stop it."
        yield from _listed([_said(one) for one in new])
    if done:
        yield f"No longer to be read again: {len(done)}."
    if left := len(now) - len(new):
        yield f"Still to be read again from before: {left}."


def _of(held: Fingerprint, *, fails: bool) -> list[Problem]:
    """Return the problems that fail a strict build, or those that do not."""
    return [problem for problem in held.problems if problem.fails_strict is fails]


def _said(problem: Problem) -> str:
    return f"{_place(problem)}: {problem.message} {problem.hint}".strip()


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Return the problems that were not there; one that only moved to another line was."""
    known = Counter(_what(problem) for problem in before)
    new = []
    for problem in after:
        known[_what(problem)] -= 1
        if known[_what(problem)] < 0:
            new.append(problem)
    return new


def _what(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, problem.message


def _place(problem: Problem) -> str:
    return f"{problem.file}, line {problem.line}" if problem.line else problem.file


def _pages(base: Fingerprint, head: Fingerprint) -> Iterable[str]:
    found = list(changed(base.pages, head.pages))
    yield f"Pages that differ: {len(found)}." if found else "No page has changed."
    yield from _listed([f"{title} ({file}): {state}" for file, title, state in found])


def _pdfs(base: Fingerprint, head: Fingerprint) -> Iterable[str]:
    if head.pdfs is None or base.pdfs is None:
        yield "Which PDFs differ can be told once there is no error left."
        return
    found = list(changed(base.pdfs, head.pdfs))
    yield f"PDFs that differ: {len(found)}." if found else "No PDF has changed."
    yield from _listed([f"{title} ({uri}): {state}" for uri, title, state in found])


def _listed(lines: Sequence[str]) -> Iterable[str]:
    yield from (f"- {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN} more"
