"""Convert headings, and split off the code at their start."""

import re
from dataclasses import replace

from lxml.html import HtmlElement as Element

from packsite.printing.document.context import Scope
from packsite.printing.document.inlines import inlines
from packsite.printing.document.nodes import PrintBlock
from packsite.printing.document.tree import plain_text

_CODE = re.compile(r"(?P<code>[A-Z]{2,4}-(?:\d{4}-)?\d{2,}(?:\.[A-Z]?\d+)?|[A-Z]\d{1,3})[ \u00a0]+")
"""The code of a statement, finding or response: CPS-05.2, LB-2022-01.F7, F7."""
SOURCES = "rests-on"
"""The anchor of the sources of a page; not listed in the contents, as every page has them."""


def heading(element: Element, scope: Scope) -> list[PrintBlock]:
    """Return a heading as a node; nothing for a heading without text."""
    content = inlines(element, replace(scope, is_heading=True))
    words = plain_text(content)
    if not words.strip():
        return []
    without_pictures = [node for node in content if isinstance(node, str) or "alt" not in node]
    if not plain_text(without_pictures).strip():
        content = [words]
    code = None
    if isinstance(first := content[0], str) and (code := _CODE.match(first)):
        content[0] = first[code.end() :]
    return [
        {
            "type": "heading",
            "level": int(str(element.tag)[1]),
            "label": scope.claim(element.get("id", "")),
            "code": code["code"] if code else "",
            "in_contents": element.get("id") != SOURCES,
            "new_page": _starts_page(element),
            "content": [node for node in content if node != ""],
        }
    ]


def _starts_page(element: Element) -> bool:
    """Whether a heading has the class `new-page`, and is not inside a note or list."""
    ancestors = [*element.iterancestors()][:-1]  # without the body
    is_inside = any(one.tag != "div" or one.get("class") for one in ancestors)
    return not is_inside and "new-page" in element.classes
