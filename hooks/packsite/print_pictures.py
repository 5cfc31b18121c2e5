"""Find the pictures that a page shows and hand them to the print engine under safe names."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement as Element

from packsite.print_draft import Place
from packsite.print_nodes import Picture

_SVG = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE.*?>|\s)*<svg[\s>]", re.S
)
_WIDTH = re.compile(r"[1-9]\d{0,3}(?:\.\d+)?(?:px|%)?")


def picture(element: Element, place: Place) -> Picture | None:
    """Turn an `img` into a picture; one that cannot be read or is of no known kind is a problem."""
    source = element.get("src", "")
    content = (
        None
        if urlsplit(source).scheme
        else place.draft.read_image(place.resolve(unquote(urlsplit(source).path)))
    )
    if content is None:
        place.report(
            "PDF103", f'the picture "{source[:80]}" is not there.', "Put the file beside the page."
        )
        return None
    kind = kind_of_picture(content)
    if not kind:
        place.report(
            "PDF103",
            f'"{source[:80]}" is not a picture that can be printed.',
            "Save it as PNG, JPEG, SVG, GIF or WebP.",
        )
        return None
    name = f"{hashlib.sha256(content).hexdigest()[:32]}.{kind}"
    place.draft.pictures[name] = content
    return {
        "type": "picture",
        "file": name,
        "alt": element.get("alt", "").strip(),
        "width": _width(element.get("width", "")),
    }


def kind_of_picture(content: bytes) -> str:
    """Return `png`, `jpg`, `gif`, `webp` or `svg` by what a file holds, or an empty string."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return "svg" if _SVG.match(content[:4096]) else ""


def _width(written: str) -> str:
    if not _WIDTH.fullmatch(written.strip()):
        return ""
    return written.strip() if written.strip().endswith(("px", "%")) else f"{written.strip()}px"
