"""Serialise a PDF that was post-processed."""

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf


def saved(pdf: Pdf) -> bytes:
    """Return an open PDF as bytes; deterministic."""
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,  # which the print engine has set
    )
    return written.getvalue()
