"""See to the order of a page: levels of headings, footnotes, and what stays together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from packsite.printing.document.nodes import Block, walk, words_of

_SHORT = 550
"""Characters up to which a block is kept on the page of its heading."""


def level_headings(blocks: list[Block]) -> None:
    """Keep the levels of headings below the title and without gaps, as readers by ear need them."""
    last = 1
    for node in walk(blocks):
        if node["type"] == "heading":
            last = node["level"] = max(2, min(node["level"], last + 1))


def set_footnotes(blocks: list[Block], notes: Mapping[str, list[Block]]) -> set[str]:
    """Set each note under its first mark, and return the labels of those that have one.

    A mark without a note loses its label, and with that its number.
    """
    placed: set[str] = set()
    for node in walk(blocks):
        if node["type"] != "footnote":
            continue
        label = node["label"]
        if label not in notes:
            node["label"] = ""
        elif label not in placed:
            placed.add(label)
            node["blocks"] = notes[label]
    return placed


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
            while start and _may_be_kept(kept[start - 1]):
                start -= 1
            kept[start:] = [{"type": "kept", "blocks": [*kept[start:], nodes.pop(0)]}]
        kept += nodes
    return kept


def _may_be_kept(block: Block) -> bool:
    """Whether a block is a heading; one that begins a page cannot stand in a box with others."""
    return block["type"] == "heading" and not block["new_page"]


def _has_footnote(block: Block) -> bool:
    return any(node["type"] == "footnote" and node["blocks"] for node in walk(block))
