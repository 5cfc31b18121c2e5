"""Inspect a picture before it is used: detect its format, check its safety, remove its metadata.

A picture comes from a phone, a colleague or the internet. Its name proves nothing; its content may
be damaged, decompress to gigabytes, run code in a browser, or reveal where it was taken.
"""

from dataclasses import dataclass
from functools import lru_cache
from posixpath import splitext

from packsite.read.pictures.svg import is_svg, safe_svg

LARGEST_PICTURE = 10_000_000
"""Limit in bytes; no page needs more, and readers on a phone pay for each."""
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fit to be published and printed, or its fault."""

    kind: str
    """`png`, `jpg`, `gif`, `webp` or `svg`, detected from the content; empty for any other."""
    content: bytes
    """The bytes without metadata; empty if there is a fault."""
    fault: str = ""
    """A predicate that follows the name of the picture in a message: `is damaged`."""
    hint: str = ""


@lru_cache(maxsize=64)
def picture(content: bytes) -> Picture:
    """Return a picture fit to be shown. The same content gives the same picture."""
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
    from packsite.read.pictures.pixels import fault_of_pixels  # noqa: PLC0415 - brings Pillow
    from packsite.read.pictures.stripped import stripped  # noqa: PLC0415 - brings Pillow

    fault, hint = fault_of_pixels(content, kind)
    return Picture(kind, b"" if fault else stripped(content, kind), fault, hint)


def kind_of(content: bytes) -> str:
    """Detect `png`, `jpg`, `gif`, `webp` or `svg` from the content; empty for any other."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return "svg" if is_svg(content) else ""


def is_picture(name: str) -> bool:
    """Whether a file name is that of a picture."""
    return splitext(name)[1].lower() in PICTURE_ENDINGS


def as_published(name: str, content: bytes) -> bytes:
    """Return the published bytes of a file: a picture without metadata, any other unchanged."""
    return (picture(content).content or content) if is_picture(name) else content
