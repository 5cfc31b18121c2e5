"""Say in an editor's words the faults that pydantic finds in a block of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packsite.model.problems import Problem, TextFile
from packsite.model.references import Span
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import MET103, MET104, MET105
from packsite.read.fact_types import Strict
from packsite.read.facts_schema import (
    ID_IN_PACK,
    PART_IN_PACK,
    ChangeFacts,
    Form,
    PartFacts,
    SheetFacts,
    TrainingFacts,
)
from packsite.read.names import as_words
from packsite.read.yaml import YamlText

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class _Inner:
    """A fact with facts of its own: its name in a sentence, their schema, and an example."""

    name: str
    schema: type[Strict]
    form: str


_INSIDE: Mapping[str, _Inner] = {
    "changes": _Inner(
        "a change", ChangeFacts, "{date: 2026-11-23, kind: read, what: First published.}"
    ),
    "sheets": _Inner("a sheet", SheetFacts, "{section: The form, landscape: true}"),
    "session": _Inner("a session", TrainingFacts, "people: 12"),
    PART_IN_PACK: _Inner(
        "a part of a pack", PartFacts, "{part: Notice, contents: [CNP-26, CNP-27]}"
    ),
}
_GONE = {"form": 'Write "sheets:" instead, and below it "  - {section: …}" with its ## heading.'}
"""Facts that there were → what to write instead."""


def fact_problems(
    faults: list[ErrorDetails], form: Form, loaded: YamlText, page: TextFile
) -> Iterator[Problem]:
    """Yield the problem of each fault; a misspelt fact is not also a missing one."""
    unknown = (fault for fault in faults if fault["type"] == "extra_forbidden")
    meant = {_suggested_field(fault, form) for fault in unknown}
    for fault in faults:
        inner = _inner(fault)
        whose = inner.name.capitalize() if inner else form.name
        path = ".".join(str(part) for part in _loc(fault))
        parent, _, name = path.rpartition(".")
        if fault["type"] == "extra_forbidden":
            offset = _span(loaded.spans, f"{path}:").start
            gone = "" if inner else _GONE.get(name, "")
            hint = gone or did_you_mean(_suggested_field(fault, form)) or "Remove the line."
            yield page.problem(offset, MET104, f'{whose} has no "{name}".', hint)
        elif fault["type"] == "missing" and name not in meant:
            offset = _span(loaded.spans, parent).start
            hint = f'Add a line "{name}: …" between the --- lines.'
            if inner and inner.form.startswith("{"):
                hint = f"Write it as {inner.form}."
            elif inner:
                hint = f'Add an indented line "{name}: …" below "{parent}:".'
            yield page.problem(offset, MET103, f'{whose} needs "{name}".', hint)
        elif fault["type"] != "missing":
            offset = _span(loaded.spans, path).start
            yield page.problem(offset, MET105, f"{_named(fault)} {_reason(fault)}.")


def _suggested_field(fault: ErrorDetails, form: Form) -> str:
    """Return the most likely known fact for an unknown one."""
    inner = _inner(fault)
    schema: type[Strict] = inner.schema if inner else form.schema
    names = (one.alias or name for name, one in schema.model_fields.items())
    return nearest(str(fault["loc"][-1]), names)


def _inner(fault: ErrorDetails) -> _Inner | None:
    """Return the fact inside which a fault is; `None` if it is one of the page's own."""
    fact, *inside = fault["loc"]
    name = PART_IN_PACK if PART_IN_PACK in inside else str(fact)
    return _INSIDE.get(name) if inside else None


def _loc(fault: ErrorDetails) -> list[str | int]:
    """Return the path of a fault in the file, without pydantic's names of alternative types."""
    return [part for part in fault["loc"] if part not in (ID_IN_PACK, PART_IN_PACK)]


def _named(fault: ErrorDetails) -> str:
    """Return the subject of a fault: a fact, or an entry of a list, counted from 1."""
    *_, around, last = ("", *_loc(fault))
    return f'entry {last + 1} of "{around}"' if isinstance(last, int) else f'"{last}"'


def _reason(fault: ErrorDetails) -> str:
    """Translate pydantic's error for editors."""
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind in {"literal_error", "enum"}:
        wanted = str(context["expected"])
        near = nearest(str(fault["input"]), re.findall(r"'([^']+)'", wanted))
        perhaps = f' (perhaps "{near}")' if near else ""
        return f'is "{fault["input"]}"; write one of {wanted}{perhaps}'
    inner = _INSIDE.get(str(fault["loc"][0]))
    if kind == "model_type" and inner:
        lines = inner.name if inner.form.startswith("{") else "indented lines"
        return f"must be {lines}, such as {inner.form}"
    if kind == "list_type" and inner:
        return f'must be indented lines, such as "- {inner.form}"'
    if kind in {"list_type", "too_short"}:
        return _no_list(fault["input"])
    if kind.startswith(("int_", "greater_than")):
        return f'is "{fault["input"]}"; write a number from 1, such as 12'
    if kind == "dict_type":
        return "must be indented lines, each with a name, a colon and a value"
    return _no_words(fault) if kind == "string_type" else f"is wrong: {fault['msg']}"


def _no_list(typed: object) -> str:
    """Return how to write words as the list that they mean."""
    if isinstance(typed, str) and typed:
        return f"must be a list; write [{typed.replace(';', ',')}]"
    return "must be a list with at least one entry, such as [first, second]"


def _no_words(fault: ErrorDetails) -> str:
    meant = as_words(fault["input"], is_in_list=isinstance(_loc(fault)[-1], int))
    return f"must be plain words; write {meant}" if meant else "must be plain words"


def _span(spans: Mapping[str, Span], path: str) -> Span:
    """Return the span of a path, or of its nearest ancestor."""
    while path and path not in spans:
        path = path.rpartition(".")[0]
    return spans[path] if path else spans.get("", Span(0, 0))
