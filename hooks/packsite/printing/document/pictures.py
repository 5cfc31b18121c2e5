"""Convert the pictures of a page, under file names made from their content."""

import hashlib
import re
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement as Element

from packsite.model.print_codes import PDF103
from packsite.printing.document.context import Scope
from packsite.printing.document.leaves import PictureBlock
from packsite.read.pictures import picture
from packsite.read.pictures.pixels import pixel_size
from packsite.read.pictures.svg_text import least_text

_LENGTH = re.compile(r"[1-9]\d{0,3}(?:\.\d+)?(?:px|%)?")


def convert_picture(element: Element, scope: Scope) -> PictureBlock | None:
    """Return an `img` as a picture; one that is missing or of an unknown kind is reported."""
    found = stored_picture(element.get("src", ""), scope)
    if found is None:
        return None
    name, content = found
    is_drawing = name.endswith(".svg")
    size = (0, 0) if is_drawing else pixel_size(content)
    return {
        "type": "picture",
        "file": name,
        "alt": element.get("alt", "").strip(),
        "width": _width(element, *size),
        "pixels": size[0],
        "least_text": least_text(content) if is_drawing else 0,
    }


def stored_picture(source: str, scope: Scope) -> tuple[str, bytes] | None:
    """Return the file name and the content of a picture to print; report one that cannot be."""
    uri = scope.resolve(unquote(urlsplit(source).path))
    content = None if urlsplit(source).scheme else scope.draft.read(uri)
    if content is None:
        fault, hint = "is missing", "Put the file beside the page."
    else:
        found = picture(content)
        fault, hint = found.fault, found.hint
    if fault:
        message = f'the picture "{source[:80]}" {fault}.'
        scope.report(PDF103, message, hint, near=source)
        return None
    name = f"{hashlib.sha256(found.content).hexdigest()[:32]}.{found.kind}"
    scope.draft.pictures[name] = found.content
    return name, found.content


def _width(element: Element, pixels: int, pixels_high: int) -> str:
    """Return the width that an author gives, or that follows from the height given."""
    width, height = (_length(element.get(name, "")) for name in ("width", "height"))
    if not width and height.endswith("px") and pixels_high:
        return f"{float(height.removesuffix('px')) * pixels / pixels_high:g}px"
    return width


def _length(value: str) -> str:
    if not _LENGTH.fullmatch(value.strip()):
        return ""
    return value.strip() if value.strip().endswith(("px", "%")) else f"{value.strip()}px"
