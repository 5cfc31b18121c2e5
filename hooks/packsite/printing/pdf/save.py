"""Write a PDF that was changed after the print engine had drawn it."""

from __future__ import annotations

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf


def saved(pdf: Pdf) -> bytes:
    """Return an open PDF as bytes; the same input gives the same bytes."""
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        min_version=pdf.pdf_version,
    )
    return written.getvalue()
