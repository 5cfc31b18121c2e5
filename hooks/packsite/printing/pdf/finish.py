"""Finish a PDF of the print engine: its form fields, the tags of its tables, and its imposition."""

from io import BytesIO

import pikepdf

from packsite.model.editions import ON_A5
from packsite.printing.document.structure import DocumentNode
from packsite.printing.document.tree import fields_in, tables_in
from packsite.printing.pdf.booklet import impose
from packsite.printing.pdf.form_fields import add_fields
from packsite.printing.pdf.table_tags import correct_tables


def finished(pdf: bytes, document: DocumentNode) -> bytes:
    """Return the finished PDF of a document, in an A5 edition imposed as a booklet.

    Deterministic to the byte; a PDF without fields and tables that is no booklet is unchanged.
    """
    fields = {field["name"]: field for field in fields_in(document) if field["name"]}
    tables = tables_in(document)
    is_booklet = document["edition"] in {edition.key for edition in ON_A5}
    if not (fields or tables or is_booklet):
        return pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        correct_tables(opened, tables)
        add_fields(opened, fields, document["edition"])
        if is_booklet:
            impose(opened)
        return _saved(opened)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """Return an open PDF as bytes; deterministic."""
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,  # which the print engine has set
    )
    return written.getvalue()
