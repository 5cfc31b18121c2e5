"""Give the headings of a Word file the levels of a page, and find its title."""

from collections.abc import Mapping
from typing import Any

from packsite.word_import.blocks import BOLD_LINE
from packsite.word_import.nodes import inside, node, paragraph, text_of
from packsite.word_import.pandoc import Node

_FIRST, _LAST = 2, 6
"""The levels that a page has: the title, from the block of facts, is the first."""
_ABOVE = ("subtitle", "date", "abstract")
"""The facts that pandoc takes from the top of a document, in the order of a page."""


def levelled(blocks: list[Node]) -> list[Node]:
    """Return blocks whose headings begin at level 2 and skip none; a bold line is one lower."""
    above: list[int] = []
    made = []
    for block in blocks:
        if block["t"] != "Header":
            made.append(block)
            continue
        level = block["c"][0]
        if level != BOLD_LINE:
            above = [*(one for one in above if one < level), level]
        depth = len(above) + (level == BOLD_LINE)
        made.append(node("Header", [min(_FIRST - 1 + depth, _LAST), *block["c"][1:]]))
    return made


def titled(meta: Mapping[str, Any], blocks: list[Node]) -> tuple[str, list[Node]]:
    """Return the title of a document, and its blocks without it.

    It is in Word's style "Title", or the only heading of the highest level, above all others.
    """
    headings = [one for one in blocks if one["t"] == "Header"]
    above = [block for name in _ABOVE for block in _meta_blocks(meta.get(name))]
    if title := text_of(_meta_blocks(meta.get("title"))):
        return title, [*above, *blocks]
    levels = [one["c"][0] for one in headings]
    if levels and levels[0] == min(levels) and levels.count(levels[0]) == 1:
        first = headings[0]
        return text_of(first["c"][2]), [*above, *(one for one in blocks if one is not first)]
    return "", [*above, *blocks]


def heading_words(blocks: list[Node]) -> dict[str, str]:
    """Return the id that pandoc gave each heading, with the words of the heading."""
    headings = (one for one in inside(blocks) if one["t"] == "Header")
    return {one["c"][1][0]: text_of(one["c"][2]) for one in headings}


def _meta_blocks(value: Node | None) -> list[Node]:
    """Return the blocks of a paragraph that pandoc takes for a fact of the document."""
    if not value:
        return []
    contents: list[Node] = value["c"]
    return [paragraph(contents)] if value["t"] == "MetaInlines" else contents
