"""Read a data file by its schema: its contents, and its problems with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from packsite.model.brand import Brand
from packsite.model.problems import Problem, TextFile, locate
from packsite.model.settings import Settings
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import DAT101, DAT102
from packsite.read.data.local_values import completed
from packsite.read.data.salvage import salvaged
from packsite.read.data.schema import SCHEMAS
from packsite.read.data.text import data_text
from packsite.read.names import as_words, with_names
from packsite.read.yaml import YamlText, load_yaml
from packsite.read.yaml_faults import YamlFault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

REFERRED = {"brand.yml", "glossary.yml", "partnership.yml", "roles.yml", "sources.yml"}
"""The files whose entries pages refer to by name."""
Read = tuple[Any, tuple[Problem, ...]]


def data_file(
    settings: Settings,
    name: str,
    brand: Brand | None = None,
    labelled: Mapping[str, Any] = MappingProxyType({}),
    *,
    is_core: bool = False,
) -> Read:
    """Return the valid contents of a data file, and its problems.

    `brand` has the names that its texts may show, if it is known yet; `labelled` are the local
    values of the core by key, whose other facts a local file leaves out.
    """
    data, problems = data_text(settings, name, is_core=is_core)
    if data is None:
        return None, problems
    try:
        loaded = load_yaml(data.text)
    except YamlFault as fault:
        message = f"The file cannot be read: {fault.reason}."
        return None, (data.problem(fault.offset, DAT101, message, fault.hint),)
    if brand:
        loaded = replace(loaded, value=with_names(loaded.value, brand))
    value, unknown = completed(loaded, data, labelled) if labelled else (loaded.value, ())
    kept, wrong = _checked(name, replace(loaded, value=value), data)
    if isinstance(kept, list):
        kept = [*{repr(entry): entry for entry in kept}.values()]
    return kept, (*unknown, *wrong, *_repeats(name, loaded, data))


def _repeats(name: str, loaded: YamlText, data: TextFile) -> Iterator[Problem]:
    """Yield the problem of each entry of a list that is in it already, as after pasting it twice.

    Many have the same words, so that a report has one message for them.
    """
    first, again = dict[str, int](), list[tuple[int, int]]()
    for number, entry in enumerate(loaded.value if isinstance(loaded.value, list) else ()):
        if isinstance(entry, dict):
            start = loaded.spans[str(number)].start
            earlier = first.setdefault(str(entry.get("acronym", entry)).strip(), start)
            again += [(start, earlier)] if earlier != start else []
    for start, earlier in again:
        where = f"in line {locate(data.text, earlier)[0]}" if len(again) < 4 else "further up"
        message = f'"{name}" has an entry for this already, {where}.'
        yield data.problem(start, DAT102, message, "Keep one of the two.")


def _checked(name: str, loaded: YamlText, data: TextFile) -> Read:
    """Return the valid contents of a file, and the problems of the rest."""
    file = SCHEMAS[name]
    value = loaded.value or file.empty
    try:
        return file.schema.validate_python(value), ()
    except ValidationError as error:
        faults = error.errors()
    meant = {(*fault["loc"][:-1], _suggested_field(fault, file.models)) for fault in faults}
    problems = tuple(
        data.problem(_offset(loaded, fault), DAT102, *_words(fault, file.models))
        for fault in faults
        if fault["type"] != "missing" or fault["loc"] not in meant
    )
    if not isinstance(value, type(file.empty)):
        return None, problems
    try:
        kept = salvaged(file.schema, value, faults, keep=name in REFERRED)
        return file.schema.validate_python(kept), problems
    except ValidationError:
        return None, problems


def _offset(loaded: YamlText, fault: ErrorDetails) -> int:
    """Return the offset of a fault: of the name of the value, or of its nearest ancestor."""
    path = [str(part) for part in fault["loc"] if part != "[key]"]
    while path:
        where = ".".join(path)
        if span := loaded.spans.get(f"{where}:") or loaded.spans.get(where):
            return span.start
        path.pop()
    return 0


def _suggested_field(fault: ErrorDetails, models: tuple[type[BaseModel], ...]) -> str:
    """Return the most likely known name for an unknown one; empty without one."""
    if fault["type"] != "extra_forbidden":
        return ""
    return nearest(str(fault["loc"][-1]), {name for model in models for name in model.model_fields})


def _form(fault: ErrorDetails, models: tuple[type[BaseModel], ...]) -> str:
    """Return how an entry is written: the names that it needs, as a mapping."""
    (model,) = (one for one in models if one.__name__ == fault["ctx"]["class_name"])
    needed = (name for name, field in model.model_fields.items() if field.is_required())
    return f"{{{', '.join(f'{name}: …' for name in needed)}}}"


def _choice_hint(fault: ErrorDetails) -> str:
    """Return the hint for a value outside a fixed set: the nearest of the set, or all."""
    expected = str(fault.get("ctx", {}).get("expected", ""))
    near = nearest(str(fault["input"]), re.findall(r"'([^']+)'", expected))
    return f"{did_you_mean(near)} Write one of {expected}.".strip()


def _words(fault: ErrorDetails, models: tuple[type[BaseModel], ...]) -> tuple[str, str]:
    """Return the message and the hint for a wrong entry."""
    name = str(fault["loc"][-1]) if fault["loc"] else "the file"
    named = f"Entry {int(name) + 1}" if name.isdecimal() else f'"{name}"'
    named = "This name" if name == "[key]" else named
    meant = did_you_mean(_suggested_field(fault, models)) or "Remove the line."
    is_now = f'{named} is "{fault["input"]}".'
    otherwise = f"{named} is not in the right form."
    if fault["type"] == "value_error":
        reason, _, remedy = str(fault["ctx"]["error"]).partition("; ")
        return f"{named} {reason}.", f"{remedy[:1].upper()}{remedy[1:]}."
    words = as_words(fault["input"], is_in_list=name.isdecimal())
    by_type = {
        "missing": (f'The entry needs "{name}".', f'Add a line "{name}: …".'),
        "extra_forbidden": (f'An entry here has no "{name}".', meant),
        "literal_error": (is_now, _choice_hint(fault)),
        "string_pattern_mismatch": (is_now, "Write an address that begins with https://."),
        "string_too_short": (f"{named} is empty.", "Fill it in."),
        "string_type": (otherwise, f"Write {words or 'plain words; put [ and ] in quotes'}."),
        "list_type": (otherwise, "Write a list, such as [first, second]."),
        "too_short": (f"{named} is empty.", "Write at least one entry."),
        "bool_parsing": (is_now, "Write true, or remove it."),
    }
    if fault["type"] == "model_type":
        return otherwise, f"Write it as {_form(fault, models)}."
    return by_type.get(fault["type"], (otherwise, "Compare it with the entry above or below."))
