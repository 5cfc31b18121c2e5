"""See to the order of a page's blocks: levels of headings without gaps, and what stays together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from packsite.print_nodes import Block, Heading
from packsite.print_tables import words_of

_SHORT = 900
"""Characters up to which a block is kept on the page of its heading."""


def level_headings(blocks: list[Block]) -> None:
    """Keep the levels of headings below the title and without gaps, as readers by ear need them."""
    last = 1
    for heading in _headings(blocks):
        last = heading["level"] = max(2, min(heading["level"], last + 1))


def _headings(blocks: list[Block]) -> Iterator[Heading]:
    for node in blocks:
        if node["type"] == "heading":
            yield node
        elif node["type"] in {"note", "quote", "part"}:
            yield from _headings(node["blocks"])


def keep_together(blocks: list[Block]) -> list[Block]:
    """Return the blocks with each short one that has a footnote tied to the headings before it.

    The engine keeps a heading with what follows by itself, but loses hold of it where a footnote
    does not fit on the page any more.
    """
    kept: list[Block] = []
    for is_heading, run in groupby(blocks, lambda node: node["type"] == "heading"):
        nodes = [*run]
        if not is_heading and _has_footnote(nodes[0]) and len(words_of(nodes[0])) <= _SHORT:
            start = len(kept)
            while start and kept[start - 1]["type"] == "heading":
                start -= 1
            kept[start:] = [{"type": "kept", "blocks": [*kept[start:], nodes.pop(0)]}]
        kept += nodes
    return kept


def _has_footnote(node: object) -> bool:
    if isinstance(node, list):
        return any(map(_has_footnote, node))
    if not isinstance(node, dict):
        return False
    return node.get("type") == "footnote" or any(map(_has_footnote, node.values()))
