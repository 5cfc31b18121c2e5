"""Turn codes and the docstrings of checks into explanations for editors."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from textwrap import dedent

from packsite.checks import CHECKS, CODES, SUBJECTS
from packsite.model.codes import Code
from packsite.model.settings import PacksiteError
from packsite.model.suggest import did_you_mean, nearest

_CODE = re.compile(r"[A-Z]{3}\d{3}")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code with the rules of its checks, and examples."""

    code: Code
    rules: tuple[str, ...]
    """Sentences; none for a code that another stage reports."""
    examples: tuple[tuple[str, str], ...]
    """Of the code, or else of each rule: wrong and right."""


def explain(typed: str) -> Explanation:
    """Return the explanation of a code, however it is typed.

    Raises PacksiteError, with the nearest one, for a code that there is not.
    """
    known = typed.strip().upper()
    if known not in CODES:
        hint = did_you_mean(nearest(known, CODES)) or "Copy the code from the report of the check."
        raise PacksiteError(f'There is no code "{typed}". {hint}')
    code = CODES[known]
    rules = [said for codes, said in _DOCUMENTED if known in codes]
    own = ((code.bad, code.good),) if code.bad else tuple((bad, good) for _, bad, good in rules)
    return Explanation(code, tuple(rule for rule, _, _ in rules), own)


def by_subject() -> Mapping[str, list[Explanation]]:
    """Return every explanation by its subject in words, in the order of `SUBJECTS`."""
    found: dict[str, list[Explanation]] = {}
    for subject in SUBJECTS:
        found.setdefault(subject.title, []).extend(explain(code.id) for code in subject.codes)
    return {title: rows for title, rows in found.items() if rows}


def documented(rule: Callable[..., object]) -> tuple[tuple[str, ...], tuple[str, str, str]]:
    """Return the codes that the docstring of a check names, and its rule, bad and good example."""
    head, _, examples = (rule.__doc__ or "").partition("\n\n")
    codes, _, words = " ".join(head.split()).partition(": ")
    bad, _, good = dedent(examples).strip().removeprefix("Bad: ").partition("\nGood: ")
    sentence = f"{words[:1].upper()}{words[1:]}"
    return _named(codes), (sentence, " ".join(bad.split()), " ".join(good.split()))


def _named(codes: str) -> tuple[str, ...]:
    """Return the codes of `REF101 to REF110`, of `REF104 and REF105` or of a single code."""
    named = _CODE.findall(codes)
    if " to " in codes:
        first, last = (int(code[3:]) for code in named)
        named = [f"{named[0][:3]}{number}" for number in range(first, last + 1)]
    return tuple(named)


_DOCUMENTED = tuple(map(documented, CHECKS))
"""The codes of each check with its rule: every code is sought in all of them."""
