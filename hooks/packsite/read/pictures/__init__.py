"""Look at a picture before anything else does: what it is, whether it is safe, and without secrets.

A picture comes from a phone, a colleague or the internet. Its name says nothing; its content may be
damaged, may unfold into gigabytes, may act in a reader's browser, and may say where it was taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from posixpath import splitext

from packsite.read.pictures.pixels import fault_of_pixels
from packsite.read.pictures.stripped import stripped
from packsite.read.pictures.svg import is_svg, safe_svg

LARGEST_PICTURE = 10_000_000
"""Bytes of a picture: no page needs more, and readers on a phone pay for each."""
_ENDINGS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it may be published and printed, or what is wrong with it."""

    kind: str
    """`png`, `jpg`, `gif`, `webp` or `svg`, by what it holds; empty where it is none of them."""
    content: bytes
    """Without what tells of its maker; nothing where there is a fault."""
    fault: str = ""
    """What is wrong, to follow the name of the picture: `is damaged`."""
    hint: str = ""


@lru_cache(maxsize=64)
def picture(content: bytes) -> Picture:
    """Return a picture as it may be shown. The same content gives the same picture."""
    kind = kind_of(content)
    if not kind:
        return Picture("", b"", "is not a picture", "Save it as PNG, JPEG, SVG, GIF or WebP.")
    if len(content) > LARGEST_PICTURE:
        size, most = f"{len(content) / 1e6:.0f} MB", f"{LARGEST_PICTURE // 1_000_000} MB"
        fault = f"is {size}; {most} is the most a picture may have"
        return Picture(kind, b"", fault, "Save a smaller version.")
    if kind == "svg":
        safe, fault, hint = safe_svg(content)
        return Picture(kind, safe, fault, hint)
    fault, hint = fault_of_pixels(content, kind)
    return Picture(kind, b"" if fault else stripped(content, kind), fault, hint)


def kind_of(content: bytes) -> str:
    """Return `png`, `jpg`, `gif`, `webp` or `svg` by what a file holds, or an empty string."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return "svg" if is_svg(content) else ""


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its name."""
    return splitext(name)[1].lower() in _ENDINGS


def as_published(name: str, content: bytes) -> bytes:
    """Return a file as it is copied to the site: a picture without what tells of its maker."""
    return (picture(content).content or content) if is_picture(name) else content


__all__ = ["LARGEST_PICTURE", "Picture", "as_published", "is_picture", "kind_of", "picture"]
