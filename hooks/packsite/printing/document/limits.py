"""Size limits of a page, checked before it is converted: depth and number of elements.

Real pages stay far below; anything above could take minutes, gigabytes or the whole stack.
"""

from lxml.html import HtmlElement as Element

MAX_DEPTH = 40
"""Levels of nested elements: some twenty lists, or notes in quotes in tables in lists."""
MAX_ELEMENTS = 40_000
"""Elements on a page: a table of four columns has five for each of its rows."""


def size_fault(body: Element) -> str:
    """Return which limit a page exceeds, in words; empty where it exceeds none."""
    depth = {body: 0}
    for count, element in enumerate(body.iterdescendants()):
        if count > MAX_ELEMENTS:
            return f"has more than {MAX_ELEMENTS:,} parts"
        depth[element] = depth[element.getparent()] + 1
        if depth[element] > MAX_DEPTH:
            return f"is nested more than {MAX_DEPTH} deep"
    return ""
