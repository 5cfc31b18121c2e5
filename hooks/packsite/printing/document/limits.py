"""Bound what a page may hold before it is drawn: how deep it is nested, and of how much.

An honest page is far below; what is above would take minutes, gigabytes or the stack of a program.
"""

from __future__ import annotations

from lxml.html import HtmlElement as Element

DEEPEST = 40
"""Elements inside one another: some twenty lists, or notes in quotes in tables in lists."""
MOST_PARTS = 40_000
"""Elements of a page: a table of four columns has four and one for each of its rows."""


def too_much(body: Element) -> str:
    """Return in what way a page holds too much; empty where it does not."""
    depth = {body: 0}
    for count, element in enumerate(body.iterdescendants()):
        if count > MOST_PARTS:
            return f"has more than {MOST_PARTS:,} parts"
        parent = element.getparent()
        depth[element] = depth.get(parent, 0) + 1 if parent is not None else 0
        if depth[element] > DEEPEST:
            return f"is nested more than {DEEPEST} deep"
    return ""
