"""Keep the valid part of a data file with mistakes, so that one mistake does not lead to others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_STAND_INS = ("Unknown", ["Unknown"], "2000-01-01")
_NESTED = {"avoid", "limits", "local", "starts", "steps", "turns"}
"""The names below which a file has its entries."""
_GONE = object()
KeyPath = tuple[int | str, ...]


def salvaged(
    schema: TypeAdapter[Any], value: Any, faults: Iterable[ErrorDetails], *, keep: bool
) -> Any:
    """Return the valid part of a value, which the schema accepts or refuses as a whole.

    A wrong entry is left out. With `keep`, because pages refer to it, only its wrong facts are; a
    fact that it needs gets a stand-in. The mistake is reported, so that nothing is published.
    """
    for fault in faults if keep else ():
        path = fault["loc"]
        listed = re.findall(r"'([^']+)'", str(fault.get("ctx", {}).get("expected", "")))
        trials = (_changed(value, path, other) for other in (_GONE, *listed, *_STAND_INS))
        right = (one for one in trials if path not in _wrong(schema, one))
        value = next(right, value) if len(path) > 1 else value
    entries = {path[: 1 + (path[0] in _NESTED)] for path in _wrong(schema, value) if path}
    for entry in sorted(entries, reverse=True):  # from the end, so that the numbers of a list stay
        value = _changed(value, entry, _GONE)
    return value


def _wrong(schema: TypeAdapter[Any], value: Any) -> Iterable[KeyPath]:
    try:
        schema.validate_python(value)
    except ValidationError as error:
        return {one["loc"] for one in error.errors()}
    return ()


def _changed(value: Any, path: KeyPath, other: object) -> Any:
    """Return a copy of nested lists and mappings with one value replaced or left out."""
    key, *rest = path or ("",)
    is_there = key in value if isinstance(value, dict) else isinstance(value, list)
    if rest:
        if not is_there:
            return value
        other = _changed(value[key], tuple(rest), other)
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if name != key}
        return kept if other is _GONE else {**value, key: other}
    if isinstance(value, list) and isinstance(key, int):
        return [*value[:key], *([] if other is _GONE else [other]), *value[key + 1 :]]
    return value
