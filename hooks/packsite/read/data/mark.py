"""Read the mark of a partnership: a drawing beside `brand.yml` that takes the colour of its place.

It becomes a part of pages, of the favicon and of covers, so styles are written as attributes, which
the site's policy allows, and its size is left to the place.
"""

import re

from lxml import etree

from packsite.model.brand import MARK, MARK_FILE
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.codes import DAT102
from packsite.read.pictures.svg import safe_svg

_STYLE = "{http://www.w3.org/2000/svg}style"
_STYLED = (
    "has a style sheet",
    'Export it with "presentation attributes" as its styling, or save it as "plain SVG".',
)
_UNMEASURED = (
    'has no "viewBox"',
    'Write its width and height into its first tag, as in <svg viewBox="0 0 64 64".',
)
_LARGEST = 50_000
"""Limit of bytes: every page carries the mark, and a logo has a few thousand."""
_HEAVY = (
    f"is larger than {_LARGEST // 1000} kB, and every page carries it",
    "Save it with fewer points, and without pictures and fonts in it.",
)
_AGAIN = 'Save it as "plain SVG" in the program that drew it.'
_PROPERTY = re.compile("[a-z]+(?:-[a-z]+)*")
"""A property of CSS that may be an attribute; programs for drawing add some of their own."""
_OF_THE_PLACE = {"x", "y", "width", "height", "fill", "color"}


def mark(settings: Settings) -> tuple[str, tuple[Problem, ...]]:
    """Return the mark as SVG, the standard one where there is none to use, and its problems."""
    path = settings.root / settings.data / MARK_FILE
    if not path.is_file() or path.is_symlink():
        return MARK, ()
    safe, fault, _ = safe_svg(path.read_bytes())
    root, hint = (etree.fromstring(safe) if safe else None), _AGAIN
    if root is not None:
        fault, hint = _HEAVY if len(safe) > _LARGEST else _fault(root)
    if root is None or fault:
        file = f"{settings.data}/{MARK_FILE}"
        return MARK, (Problem(file, 0, 0, DAT102, f"The mark {fault}.", hint),)
    return _for_any_place(root), ()


def _fault(root: etree._Element) -> tuple[str, str]:
    """Return the fault that bars a drawing from some uses, and the hint, or two empty texts."""
    if root.find(f".//{_STYLE}") is not None or root.prefix:
        return _STYLED
    return ("", "") if "viewBox" in root.attrib else _UNMEASURED


def _for_any_place(root: etree._Element) -> str:
    """Return a drawing without a size and colour of its own, and without style attributes."""
    for element in root.iter(etree.Element):
        for declared in str(element.attrib.pop("style", "")).split(";"):
            name, _, value = (part.strip() for part in declared.partition(":"))
            if _PROPERTY.fullmatch(name):
                element.set(name, value)
    for given in _OF_THE_PLACE & {*map(str, root.attrib)}:
        del root.attrib[given]
    return etree.tostring(root, encoding="unicode", with_tail=False)
