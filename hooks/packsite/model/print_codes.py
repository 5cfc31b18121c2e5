"""The codes of printing: lower rooms explain them, and so they lie below all of them."""

from __future__ import annotations

from packsite.model.codes import ERROR, WARNING, Code

PDF101 = Code(
    "PDF101", ERROR, "element has no print form",
    "The paper would leave out what the screen shows.",
    bad="`<video>` on a page", good="a picture, or words",
)  # fmt: skip
PDF102 = Code(
    "PDF102", ERROR, "page could not be printed", "Readers would find no PDF.",
    bad="a sign that no font has", good="the same in words",
)  # fmt: skip
PDF103 = Code(
    "PDF103", ERROR, "picture cannot be printed", "The paper would leave out a picture.",
    bad="a picture that is damaged", good="the picture, saved again as PNG or SVG",
)  # fmt: skip
PDF104 = Code(
    "PDF104", WARNING, "print engine has a remark", "The paper may not look as it should.",
    bad="what the print engine only remarks on", good="the same, as its message asks",
)  # fmt: skip
PDF105 = Code(
    "PDF105", ERROR, "printing takes too much", "Readers would find no PDF, or an old one.",
    bad="a table with tens of thousands of cells", good="several tables, on several pages",
)  # fmt: skip
PDF106 = Code(
    "PDF106", WARNING, "briefing is longer than two sides",
    "A team could not read it in seven minutes.",
    bad="a brief whose sheet has a third side",
    good="shorter sections, or a page that tells it shorter",
)  # fmt: skip
PRINT = (PDF101, PDF102, PDF103, PDF104, PDF105, PDF106)
