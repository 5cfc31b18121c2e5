"""The structure elements of a PDF: its tags."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name


def element_kids(element: Dictionary) -> Iterator[Dictionary]:
    """Yield the elements directly in another, without marked content."""
    inside = element.get(Name.K, Array())
    for kid in inside if isinstance(inside, Array) else [inside]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid


def elements(root: Dictionary, name: str) -> Iterator[Dictionary]:
    """Yield the elements of a type below another, in reading order."""
    for kid in element_kids(root):
        if name == kid.S:
            yield kid
        yield from elements(kid, name)
