"""What a Word file can hold and its library has no words for: small pieces of its own XML."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_SIGNS = "MS Gothic"
"""The font that has a box, on every computer with Word; others have it in one of their own."""
_LONGEST_TITLE = 64
"""Characters that Word takes as the title of a content control."""


def add_tick(line: Line, label: str, *, is_ticked: bool) -> None:
    """Add a box that is ticked by a click."""
    sign, state = ("☒", "1") if is_ticked else ("☐", "0")
    kind = (
        f'<w14:checkbox {_SPACES}><w14:checked w14:val="{state}"/>'
        f'<w14:checkedState w14:val="2612" w14:font="{_SIGNS}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{_SIGNS}"/></w14:checkbox>'
    )
    run = _control(line, label, parse_xml(kind), sign)
    run.font.name = _SIGNS
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _SIGNS)


def add_writing(line: Line, label: str, shown: str) -> None:
    """Add a place to write; `shown` is what stands there on paper: a line, or a space."""
    kind = OxmlElement("w:text")
    kind.set(qn("w:multiLine"), "1")
    _control(line, label, kind, shown)


def _control(line: Line, label: str, kind: Any, shown: str) -> Run:
    """Add a content control that says what it asks for, and return the words that it shows."""
    control, facts, content = map(OxmlElement, ("w:sdt", "w:sdtPr", "w:sdtContent"))
    title = OxmlElement("w:alias")
    title.set(qn("w:val"), label[:_LONGEST_TITLE])
    facts.append(title)
    facts.append(kind)
    run = line.add_run(shown)
    content.append(run._element)
    control.append(facts)
    control.append(content)
    line._element.append(control)
    return run


def add_link(line: Line, address: str) -> Line:
    """Add a link to an address and return what its words are added to."""
    link: Any = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    line._element.append(link)
    return Line(link, line._parent)


def add_page_number(line: Line) -> None:
    """Add the number of the page that a line stands on."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._element.append(field)


def set_language(word: Word, language: str) -> None:
    """Say which language the words are in, unless they say otherwise."""
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def set_fonts(style: Any, name: str, size: int, colour: str) -> None:
    """Set a style in one font and colour throughout, whatever the theme says."""
    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def mark_words(run: Run, language: str) -> None:
    """Say that words are in another language than the document's."""
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), language)
    run._element.get_or_add_rPr().append(lang)


def mark_row(row: Any, *, is_head: bool) -> None:
    """Keep a row in one piece; a head comes again on every page."""
    facts = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
        facts.append(OxmlElement(name))


def shade(cell: Any, colour: str) -> None:
    """Give a cell a background."""
    facts = cell._tc.get_or_add_tcPr()
    facts.append(parse_xml(f'<w:shd {_SPACES} w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def set_off(line: Line, colour: str) -> None:
    """Draw a bar beside a paragraph, so that a note is seen as one."""
    bar = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{colour}"/>'
    line._element.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {_SPACES}>{bar}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )


def new_numbering(word: Word, line: Line, start: int) -> int:
    """Return the name of a numbering that begins at `start`, made like the line's own."""
    numbers: Any = word.part.numbering_part.element
    style: Any = line.style
    of_style = style.element.pPr.numPr.numId.val
    kind = next(num for num in numbers.num_lst if num.numId == of_style).abstractNumId.val
    made = numbers.add_num(kind)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def set_numbering(line: Line, numbering: int) -> None:
    """Let a paragraph be the next of a numbering."""
    facts: Any = line._element.get_or_add_pPr()
    number = facts.get_or_add_numPr()
    number.get_or_add_ilvl().val = 0
    number.get_or_add_numId().val = numbering
