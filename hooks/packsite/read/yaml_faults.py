"""YAML text → events of libyaml, or the fault of a line in plain words, with the fix.

Shared by the reader of content (`yaml`) and that of mkdocs.yml (`configuration`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

import yaml

from packsite.read.yaml_repairs import repairs

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12
_LONGEST = 1000
"""Characters of a line for which a repair is sought."""
_MOST = 20
"""Repairs of a line that are tried, since the text is read again for each."""
_TOO_DEEP = "it is nested too deeply"
_SET_IN = "a line is indented differently from the one above, or a quote is not closed"
KEEP_ONE = 'Keep the words that are right; delete the others, and the lines of "<", "=" and ">".'
"""How to settle a conflict between two versions."""
_BRACKET = "a bracket is not closed, or a comma is missing"
_PLAIN_WORDS = {
    "exceeded maximum nesting depth": _TOO_DEEP,
    "found a tab": "there is a tab; use spaces",
    "did not find expected ','": _BRACKET,
    "expected ',' or": _BRACKET,
    "did not find expected node content": "there is a comma or bracket where a value should be",
    "could not find expected ':'": "a line has no colon between the name and its value",
    "did not find expected key": _SET_IN,
    "mapping values are not": "a line has a second colon, or is indented differently from those "
    "above",
    "did not find expected '-'": _SET_IN,
    "block sequence entries are not allowed": "a list begins after a colon; write it as [a, b], "
    "or each entry on a line of its own",
    "found unexpected": "a quote or bracket is not closed",
}
_OTHERWISE = "a character in this line has a special meaning here; put the words in quotes"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class YamlFault(Exception):
    """Text that is not the simple YAML this project uses."""

    offset: int
    reason: str
    """The fault, as a clause: `there is a tab; use spaces`."""
    is_repeat: bool = False
    """Whether the fault is a duplicate name."""
    line: str = ""
    """The line as it should be, if that is certain."""
    fix: str = ""
    """How to fix it, where that is no matter of one line."""
    began: int = field(default=0, compare=False)
    """The offset of the bracket, quote or name in which the fault is."""

    @property
    def hint(self) -> str:
        """How to fix it."""
        if self.line:
            return f"Write this line like this: {self.line.strip()}"
        return self.fix or ("Keep one of the two." if self.is_repeat else "Correct this line.")


def explained(read: Callable[[str], T], text: str) -> T:
    """Return a text as `read` reads it. Raises its YamlFault, with the fix where one helps."""
    if (conflict := f"\n{text}".find("\n<<<<<<< ")) >= 0:
        raise YamlFault(conflict, "there are two versions of these lines", fix=KEEP_ONE)
    try:
        return read(text)
    except YamlFault as fault:
        raise fault if fault.is_repeat else _with_repair(fault, text, read) from None


def _with_repair(fault: YamlFault, text: str, read: Callable[[str], object]) -> YamlFault:
    """Return a fault as the slip without which the text can be read beyond it."""
    lines = text.split("\n")
    at = text.count("\n", 0, fault.offset)
    filled = [number for number in range(at) if lines[number].strip()]
    if first := _first_entry(lines, filled[-2:], at, read):
        return first
    for number in dict.fromkeys((at, text.count("\n", 0, fault.began), *filled[-1:])):
        above = next((lines[one] for one in reversed(filled) if one < number), "")
        known = repairs(lines[number], above) if len(lines[number]) < _LONGEST else ()
        for reason, line in islice(known, _MOST):
            better = "\n".join((*lines[:number], line, *lines[number + 1 :]))
            if line != lines[number] and _first_bad_line(better, read) > max(at, number):
                start = len("\n".join((*lines[:number], "")))
                return YamlFault(start + _first_change(lines[number], line), reason, line=line)
    return fault


def _first_entry(
    lines: list[str], above: list[int], at: int, read: Callable[[str], object]
) -> YamlFault | None:
    """Return the fault of the first line below a name, if it is set in less than the next one.

    `above` are the numbers of the last two lines with text above the line `at`.
    """
    if len(above) < 2 or not lines[above[0]].endswith(":"):
        return None
    first = above[1]
    indent = len(lines[at]) - len(lines[at].lstrip())
    line = f"{' ' * indent}{lines[first].lstrip()}"
    better = "\n".join((*lines[:first], line, *lines[first + 1 :]))
    if len(line) <= len(lines[first]) or _first_bad_line(better, read) < len(lines):
        return None
    reason = f"this line must have {indent} spaces at its start, like the one below"
    return YamlFault(len("\n".join((*lines[:first], ""))), reason, line=line)


def _first_bad_line(text: str, read: Callable[[str], object]) -> int:
    """Return the 0-based number of the line that cannot be read; of the last one if all can."""
    try:
        read(text)
    except YamlFault as fault:
        return text.count("\n", 0, fault.offset)
    return text.count("\n") + 1


def _first_change(before: str, after: str) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    return next((number for number, (old, new) in pairs if old != new), shorter)


def events(text: str) -> Iterator[Any]:
    """Yield the events of the one document of a text, from that which begins its value.

    Raises YamlFault, also for deep nesting, where a libyaml with its own limit raises its own
    error first.
    """
    documents = depth = 0
    parsed: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    try:
        for event in parsed:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise YamlFault(event.start_mark.index, _TOO_DEEP)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise YamlFault(event.start_mark.index, "there is a second --- line; delete it")
            if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
                yield event
    except yaml.MarkedYAMLError as error:
        began = error.context_mark or error.problem_mark
        mark = error.problem_mark or error.context_mark
        reason = _plain_reason(error.problem or "")
        raise YamlFault(
            mark.index if mark else 0, reason, began=began.index if began else 0
        ) from None
    except yaml.reader.ReaderError as error:
        reason = f"it holds a character that is not text (position {error.position})"
        raise YamlFault(0, reason) from None


def _plain_reason(reason: str) -> str:
    """Return a reason of PyYAML in plain words, as a clause."""
    return next(
        (words for start, words in _PLAIN_WORDS.items() if reason.startswith(start)), _OTHERWISE
    )
