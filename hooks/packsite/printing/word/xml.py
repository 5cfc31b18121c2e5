"""WordprocessingML that python-docx has no API for."""

from typing import Any

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

_XMLNS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_SYMBOL_FONT = "MS Gothic"
"""A font with the box symbols that comes with Word; other programs substitute their own."""
_MAX_TITLE = 64
"""The most characters that Word accepts as the title of a content control."""


def add_checkbox(line: Line, label: str, *, is_ticked: bool) -> None:
    """Add a checkbox content control."""
    symbol, state = ("☒", "1") if is_ticked else ("☐", "0")
    kind = (
        f'<w14:checkbox {_XMLNS}><w14:checked w14:val="{state}"/>'
        f'<w14:checkedState w14:val="2612" w14:font="{_SYMBOL_FONT}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{_SYMBOL_FONT}"/></w14:checkbox>'
    )
    run = _control(line, label, symbol, parse_xml(kind))
    run.font.name = _SYMBOL_FONT
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _SYMBOL_FONT)


def add_text_field(line: Line, label: str, shown: str) -> None:
    """Add a text content control; an answer replaces `shown`: a blank line, or a space."""
    kind = OxmlElement("w:text")
    kind.set(qn("w:multiLine"), "1")
    _control(line, label, shown, OxmlElement("w:showingPlcHdr"), kind)


def _control(line: Line, label: str, shown: str, *kind: Any) -> Run:
    """Add a content control of a kind with a title, and return the run that it contains."""
    control, facts, content = map(OxmlElement, ("w:sdt", "w:sdtPr", "w:sdtContent"))
    title = OxmlElement("w:alias")
    title.set(qn("w:val"), label[:_MAX_TITLE])
    facts.extend((title, *kind))
    run = line.add_run(shown)
    content.append(run._element)
    control.append(facts)
    control.append(content)
    line._element.append(control)
    return run


def add_link(line: Line, address: str) -> Line:
    """Add a hyperlink, and return it as a line to add its content to."""
    link: Any = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    line._element.append(link)
    return Line(link, line._parent)


def add_page_number(line: Line) -> None:
    """Add the number of the page and that of the last, as `1 of 3`."""
    for words, instruction in (("", "PAGE"), (" of ", "NUMPAGES")):
        line.add_run(words)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        line._element.append(field)


def set_language(word: Word, language: str) -> None:
    """Set the default language of a document."""
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def set_fonts(style: Any, name: str, size: int, colour: str) -> None:
    """Set the font, size and colour of a style, in place of those of the theme."""
    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = RGBColor.from_string(_digits(colour))
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def set_run_language(run: Run, language: str, *, is_from_right: bool = False) -> None:
    """Set the language of a run, and that its script runs from the right."""
    lang, facts = OxmlElement("w:lang"), run._element.get_or_add_rPr()
    if is_from_right:
        facts.append(OxmlElement("w:rtl"))
    lang.set(qn("w:bidi" if is_from_right else "w:val"), language)
    facts.append(lang)


def start_on_the_right(line: Line) -> None:
    """Have the lines of a paragraph start on the right."""
    facts = line._p.get_or_add_pPr()
    bidi: Any = OxmlElement("w:bidi")
    facts.insert_element_before(bidi, "w:spacing", "w:ind", "w:jc", "w:rPr")


def set_row(row: Any, *, is_head: bool) -> None:
    """Keep a table row on one page; repeat a head row on every page."""
    facts = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
        facts.append(OxmlElement(name))


def shade(cell: Any, colour: str) -> None:
    """Set the background colour of a cell."""
    facts = cell._tc.get_or_add_tcPr()
    fill = f'w:val="clear" w:color="auto" w:fill="{_digits(colour)}"'
    facts.append(parse_xml(f"<w:shd {_XMLNS} {fill}/>"))


def add_bar(line: Line, colour: str) -> None:
    """Add a bar to the left of a paragraph, as the mark of a note."""
    bar = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{_digits(colour)}"/>'
    line._element.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {_XMLNS}>{bar}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )


def _digits(colour: str) -> str:
    """Return a colour as Word writes it: `#0b5364` as `0B5364`."""
    return colour.removeprefix("#").upper()


def new_numbering(word: Word, line: Line, start: int) -> int:
    """Return the id of a new numbering from `start`, in the format of the line's style."""
    numbers: Any = word.part.numbering_part.element
    style: Any = line.style
    of_style = style.element.pPr.numPr.numId.val
    kind = next(num for num in numbers.num_lst if num.numId == of_style).abstractNumId.val
    numbering = numbers.add_num(kind)
    numbering.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(numbering.numId)


def set_numbering(line: Line, numbering: int) -> None:
    """Make a paragraph the next item of a numbering."""
    facts: Any = line._element.get_or_add_pPr()
    number = facts.get_or_add_numPr()
    number.get_or_add_ilvl().val = 0
    number.get_or_add_numId().val = numbering
