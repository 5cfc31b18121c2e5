"""Fill in the names of the partnership and its area where a text is words alone, without links."""

from __future__ import annotations

from packsite.model.brand import Brand
from packsite.read.references import named
from packsite.read.yaml import Value


def with_names(value: Value, brand: Brand) -> Value:
    """Return values of YAML with `[[partnership]]` and `[[area]]` as words, at any depth."""
    if isinstance(value, dict):
        return {name: with_names(one, brand) for name, one in value.items()}
    if isinstance(value, list):
        return [with_names(one, brand) for one in value]
    return named(value, brand.names)
