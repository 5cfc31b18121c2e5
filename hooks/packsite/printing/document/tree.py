"""Trees of nodes: their traversal and their text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def walk(tree: object) -> Iterator[dict[str, Any]]:
    """Yield every node of a tree in reading order, including blocks added to it meanwhile."""
    if isinstance(tree, list):
        for part in tree:
            yield from walk(part)
    elif isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for part in tree.values():
            yield from walk(part)


def words_of(node: object) -> str:
    """Return the text of any node or list of nodes; blocks end with a line break."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(map(words_of, node))
    if not isinstance(node, dict):
        return ""
    words = "".join(
        words_of(node[key]) for key in ("text", "content", "blocks", "items") if key in node
    )
    return words if node.get("type") in _INLINE_TYPES else f"{words}\n"


_INLINE_TYPES = {"styled", "code", "link", "jump", "language"}


def one_line(node: object) -> str:
    """Return the text of any node or list of nodes on one line, with white space collapsed."""
    return " ".join(words_of(node).split())


def has_fields(tree: object) -> bool:
    """Whether a tree contains anything to fill in or tick."""
    return any(node["type"] == "field" for node in walk(tree))
