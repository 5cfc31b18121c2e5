"""The codes of printing, kept here because rooms below printing explain them."""

from packsite.model.codes import ERROR, WARNING, Code

PDF101 = Code("PDF101", ERROR, "element that cannot be printed",
              "The print-out would leave out something shown on screen.", bad="`<video>` on a page",
              good="a picture, or words")  # fmt: skip
PDF102 = Code("PDF102", ERROR, "page could not be printed", "Readers would find no PDF.",
              bad="a character that no font has", good="the same in words")  # fmt: skip
PDF103 = Code("PDF103", ERROR, "picture cannot be printed",
              "The print-out would leave out a picture.", bad="a picture that is damaged",
              good="the picture, saved again as PNG or SVG")  # fmt: skip
PDF104 = Code("PDF104", WARNING, "warning from the print engine",
              "The print-out may not look right.",
              bad="something that the print engine warns about",
              good="the same, changed as its message says")  # fmt: skip
PDF105 = Code("PDF105", ERROR, "printing takes too much time or memory",
              "Readers would find no PDF, or an out-of-date one.",
              bad="a table with tens of thousands of cells",
              good="several tables, on several pages")  # fmt: skip
PDF106 = Code("PDF106", WARNING, "text is longer than its paper",
              "The end of a briefing, folded sheet, card or poster would not be read.",
              bad="a brief that runs to a third side",
              good="shorter sections, or a shorter page for the sheet")  # fmt: skip
PDF107 = Code("PDF107", WARNING, "character that cannot be printed", "The page has no print-out.")
PRINT = (PDF101, PDF102, PDF103, PDF104, PDF105, PDF106, PDF107)
