"""Problems → text, annotations on the changed lines of a pull request, or JSON."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from packsite.model.addresses import GUIDE_URI, published_url
from packsite.model.codes import Severity
from packsite.model.problems import Problem, as_row

FEWEST_TOGETHER = 4
"""Places of which the same is said, and which then are one message."""
PLACES_SHOWN = 3


def guide_url(site_url: str) -> str:
    """Return the address of the guide to the codes; each code is an anchor in it.

    Empty if the address of the site is not known.
    """
    return published_url(site_url, GUIDE_URI)


def text(problems: Iterable[Problem], guide: str = "") -> str:
    """Return a line for each cause, and below it its hint and where its code is explained."""
    lines = []
    for problem in by_cause(problems):
        lines.append(problem.shown("\n    "))
        if guide:
            lines.append(f"    {guide}#{problem.code}")
    return "\n".join(lines)


def github(problems: Iterable[Problem], guide: str = "") -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(_annotation(problem, guide) for problem in by_cause(problems))


def as_json(problems: Iterable[Problem], guide: str = "") -> str:
    """Return a JSON list of problems, each with its severity and where its code is explained."""
    rows = [
        {
            **as_row(problem),
            "severity": problem.code.severity,
            "guide": f"{guide}#{problem.code}" if guide else "",
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def by_cause(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield each problem, but one for all places where the same name is wrong.

    A role that was renamed is one mistake, though a hundred pages name it. Messages that quote
    nothing are about mistakes of their own.
    """
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        same = (problem.code.id, problem.message, problem.hint)
        alike.setdefault(same if '"' in problem.message else (problem,), []).append(problem)
    few = (one for same in alike.values() if len(same) < FEWEST_TOGETHER for one in same)
    many = (_together(same) for same in alike.values() if len(same) >= FEWEST_TOGETHER)
    yield from sorted((*few, *many))


def _together(same: list[Problem]) -> Problem:
    first, *others = sorted(same)
    shown = ", ".join(one.place for one in others[:PLACES_SHOWN])
    rest = f" and {len(others) - PLACES_SHOWN} more" if len(others) > PLACES_SHOWN else ""
    return replace(first, hint=f"{first.hint} The same is wrong in {shown}{rest}.".strip())


FORMATS = {"text": text, "github": github, "json": as_json}


_COUNTED: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.NOTICE: ("place to read again", "places to read again"),
}
"""The singular and the plural."""


def total(problems: Iterable[Problem]) -> str:
    """Return the count in words: `1 error, 2 warnings and 3 places to read again`."""
    counts = Counter(problem.code.severity for problem in problems)
    parts = [
        f"{counts[severity]} {one if counts[severity] == 1 else several}"
        for severity, (one, several) in _COUNTED.items()
        if counts[severity]
    ]
    before, last = parts[:-1], parts[-1:]
    return " and ".join(filter(None, (", ".join(before), *last))) or "no problems"


def _annotation(problem: Problem, guide: str) -> str:
    """Return one workflow command, escaped as GitHub's own toolkit does."""
    place = {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "title": problem.code.id,
    }
    properties = ",".join(
        f"{name}={_escape(str(value), ':,')}" for name, value in place.items() if value
    )
    more = f"{guide}#{problem.code}" if guide else ""
    message = _escape(" ".join(filter(None, (problem.message, problem.hint, more))))
    return f"::{problem.code.severity} {properties}::{message}"


def _escape(words: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words
