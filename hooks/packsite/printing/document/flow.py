"""Page-level passes over the blocks: heading levels, footnotes and keeps."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from packsite.printing.document.nodes import PrintBlock
from packsite.printing.document.tree import walk, words_of

_SHORT = 550
"""Longest block, in characters, to keep on the page of its heading."""


def normalise_levels(blocks: list[PrintBlock]) -> None:
    """Set heading levels below the title and without gaps, as screen readers need them."""
    last = 1
    for node in walk(blocks):
        if node["type"] == "heading":
            last = node["level"] = max(2, min(node["level"], last + 1))


def attach_footnotes(blocks: list[PrintBlock], notes: Mapping[str, list[PrintBlock]]) -> set[str]:
    """Attach each note to its first mark, and return the labels of the notes attached.

    A mark without a note loses its label, and so its number.
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


def keep_together(blocks: list[PrintBlock]) -> list[PrintBlock]:
    """Group each short block that has a footnote with the headings before it.

    The engine keeps a heading with the next block by itself, except where a footnote of that block
    no longer fits on the page.
    """
    grouped: list[PrintBlock] = []
    for is_heading, run in groupby(blocks, lambda node: node["type"] == "heading"):
        nodes = [*run]
        if not is_heading and _has_footnote(nodes[0]) and len(words_of(nodes[0])) <= _SHORT:
            start = len(grouped)
            while start and _can_be_grouped(grouped[start - 1]):
                start -= 1
            grouped[start:] = [
                {"type": "keep-together", "blocks": [*grouped[start:], nodes.pop(0)]}
            ]
        grouped += nodes
    return grouped


def _can_be_grouped(block: PrintBlock) -> bool:
    """Whether a block is a heading that does not start a page: a group cannot break inside."""
    return block["type"] == "heading" and not block["new_page"]


def _has_footnote(block: PrintBlock) -> bool:
    return any(node["type"] == "footnote" and node["blocks"] for node in walk(block))
