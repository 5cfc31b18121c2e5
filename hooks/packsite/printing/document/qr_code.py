"""The QR code that leads to the currency check of a printed copy.

The code is vector graphics, sharp at any size. Its address is also printed beside it, for readers
without a camera, and in its text alternative.
"""

import re
from functools import lru_cache

import segno

from packsite.printing.document.links import short_address
from packsite.printing.document.structure import Currency

_DARK = re.compile(b"\x01+")


@lru_cache(maxsize=4096)
def currency(url: str) -> Currency | None:
    """Return the code of an address with its words; `None` without an address."""
    if not url:
        return None
    # Level M or better: a fold or a stain over an eighth of the code does no harm.
    code = segno.make_qr(url, error="m")
    words = short_address(url)
    return {
        "url": url,
        "words": words,
        "alt": f"Code that leads to {words}",
        "modules": len(code.matrix),
        "picture": _picture(code.matrix),
    }


def _picture(rows: tuple[bytearray, ...]) -> str:
    """Return the dark modules of a code as one SVG path, without a quiet zone."""
    dark = "".join(
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{dark}"/></svg>'
    )
