"""YAML text → strings, lists and mappings, with their offsets.

Every scalar stays text, so that `2026-02-30` or `yes` reach the schema as typed. Nothing is
constructed: tags and aliases, which can run code or exhaust memory, are faults.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import yaml

from packsite.model.references import Span
from packsite.read.yaml_faults import YamlFault, events, explained

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
_NOTHING = {"~", "null", "Null", "NULL"}
"""The words that say that there is no value, unless they are in quotes."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """The values of a block of YAML, and their spans."""

    value: Value
    spans: Mapping[str, Span]
    """Path of a value (`changes.0.date`) → its span; `name:` → the span of the name itself."""


def load_yaml(text: str, offset: int = 0) -> YamlText:
    """Read YAML; `offset` is the start of `text` in its file, and is added to every span.

    No-break spaces, which Word leaves, are read as spaces.
    Raises YamlFault.
    """
    try:
        return explained(lambda typed: _Reader(typed, offset).read(), text.replace("\u00a0", " "))
    except YamlFault as fault:
        raise replace(fault, offset=offset + fault.offset) from None


class _Reader:
    """Turns events into values, and records their spans."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.events = events(text)
        self.offset = offset
        self.spans: dict[str, Span] = {}

    def read(self) -> YamlText:
        """Return the value of the text; that of an empty one is a mapping."""
        value: Value = {}
        for event in self.events:
            value = self.value(event, "")
        return YamlText(value, self.spans)

    def value(self, event: Any, path: str) -> Value:
        """Return the value that begins with an event."""
        self._refuse_tricks(event)
        start = event
        value: Value = self._words(event)
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
                raise _fault(event, "there is a bracket where a name should be; use quotes")
            name, where = event.value, _join(path, event.value)
            if name in pairs:
                raise _fault(event, f'"{name}" is written twice', is_repeat=True)
            self.spans[f"{where}:"] = self._span(event, event)
            end, given = self.spans[f"{where}:"].end, next(self.events)
            if ":" not in self.text[end - self.offset : given.start_mark.index]:
                raise _fault(event, "there is a comma in words that are not in quotes")
            pairs[name] = self.value(given, where)
        return pairs, event

    def _refuse_tricks(self, event: Any) -> None:
        if event.anchor is not None:
            is_alias = isinstance(event, yaml.AliasEvent)
            kind = "word begins with *" if is_alias else "value begins with * or &"
            raise _fault(event, f"a {kind}; put it in quotes")
        if event.tag is not None:
            raise _fault(event, "a value begins with !; put it in quotes")

    def _words(self, event: Any) -> str:
        """Return the words of a scalar; empty for one that says nothing, and for a collection."""
        words = str(getattr(event, "value", ""))
        if not words or not event.implicit[0]:
            return words
        lost = self.text[event.end_mark.index :].lstrip(" ")[:2]
        if lost[:1] == "#" and lost[1:].strip(" \n#"):
            raise _fault(event, 'the words from "#" on would be lost')
        return "" if words in _NOTHING else words

    def _span(self, first: Any, last: Any) -> Span:
        return Span(self.offset + first.start_mark.index, self.offset + last.end_mark.index)


def _fault(event: Any, reason: str, *, is_repeat: bool = False) -> YamlFault:
    return YamlFault(event.start_mark.index, reason, is_repeat)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
