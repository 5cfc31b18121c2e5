"""Check that a raster picture can be decoded, and its size in pixels."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile

MOST_PIXELS = 25_000_000
"""Limit in pixels; a sheet of A3 at 200 dots per inch has 8 million."""
_FORMATS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP"}
_UNREADABLE = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError,
    struct.error, zlib.error,
)  # fmt: skip
"""The exceptions of Pillow for damaged files."""


def fault_of_pixels(content: bytes, kind: str) -> tuple[str, str]:
    """Return the fault of a picture and the hint, or two empty strings.

    The size is checked before a single pixel is decoded.
    """
    try:
        with warnings.catch_warnings(), _refuse_truncated():
            warnings.simplefilter("error")
            return _fault(content, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large("hundreds of millions of")
    except (*_UNREADABLE, Warning):
        return "is damaged", "Open it in a picture program and save it again."


@contextmanager
def _refuse_truncated() -> Iterator[None]:
    """Make Pillow refuse truncated files, even if another library has allowed them.

    WeasyPrint, behind the alternative PDF export, allows them for the whole process.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def pixel_size(content: bytes) -> tuple[int, int]:
    """Return the width and height in pixels of a picture without fault."""
    with Image.open(BytesIO(content)) as image:
        return image.size


def _fault(content: bytes, kind: str) -> tuple[str, str]:
    with Image.open(BytesIO(content), formats=(_FORMATS[kind],)) as image:
        pixels = image.width * image.height
        if pixels > MOST_PIXELS:
            return _too_large(f"{pixels / 1e6:,.0f} million")
        image.load()
    if kind == "png":  # a lost end does not keep the pixels from being decoded
        with Image.open(BytesIO(content), formats=("PNG",)) as image:
            image.verify()
    return "", ""


def _too_large(pixels: str) -> tuple[str, str]:
    most = f"{MOST_PIXELS // 1_000_000} million"
    fault = f"has {pixels} pixels; {most} is the most a picture may have"
    return fault, "Save it with fewer pixels: 2,000 across is enough for paper."
