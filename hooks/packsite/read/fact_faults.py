"""Say in an editor's words what pydantic finds wrong in a block of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from packsite.model.facts import Kind
from packsite.model.problems import Problem, TextFile
from packsite.model.references import Span
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import MET103, MET104, MET105
from packsite.read.fact_types import Strict
from packsite.read.facts_schema import (
    FACTS_OF,
    ID_IN_PACK,
    PART_IN_PACK,
    ChangeFacts,
    PartFacts,
    SheetFacts,
    TrainingFacts,
)
from packsite.read.yaml import YamlText

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_INSIDE: Mapping[str, type[Strict]] = {
    "changes": ChangeFacts,
    "sheets": SheetFacts,
    "session": TrainingFacts,
}
"""The facts of each entry of a fact that has some of its own."""
_ENTRIES = {
    "changes": "a change, such as {date: 2026-11-23, kind: read, what: First published.}",
    "sheets": "a sheet, such as {section: The form, landscape: true}",
    "session": "indented lines, such as people: 12",
}


def fact_problems(
    faults: list[ErrorDetails], kind: Kind, loaded: YamlText, page: TextFile
) -> Iterator[Problem]:
    """Yield the problem of each fault; a misspelt fact is not also a missing one."""
    a_page = f"A {kind.label.lower()}"
    unknown = (fault for fault in faults if fault["type"] == "extra_forbidden")
    meant = {_suggested_field(fault, kind) for fault in unknown}
    for fault in faults:
        path = ".".join(str(part) for part in _loc(fault))
        parent, _, name = path.rpartition(".")
        if fault["type"] == "extra_forbidden":
            offset = _span(loaded.spans, f"{path}:").start
            hint = did_you_mean(_suggested_field(fault, kind)) or "Remove the line."
            yield page.problem(offset, MET104, f'{a_page} has no "{name}".', hint)
        elif fault["type"] == "missing" and name not in meant:
            offset = _span(loaded.spans, parent).start
            hint = f'Add a line "{name}: …" between the --- lines.'
            is_part = PART_IN_PACK in fault["loc"]
            whose = "A part of a pack" if is_part else a_page
            hint = "Write it as {part: Notice, contents: [CNP-26, CNP-27]}." if is_part else hint
            yield page.problem(offset, MET103, f'{whose} needs "{name}".', hint)
        elif fault["type"] != "missing":
            offset = _span(loaded.spans, path).start
            yield page.problem(offset, MET105, f"{_named(fault)} {_reason(fault)}.")


def _suggested_field(fault: ErrorDetails, kind: Kind) -> str:
    """Return the most likely known fact for an unknown one."""
    schema: type[Strict] = FACTS_OF[kind]
    if len(fault["loc"]) > 1:
        is_part = PART_IN_PACK in fault["loc"]
        schema = PartFacts if is_part else _INSIDE[str(fault["loc"][0])]
    names = (one.alias or name for name, one in schema.model_fields.items())
    return nearest(str(fault["loc"][-1]), names)


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
    if kind in {"list_type", "too_short"}:
        return "must be a list with at least one entry, such as [first, second]"
    if kind == "model_type":
        return f"must be {_ENTRIES[str(fault['loc'][0])]}"
    if kind.startswith(("int_", "greater_than")):
        return f'is "{fault["input"]}"; write a number from 1, such as 12'
    if kind == "dict_type":
        return "must be indented lines, each with a name, a colon and a value"
    return "must be plain words" if kind == "string_type" else f"is wrong: {fault['msg']}"


def _span(spans: Mapping[str, Span], path: str) -> Span:
    """Return the span of a path, or of its nearest ancestor."""
    while path and path not in spans:
        path = path.rpartition(".")[0]
    return spans[path] if path else spans.get("", Span(0, 0))
