"""The structure elements of a PDF: its tags."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary

_INLINE = {"/Code", "/Em", "/Lbl", "/Link", "/Reference", "/Span", "/Strong"}
"""The types of elements in a line of text, where no block is."""


def element_kids(element: Dictionary) -> Iterator[Dictionary]:
    """Yield the elements directly in another, without marked content."""
    inside = element.get("/K")  # in half the time that it takes with a Name
    for kid in inside if isinstance(inside, Array) else [inside]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def elements(root: Dictionary, name: str) -> Iterator[Dictionary]:
    """Yield the elements of a type of block below another, in reading order."""
    for kid in element_kids(root):
        kind = str(kid.get("/S"))
        if kind == name:
            yield kid
        if kind not in _INLINE:
            yield from elements(kid, name)
