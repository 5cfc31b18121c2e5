"""Read mkdocs.yml as data: every setting with its place, and nothing of it is run.

The file is only parsed into events. Its `!ENV` and `!!python` tags stay text, and an alias, which
may contain itself, is never followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from packsite.model.problems import TextFile
from packsite.model.references import Span
from packsite.model.settings import Settings
from packsite.read.decoding import decoded
from packsite.read.yaml_faults import YamlFault, events, explained

KeyPath = tuple[str, ...]


class ValueKind(StrEnum):
    """The kind of a value, as a person calls it."""

    TEXT = "text"
    SWITCH = "true or false"
    NUMBER = "a number"
    DATE = "a date"
    NONSENSE = "a date or number that does not exist"
    NOTHING = "nothing"
    LIST = "a list"
    GROUP = "a group of settings"
    TAG = "a tag"
    ALIAS = "an alias"


_KINDS = {
    "str": ValueKind.TEXT, "bool": ValueKind.SWITCH, "int": ValueKind.NUMBER,
    "float": ValueKind.NUMBER, "timestamp": ValueKind.DATE, "null": ValueKind.NOTHING,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the file, with the names that lead to it; an entry of a list has its number."""

    path: KeyPath
    kind: ValueKind
    words: str
    """The text of a single value; the tag or the name of an alias."""
    span: Span
    name: Span
    """The span of its name; that of the value for an entry of a list."""
    name_kind: ValueKind = ValueKind.TEXT


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of MkDocs; without entries if the file cannot be read."""

    text: TextFile
    entries: tuple[Entry, ...] = ()
    fault: YamlFault | None = None
    """Why it cannot be read."""


def configuration(settings: Settings) -> Configuration | None:
    """Return the readable part of mkdocs.yml, or `None` without the file."""
    path = settings.root / settings.menu
    if not path.is_file():
        return None
    text = decoded(path.read_bytes(), "replace")
    file = TextFile(settings.menu, text)
    if "\ufffd" in text:
        at = text.index("\ufffd")
        fix = 'Save it again with the encoding "UTF-8".'
        return Configuration(file, fault=YamlFault(at, "it is not saved as UTF-8 text", fix=fix))
    try:
        return Configuration(file, explained(lambda typed: tuple(_Reader(typed).read()), text))
    except YamlFault as fault:
        return Configuration(file, fault=fault)


class _Reader:
    """Turns the events of a file into its entries."""

    def __init__(self, text: str) -> None:
        self.entries: list[Entry] = []
        self._events: Iterator[Any] = events(text)
        self._resolver = Resolver()

    def read(self) -> list[Entry]:
        """Return the entries of the file."""
        for event in self._events:
            self._read(event, (), None)
        return self.entries

    def _read(self, event: Any, path: KeyPath, name: Any) -> None:
        """Read one value, and all that is in it."""
        span = _span(event)
        kind, words = self._classified(event)
        name_kind = self._classified(name)[0] if name else ValueKind.TEXT
        self.entries.append(
            Entry(path, kind, words, span, _span(name) if name else span, name_kind)
        )
        if isinstance(event, yaml.SequenceStartEvent):
            for number, item in enumerate(self._until(yaml.SequenceEndEvent)):
                self._read(item, (*path, str(number)), None)
        elif isinstance(event, yaml.MappingStartEvent):
            before = len(self.entries)
            for key in self._until(yaml.MappingEndEvent):
                if not isinstance(key, yaml.ScalarEvent):
                    raise YamlFault(
                        _span(key).start, "there is a bracket where a name should be; use quotes"
                    )
                self._read(next(self._events), (*path, key.value), key)
            if name is None and len(self.entries) == before:  # "- {}"
                self.entries[-1] = replace(self.entries[-1], kind=ValueKind.NOTHING)

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _classified(self, event: Any) -> tuple[ValueKind, str]:
        """Return the kind of a value and its words."""
        if isinstance(event, yaml.AliasEvent):
            return ValueKind.ALIAS, f"*{event.anchor}"
        if event.tag and event.tag != "!":
            return ValueKind.TAG, event.tag.replace("tag:yaml.org,2002:", "!!")
        if not isinstance(event, yaml.ScalarEvent):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            return (ValueKind.LIST if is_list else ValueKind.GROUP), ""
        if not event.implicit[0]:  # in quotes
            return ValueKind.TEXT, event.value
        tag = str(self._resolver.resolve(yaml.ScalarNode, event.value, (True, False)))  # type: ignore[no-untyped-call]
        kind = _KINDS.get(tag.rpartition(":")[2], ValueKind.ALIAS)  # "<<" has a meaning of its own
        is_real = kind is ValueKind.ALIAS or _exists(tag, event.value)
        return (kind if is_real else ValueKind.NONSENSE), event.value


def _exists(tag: str, words: str) -> bool:
    """Whether PyYAML finds the value that some words have the form of: no 30 February."""
    try:
        SafeConstructor().construct_object(yaml.ScalarNode(tag, words))
    except (ValueError, yaml.YAMLError):
        return False
    return True


def _span(event: Any) -> Span:
    """Return the span of an event of PyYAML, whose types leave out that it always has marks."""
    return Span(event.start_mark.index, event.end_mark.index)
