"""The parts of pandoc's tree: how to make them, and the words in them."""

from collections.abc import Iterable, Iterator
from typing import Any

from packsite.word_import.pandoc import Node

SPACE: Node = {"t": "Space"}
NEW_LINE: Node = {"t": "SoftBreak"}
BREAKS = {"Space", "SoftBreak", "LineBreak"}
"""The inlines that only part words."""
_GAPS = BREAKS | {"Para", "Plain", "Header"}
"""The nodes before which a word ends."""
_LONGEST_EXCERPT = 60


def node(kind: str, contents: Any) -> Node:
    """Return a block or an inline with contents."""
    return {"t": kind, "c": contents}


def markdown(text: str) -> Node:
    """Return Markdown that pandoc writes as it is."""
    return node("RawInline", ["markdown", text])


def paragraph(inlines: list[Node]) -> Node:
    """Return a paragraph."""
    return node("Para", inlines)


def inside(one: object) -> Iterator[Node]:
    """Yield every node in a node or a list of nodes, in order, itself included."""
    if isinstance(one, list):
        for part in one:
            yield from inside(part)
    elif isinstance(one, dict):
        yield one
        yield from inside(one.get("c"))


def text_of(one: object) -> str:
    """Return the text of a node or a list of nodes, without its notes."""
    pieces = (
        found["c"] if found["t"] == "Str" else " " * (found["t"] in _GAPS)
        for found in inside(without_notes(one))
    )
    return " ".join("".join(pieces).split())


def excerpt(one: object) -> str:
    """Return the start of the text of a node or a list of nodes, as the report quotes it."""
    words = text_of(one)
    return words if len(words) <= _LONGEST_EXCERPT else f"{words[:_LONGEST_EXCERPT]}…"


def without_notes(one: Any) -> Any:
    """Return a node or a list of nodes without the notes in it, which stand once in a page."""
    if isinstance(one, list):
        kept = (part for part in one if not (isinstance(part, dict) and part.get("t") == "Note"))
        return [without_notes(part) for part in kept]
    return {**one, "c": without_notes(one["c"])} if isinstance(one, dict) and "c" in one else one


def joined(groups: Iterable[list[Node]], between: Node) -> list[Node]:
    """Return groups of inlines in one, with a node between each two."""
    whole: list[Node] = []
    for group in groups:
        whole += [between, *group] if whole else group
    return whole
