"""YAML text → strings, lists and mappings, with their offsets.

Every scalar stays text, so that `2026-02-30` or `yes` reach the schema as typed. Nothing is
constructed: tags and aliases, which can run code or exhaust memory, are faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from packsite.model.references import Span

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12
_SET_IN = "a line is indented differently from the one above, or a quote is not closed"
_TOO_DEEP = "it is nested too deeply"
_PLAIN_WORDS = {
    "exceeded maximum nesting depth": _TOO_DEEP,
    "mapping values are not allowed": "there is a second colon in a line; put the words "
    "after the first colon in quotes",
    "found a tab": "there is a tab; use spaces",
    "found character": "there is a tab, or a character that must be in quotes",
    "did not find expected ','": "a bracket is not closed, or a comma is missing",
    "expected ',' or": "a bracket is not closed, or a comma is missing",
    "did not find expected node content": "there is a comma or bracket where a value should be",
    "could not find expected ':'": "a line has no colon between the name and its value",
    "did not find expected key": _SET_IN,
    "did not find expected '-'": _SET_IN,
    "block sequence entries are not allowed": "a list begins after a colon; write it as [a, b], "
    "or each entry on a line of its own",
    "found unexpected": "a quote or bracket is not closed",
    "found unknown escape": "there is a \\ in double quotes; put the words in single quotes",
    "found undefined alias": "a word begins with *; put it in quotes",
    "did not find expected alphabetic": "a word begins with * or &; put it in quotes",
}
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
    try:
        refuse_depth(text, offset)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(offset + (mark.index if mark else 0), _plain(error.problem or "")) from None
    except yaml.reader.ReaderError as error:
        raise YamlFault(
            offset, f"it holds a character that is not text (position {error.position})"
        ) from None
    reader = _Reader(offset)
    return YamlText(reader.value(node, "") if node else {}, reader.spans)


def refuse_depth(text: str, offset: int = 0) -> None:
    """Refuse deep nesting before anything is composed: libyaml would crash the program.

    A libyaml with its own limit raises its own error first. Raises YamlFault.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            mark = event.start_mark
            raise YamlFault(offset + (mark.index if mark else 0), _TOO_DEEP)


def _plain(reason: str) -> str:
    return next(
        (words for start, words in _PLAIN_WORDS.items() if reason.startswith(start)), _OTHERWISE
    )


class _Reader:
    """Turns nodes into values; records spans, and nodes already met (twice is an alias)."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.spans: dict[str, Span] = {}
        self.met: set[int] = set()

    def value(self, node: yaml.Node, path: str) -> Value:
        self._refuse_tricks(node)
        self.spans[path] = self._span(node)
        if isinstance(node, yaml.ScalarNode):
            return "" if node.tag.endswith(":null") else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, _join(path, str(at))) for at, item in enumerate(node.value)]
        return dict(self._pairs(node, path))

    def _pairs(self, node: yaml.Node, path: str) -> Iterator[tuple[str, Value]]:
        for key, item in node.value:
            name, span = str(key.value), self._span(key)
            where = _join(path, name)
            if f"{where}:" in self.spans:
                raise YamlFault(span.start, f'"{name}" is written twice', is_repeat=True)
            self.spans[f"{where}:"] = span
            yield name, self.value(item, where)

    def _refuse_tricks(self, node: yaml.Node) -> None:
        here = self._span(node).start
        if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
            raise YamlFault(here, "a value begins with !; put it in quotes")
        if id(node) in self.met:
            raise YamlFault(here, "a value begins with * or &; put it in quotes")
        self.met.add(id(node))

    def _span(self, node: yaml.Node) -> Span:
        return Span(self.offset + node.start_mark.index, self.offset + node.end_mark.index)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
