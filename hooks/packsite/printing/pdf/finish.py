"""Finish a PDF of the print engine: its form fields, and the tags of its tables."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from packsite.printing.document.structure import DocumentNode
from packsite.printing.document.tree import fields_in, tables_in
from packsite.printing.pdf.form_fields import add_fields
from packsite.printing.pdf.save import saved
from packsite.printing.pdf.table_tags import correct_tables


def finished(pdf: bytes, document: DocumentNode) -> bytes:
    """Return the finished PDF of a document.

    Deterministic to the byte; the PDF of a document without fields and tables is unchanged.
    """
    fields = {field["name"]: field for field in fields_in(document) if field["name"]}
    tables = tables_in(document)
    if not fields and not tables:
        return pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        correct_tables(opened, tables)
        add_fields(opened, fields, document["edition"])
        return saved(opened)
