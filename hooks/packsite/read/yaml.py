"""YAML text → strings, lists and mappings, with their offsets.

Every scalar stays text, so that `2026-02-30` or `yes` reach the schema as typed. Nothing is
constructed: tags and aliases, which can run code or exhaust memory, are faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from packsite.model.references import Span

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12
_NOTHING = {"~", "null", "Null", "NULL"}
"""The words that say that there is no value, unless they are in quotes."""
_SET_IN = "a line is indented differently from the one above, or a quote is not closed"
_BRACKET = "a bracket is not closed, or a comma is missing"
_TOO_DEEP = "it is nested too deeply"
_PLAIN_WORDS = {
    "exceeded maximum nesting depth": _TOO_DEEP,
    "mapping values are not allowed": "there is a second colon in a line; put the words "
    "after the first colon in quotes",
    "found a tab": "there is a tab; use spaces",
    "found character": "there is a tab, or a character that must be in quotes",
    "did not find expected ','": _BRACKET,
    "expected ',' or": _BRACKET,
    "did not find expected node content": "there is a comma or bracket where a value should be",
    "could not find expected ':'": "a line has no colon between the name and its value",
    "did not find expected key": _SET_IN,
    "did not find expected '-'": _SET_IN,
    "block sequence entries are not allowed": "a list begins after a colon; write it as [a, b], "
    "or each entry on a line of its own",
    "found unexpected": "a quote or bracket is not closed",
    "found unknown escape": "there is a \\ in double quotes; put the words in single quotes",
    "did not find expected alphabetic": "a word begins with * or &; put it in quotes",
}
_UNQUOTED = "words with [[ and ]] are not in quotes; put the whole value in quotes"
_OTHERWISE = "a character in this line has a special meaning here; put the words in quotes"


@dataclass(frozen=True, slots=True)
class YamlFault(Exception):
    """Text that is not the simple YAML this project uses."""

    offset: int
    reason: str
    """The fault, as a clause: `there is a tab; use spaces`."""
    is_repeat: bool = False
    """Whether the fault is a duplicate name."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """The values of a block of YAML, and their spans."""

    value: Value
    spans: Mapping[str, Span]
    """Path of a value (`changes.0.date`) → its span; `name:` → the span of the name itself."""


def load_yaml(text: str, offset: int = 0) -> YamlText:
    """Read YAML; `offset` is the start of `text` in its file, and is added to every span.

    Raises YamlFault.
    """
    reader = _Reader(_events(text, offset), offset)
    return YamlText(reader.document(), reader.spans)


def _events(text: str, offset: int) -> Iterator[Any]:
    """Yield the events of a text; raises YamlFault, also for deep nesting.

    A libyaml with its own limit raises its own error first.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                mark = event.start_mark
                raise YamlFault(offset + (mark.index if mark else 0), _TOO_DEEP)
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.index if mark else 0
        reason = plain_reason(error.problem or "")
        is_reference = text.startswith("[[", at) or text[:at].rstrip(" ").endswith("]]")
        if is_reference and reason in (_BRACKET, _SET_IN):
            reason = _UNQUOTED
        raise YamlFault(offset + at, reason) from None
    except yaml.reader.ReaderError as error:
        raise YamlFault(
            offset, f"it holds a character that is not text (position {error.position})"
        ) from None


def plain_reason(reason: str) -> str:
    """Return a reason of PyYAML in plain words, as a clause."""
    return next(
        (words for start, words in _PLAIN_WORDS.items() if reason.startswith(start)), _OTHERWISE
    )


class _Reader:
    """Turns events into values, and records their spans."""

    def __init__(self, events: Iterator[Any], offset: int) -> None:
        self.events = events
        self.offset = offset
        self.spans: dict[str, Span] = {}

    def document(self) -> Value:
        """Return the value of the text, which is a single document; an empty one is a mapping."""
        value: Value = {}
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.spans:
                    raise self._fault(event, "there is a second --- line; delete it")
                value = self.value(next(self.events), "")
        return value

    def value(self, event: Any, path: str) -> Value:
        """Return the value that begins with an event."""
        self._refuse_tricks(event)
        start = event
        value: Value = _words(event)
        if isinstance(event, yaml.SequenceStartEvent):
            value, event = self._list(path)
        elif isinstance(event, yaml.MappingStartEvent):
            value, event = self._mapping(path)
        self.spans[path] = self._span(start, event)
        return value

    def _list(self, path: str) -> tuple[list[Value], Any]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, _join(path, str(len(items)))))
        return items, event

    def _mapping(self, path: str) -> tuple[dict[str, Value], Any]:
        pairs: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse_tricks(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._fault(event, "there is a bracket where a name should be; use quotes")
            name, span = event.value, self._span(event, event)
            if name in pairs:
                raise YamlFault(span.start, f'"{name}" is written twice', is_repeat=True)
            where = _join(path, name)
            self.spans[f"{where}:"] = span
            pairs[name] = self.value(next(self.events), where)
        return pairs, event

    def _refuse_tricks(self, event: Any) -> None:
        if event.anchor is not None:
            is_alias = isinstance(event, yaml.AliasEvent)
            kind = "word begins with *" if is_alias else "value begins with * or &"
            raise self._fault(event, f"a {kind}; put it in quotes")
        if event.tag is not None:
            raise self._fault(event, "a value begins with !; put it in quotes")

    def _fault(self, event: Any, reason: str) -> YamlFault:
        return YamlFault(self.offset + event.start_mark.index, reason)

    def _span(self, first: Any, last: Any) -> Span:
        return Span(self.offset + first.start_mark.index, self.offset + last.end_mark.index)


def _words(event: Any) -> str:
    """Return the words of a scalar; empty for one that says nothing, and for a list or mapping."""
    words = str(getattr(event, "value", ""))
    return "" if words in _NOTHING and event.implicit[0] else words


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
