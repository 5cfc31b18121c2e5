"""Find the pictures that a page shows and hand them to the print engine under safe names."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement as Element

from packsite.model.print_codes import PDF103
from packsite.printing.document.context import Place
from packsite.printing.document.nodes import Picture
from packsite.read.pictures import picture as look_at

_WIDTH = re.compile(r"[1-9]\d{0,3}(?:\.\d+)?(?:px|%)?")


def picture(element: Element, place: Place) -> Picture | None:
    """Turn an `img` into a picture; one that cannot be read or is of no known kind is a problem."""
    source = element.get("src", "")
    uri = place.resolve(unquote(urlsplit(source).path))
    content = None if urlsplit(source).scheme else place.draft.read_image(uri)
    if content is None:
        fault, hint = "is missing", "Put the file beside the page."
    else:
        found = look_at(content)
        fault, hint = found.fault, found.hint
    if content is None or fault:
        message = f'the picture "{source[:80]}" {fault}.'
        place.report(PDF103, message, hint, near=source)
        return None
    name = f"{hashlib.sha256(found.content).hexdigest()[:32]}.{found.kind}"
    place.draft.pictures[name] = found.content
    return {
        "type": "picture",
        "file": name,
        "alt": element.get("alt", "").strip(),
        "width": _width(element.get("width", "")),
    }


def _width(written: str) -> str:
    if not _WIDTH.fullmatch(written.strip()):
        return ""
    return written.strip() if written.strip().endswith(("px", "%")) else f"{written.strip()}px"
