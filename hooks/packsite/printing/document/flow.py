"""Page-level passes over the blocks: heading levels, footnotes and keeps."""

from collections.abc import Iterator, Mapping
from itertools import groupby, zip_longest

from packsite.printing.document.headings import SOURCES
from packsite.printing.document.nodes import Inline, PrintBlock
from packsite.printing.document.tree import walk, words_of

_SHORT = 550
"""Longest block, in characters, to keep on the page of its heading."""
_BESIDE_SOURCES = 1000
"""Longest block, in characters, to keep on the page of the sources below it."""
_FEW_WORDS = 200
"""Longest paragraph, in characters, that only leads from a heading to a list or a table."""


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
    """Group blocks so that none is left behind or alone where a page ends.

    A lead-in stays with what it leads in, and what is above the sources with them. The engine keeps
    a heading with the next block by itself, except where a footnote of that block no longer fits on
    the page: a short one is grouped with the headings before it.
    """
    grouped: list[PrintBlock] = []
    for is_heading, run in groupby(_with_next(blocks), lambda node: node["type"] == "heading"):
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


def _with_next(blocks: list[PrintBlock]) -> Iterator[PrintBlock]:
    """Yield blocks, those in a group that stay on the page of the block after them."""
    above: PrintBlock | None = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if below and (_leads_in(above, block, below) or _is_by_sources(above, block, below)):
            yield {"type": "keep-with-next", "blocks": [block]}
        else:
            yield block
        above = block


def _leads_in(above: PrintBlock | None, block: PrintBlock, below: PrintBlock) -> bool:
    """Whether a block is a paragraph that says nothing without the block below it."""
    if block["type"] != "paragraph" or below["type"] == "heading":
        return False
    words = words_of(block).strip()
    if words.endswith(":") or all(map(_is_strong, block["content"])):
        return True
    is_between = above is not None and above["type"] == "heading" and below["type"] != "paragraph"
    return is_between and len(words) <= _FEW_WORDS


def _is_strong(node: Inline) -> bool:
    return isinstance(node, dict) and node.get("style") == "strong"


def _is_by_sources(above: PrintBlock | None, block: PrintBlock, below: PrintBlock) -> bool:
    """Whether a block is right above the heading of the sources, or below it and not the last."""
    if block["type"] == "heading" or len(words_of(block)) > _BESIDE_SOURCES:
        return False
    return _is_heading_of_sources(below) or (above is not None and _is_heading_of_sources(above))


def _is_heading_of_sources(block: PrintBlock) -> bool:
    return block["type"] == "heading" and block["label"].endswith(f":{SOURCES}")


def _can_be_grouped(block: PrintBlock) -> bool:
    """Whether a block is a heading that does not start a page: a group cannot break inside."""
    return block["type"] == "heading" and not block["new_page"]


def _has_footnote(block: PrintBlock) -> bool:
    return any(node["type"] == "footnote" and node["blocks"] for node in walk(block))
