"""Turn headings into nodes; the code that a heading starts with is set apart."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement as Element

from packsite.printing.document.context import Place
from packsite.printing.document.inlines import inlines, plain_text
from packsite.printing.document.nodes import Block, Inline

_CODE = re.compile(r"(?P<code>[A-Z]{2,4}-(?:\d{4}-)?\d{2,}(?:\.[A-Z]?\d+)?|[A-Z]\d{1,3})[ \u00a0]+")
"""What a statement, finding or response starts with: CPS-05.2, LB-2022-01.F7, F7."""
_ON_EVERY_PAGE = {"rests-on"}
"""Anchors of the sections that the build adds; listed for each page, they would hide the others."""


def heading(element: Element, place: Place) -> list[Block]:
    """Turn a heading into a node; one without words is none."""
    content = inlines(element, replace(place, is_heading=True))
    words = plain_text(content)
    if not words.strip():
        return []
    if not plain_text([node for node in content if not _is_picture(node)]).strip():
        content = [words]
    code = _CODE.match(words)
    first = content[0]
    if code and isinstance(first, str) and first.startswith(code[0]):
        content[0] = first[code.end() :]
    else:
        code = None
    return [
        {
            "type": "heading",
            "level": int(str(element.tag)[1]),
            "label": place.claim(element.get("id", "")),
            "code": code["code"] if code else "",
            "in_contents": element.get("id") not in _ON_EVERY_PAGE,
            "new_page": _is_on_new_page(element),
            "content": [node for node in content if node != ""],
        }
    ]


def _is_on_new_page(element: Element) -> bool:
    """Whether an author asked for a new page, where there can be one: not inside a note or list."""
    around = [*element.iterancestors()][:-1]  # the last is the page itself
    is_inside = any(one.tag != "div" or one.get("class") for one in around)
    return not is_inside and "new-page" in element.get("class", "").split()


def _is_picture(node: Inline) -> bool:
    return not isinstance(node, str) and node["type"] == "picture"
