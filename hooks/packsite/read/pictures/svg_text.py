"""Measure the text of an SVG, which is printed at the size of its picture."""

import re
from collections.abc import Iterator

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_TEXTS = (f"{_SVG}text", f"{_SVG}tspan", f"{_SVG}textPath")
_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([\d.]+)")
_NUMBER = re.compile(r"[\d.]+")
_INITIAL = 16
"""The initial value of font-size in browsers, in pixels."""


def least_text(svg: bytes) -> float:
    """Return the least font size of an SVG without fault, as a share of its width.

    It is 0 without text, or without a width. Sizes in style sheets and scaled groups are not read.
    """
    root = etree.fromstring(svg)
    width = _width(root)
    return min(_sizes(root), default=0) / width if width else 0


def _width(root: etree._Element) -> float:
    box = _NUMBER.findall(root.get("viewBox", ""))
    found = box[2:3] or _NUMBER.findall(root.get("width", ""))
    return float(found[0]) if found else 0


def _sizes(root: etree._Element) -> Iterator[float]:
    for element in root.iter(*_TEXTS):
        if (element.text or "").strip():
            yield next(filter(None, map(_size, (element, *element.iterancestors()))), _INITIAL)


def _size(element: etree._Element) -> float:
    """Return the font size set on an element; 0 where it sets none."""
    styled = _SIZE.search(element.get("style", ""))
    found = styled or _NUMBER.match(element.get("font-size", ""))
    return float(found[found.re.groups]) if found else 0
