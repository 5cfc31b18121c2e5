"""Write a print document as a Word file: a sheet to fill in, or to change, on a computer.

Headings, lists and tables are real ones; fields are content controls with a title for screen
readers. Deterministic to the byte.
"""

from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from packsite.model.zipped import unzipped, zip_bytes
from packsite.printing.document.filling import drop_spare_rows
from packsite.printing.document.structure import DocumentNode, LookNode, PrintDocument
from packsite.printing.office import set_properties
from packsite.printing.word.blocks import Context, Writer
from packsite.printing.word.inlines import PLAIN, look_in_language
from packsite.printing.word.xml import add_page_number, set_fonts, set_language

_LANGUAGE = "en-GB"
_A4, _MARGIN = (210, 297), 18
"""The width and height of a page and its margins at the sides, in millimetres."""
_SIZES = {"Normal": 11, "Heading 1": 20, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}
_INK = "#000000"


def word_document(document: PrintDocument, version: date) -> bytes:
    """Return the one sheet of a document as a Word file; `version` is its creation date."""
    word = Document()
    content = document.content
    (page,) = content["pages"]
    is_landscape = any(sheet["landscape"] for sheet in page["sheets"])
    width, height = _A4[::-1] if is_landscape else _A4
    _set_up(word, content, version, width, height)
    writer = Writer(word, document.pictures, width - 2 * _MARGIN, content["look"])
    look = PLAIN if page["lang"] == _LANGUAGE else look_in_language(PLAIN, page)
    line = word.add_paragraph(style="Facts")
    writer.write_line(" ".join(filter(None, (page["id"], page["title"]))), line, look)
    for sheet in page["sheets"]:
        drop_spare_rows(sheet)  # which fill a side of paper
        writer.write([sheet["heading"], *sheet["blocks"]], word, Context(look=look))
    saved = BytesIO()
    word.save(saved)
    return zip_bytes(unzipped(saved))


def _set_up(word: Word, content: DocumentNode, version: date, width: int, height: int) -> None:
    """Set the page size, styles, language, header, footer and document properties."""
    set_language(word, _LANGUAGE)
    _set_styles(word, content["look"])
    section = word.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(21), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    section.header.paragraphs[0].text = content["partnership"]
    foot = section.footer.paragraphs[0]
    foot.text = f"Version {content['version']} · printed copies are not controlled · page "
    add_page_number(foot)
    set_properties(word, content, version)


def _set_styles(word: Word, look: LookNode) -> None:
    for name, size in _SIZES.items():
        colour = _INK if name == "Normal" else look["accent"]
        set_fonts(word.styles[name], look["typeface"] or "Arial", size, colour)
    word.styles["Normal"].paragraph_format.space_after = Pt(6)
    facts = word.styles.add_style("Facts", WD_STYLE_TYPE.PARAGRAPH)
    facts.base_style = word.styles["Normal"]
    facts.paragraph_format.space_after = Pt(0)
