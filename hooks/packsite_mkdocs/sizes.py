"""Say on a page how many sides a PDF has and how large it is, once the PDF is printed."""

import re
from collections.abc import Mapping
from io import BytesIO

_PLACE = re.compile(r'(<span data-pdf="([^"]+)">)(</span>)')
_MEGABYTE = 1_000_000


def with_sizes(html: str, pdfs: Mapping[str, bytes]) -> str:
    """Fill each `<span data-pdf="…">` of a page; `pdfs` are the printed files by uri."""

    def filled(place: re.Match[str]) -> str:
        content = pdfs.get(place[2], b"")
        return f"{place[1]}{f'; {_size(content)}' if content else ''}{place[3]}"

    return _PLACE.sub(filled, html)


def _size(content: bytes) -> str:
    """Return the sides and the size of a PDF in words: "24 sides, 1.2 MB"."""
    from pikepdf import Pdf  # noqa: PLC0415 - a preview does not print

    with Pdf.open(BytesIO(content)) as pdf:
        sides = len(pdf.pages)
    size = len(content) / _MEGABYTE
    return f"{sides} side{'s' * (sides != 1)}, {max(size, 0.1):.1f} MB"
