"""The sides and the size of a PDF stand on the page that offers it."""

from io import BytesIO

import pytest
from pikepdf import Pdf

from packsite_mkdocs.sizes import with_sizes

PAGE = '<p>10 pages<span data-pdf="packs/PK-01-new.pdf"></span>.</p>'


def a_pdf(sides: int, filling: int = 0) -> bytes:
    pdf, out = Pdf.new(), BytesIO()
    for _ in range(sides):
        pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue() + b"\n" * filling


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_pdf(1), "; 1 side, 0.1 MB"),
        (a_pdf(24, 1_240_000), "; 24 sides, 1.2 MB"),
        (b"", ""),
    ],
)
def test_a_page_says_how_long_and_how_large_a_pdf_is(content: bytes, said: str) -> None:
    shown = PAGE.replace("></span>", f">{said}</span>")
    assert with_sizes(PAGE, {"packs/PK-01-new.pdf": content}) == shown


def test_without_pdfs_a_page_says_nothing_of_them() -> None:
    assert with_sizes(PAGE, {}) == PAGE
