"""Lay the local data files over those of the core: entry by entry, by name.

A local entry takes the place of the core's entry of the same name. Of the values that only the
partnership can give, the core has the labels and kinds, and the local file the values.
"""

from collections.abc import Mapping
from typing import Any

from packsite.model.brand import BRAND_FILE, Brand
from packsite.model.layers import LAYERS
from packsite.model.settings import Settings
from packsite.read.data.file import Read, data_file
from packsite.read.data.schema import SCHEMAS
from packsite.read.files import has_core

LOCAL_VALUES = "partnership.yml"
_LOCAL_ONLY = {"accessibility.yml", BRAND_FILE, "confirmed.yml", "published.yml", LAYERS}
_SECTIONS = {"journey.yml", "language.yml", LOCAL_VALUES, "timescales.yml"}
"""The files whose entries are one level down."""
_WHOLE = {"steps", "years"}
"""Lists with an order of their own, which a local file gives as a whole."""
_NAMES = ("acronym", "type", "words", "name", "title")
"""The facts that name an entry of a list."""


def layered_file(settings: Settings, name: str, brand: Brand | None = None) -> Read:
    """Return the contents of a data file as plain values, and the problems of both layers.

    `brand` has the names that its texts may show, if it is known yet.
    """
    if name in _LOCAL_ONLY or not has_core(settings):
        value, problems = data_file(settings, name, brand)
        return _plain(name, value), problems
    core, faults = data_file(settings, name, brand, is_core=True)
    below = _plain(name, core)
    labelled = (below or {}).get("local", {}) if name == LOCAL_VALUES else {}
    value, problems = data_file(settings, name, brand, labelled)
    return _over(name, below, value), (*faults, *problems)


def _plain(name: str, value: Any) -> Any:
    return SCHEMAS[name].schema.dump_python(value) if value else None


def _over(name: str, core: Any, value: Any) -> Any:
    """Return the plain values of the core with the local ones over them."""
    local = _plain(name, value)
    if not core or not local:
        return local or core
    if name not in _SECTIONS:
        return _entries(core, local)
    joined = {key: _entries(core[key], local[key]) for key in value.model_fields_set - _WHOLE}
    whole = {key: local[key] for key in value.model_fields_set & _WHOLE}
    return {**core, **joined, **whole}


def _entries(core: Any, local: Any) -> Any:
    if isinstance(core, dict):
        return {**core, **local}
    named = frozenset().union(*map(_names, local))
    return [*local, *(one for one in core if not _names(one) & named)]


def _names(entry: Any) -> frozenset[Any]:
    """Return the names of an entry of a list; a word is its own."""
    if isinstance(entry, Mapping):
        entry = next(entry[fact] for fact in _NAMES if fact in entry)
    return frozenset(entry) if isinstance(entry, (list, tuple)) else frozenset({entry})
