"""The look of the slides: size, layouts, fonts and colours, and settings that python-pptx lacks."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Sheet
from pptx.slide import SlideLayout
from pptx.util import Inches, Length

from packsite.printing.document.structure import LookNode
from packsite.printing.slides.deck import Kind

_TITLE_SLIDE, _PLAIN, _TITLE_ONLY = "Title Slide", "Title and Content", "Title Only"
_OPENING, _STEP = "Content with Caption", "Two Content"
LAYOUTS: Mapping[Kind, str] = {
    "title": _TITLE_SLIDE,
    "text": _PLAIN,
    "alert": _PLAIN,
    "timetable": _TITLE_ONLY,
    "opening": _OPENING,
    "step": _STEP,
}
"""The layouts of python-pptx's template that are kept; the second content is the clock."""
_ALARM_COLOUR = "#8c1d18"
ALARM = MSO_THEME_COLOR.ACCENT_2
_ACCENT, _TRACK = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.BACKGROUND_2
_LANGUAGE = "en-GB"
_FONT = "Arial"
"""Without a typeface of the partnership's own, as in Word files: a trainer's computer has it."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_HEAD_HEIGHT = Inches(1.2)
"""The height of a placeholder for one or two lines, which are centred in it."""
_PAGE = (Inches(13.333), Inches(7.5))
LEFT, WIDTH = Inches(0.7), Inches(11.93)
_BAR_TOP, _BAR_HEIGHT = Inches(6.55), Inches(0.14)
"""The bar of time, above the foot."""
Box = tuple[tuple[float, float, float, float], dict[str, Any]]
"""Left, top, width and height of a placeholder in inches, and its style."""
_TITLE, _TEXT = {"size": 36, "bold": True, "colour": "accent1"}, {"size": 32}
_HEAD: Box = ((0.7, 0.4, 11.93, 1.2), _TITLE)
_BODY: Box = ((0.7, 1.8, 11.93, 4.6), _TEXT)
_CLOCK: Box = ((9.63, 0.4, 3.0, 1.2), {"size": 28, "bold": True, "align": "r"})
_PLACEHOLDERS: dict[tuple[str, int], Box] = {
    (_TITLE_SLIDE, 0): ((0.7, 1.6, 11.93, 2.4), _TITLE | {"size": 54}),
    (_TITLE_SLIDE, 1): ((0.7, 4.3, 11.93, 1.6), {"size": 28}),
    (_PLAIN, 0): _HEAD,
    (_PLAIN, 1): _BODY,
    (_OPENING, 0): ((0.7, 1.6, 11.93, 2.4), _TITLE | {"size": 54}),
    (_OPENING, 1): ((0.7, 4.1, 11.93, 2.3), _TEXT | {"size": 36}),
    (_OPENING, 2): _CLOCK,
    (_STEP, 0): ((0.7, 0.4, 8.8, 1.2), _TITLE),
    (_STEP, 1): _BODY,
    (_STEP, 2): _CLOCK,
    (_TITLE_ONLY, 0): _HEAD,
}
_FOOT: dict[PP_PLACEHOLDER, Box] = {
    PP_PLACEHOLDER.FOOTER: ((0.7, 6.85, 10.9, 0.45), {"size": 18}),
    PP_PLACEHOLDER.SLIDE_NUMBER: ((11.73, 6.85, 0.9, 0.45), {"size": 18, "align": "r"}),
}
_MASTER = {PP_PLACEHOLDER.TITLE: _HEAD, PP_PLACEHOLDER.BODY: _BODY, **_FOOT}


def set_look(file: Presentation, foot: str, look: LookNode) -> None:
    """Set the size of the slides, the theme and the layouts; `foot` is in the foot of each."""
    file.slide_width, file.slide_height = _PAGE
    _set_theme(file, look)
    for layout in tuple(file.slide_layouts):
        if layout.name not in LAYOUTS.values():
            file.slide_layouts.remove(layout)
    for shape in [*file.slide_master.placeholders]:
        _place(shape, _MASTER.get(shape.placeholder_format.type))
    for layout in file.slide_layouts:
        for shape in [*_placeholders(layout)]:
            kind, index = shape.placeholder_format.type, shape.placeholder_format.idx
            _place(shape, _FOOT.get(kind) or _PLACEHOLDERS.get((layout.name, index)))
            if kind is PP_PLACEHOLDER.FOOTER:
                shape.text_frame.text = foot


def _placeholders(layout: SlideLayout) -> Iterator[Any]:
    """Yield the placeholders of a layout, whose type in python-pptx is that of any shape."""
    yield from (shape for shape in layout.shapes if shape.is_placeholder)


def draw_stretch(sheet: Sheet, left: int, width: int) -> BaseShape:
    """Draw the bar of time with a stretch of it filled; return that stretch."""
    for start, length, colour in ((LEFT, WIDTH, _TRACK), (left, width, _ACCENT)):
        bar = sheet.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Length(start), _BAR_TOP, Length(length), _BAR_HEIGHT
        )
        bar.fill.solid()
        bar.fill.fore_color.theme_color = colour
        bar.line.fill.background()
        bar.shadow.inherit = False
        describe(bar, "The whole session")
    return bar


def add_foot(sheet: Sheet) -> None:
    """Add the foot and the number of a slide, which python-pptx leaves in the layout."""
    for shape in _placeholders(sheet.slide_layout):
        if shape.placeholder_format.type in _FOOT:
            element = deepcopy(shape._element)
            element.nvSpPr.cNvPr.set("id", str(sheet.shapes._next_shape_id))
            sheet.shapes._spTree.append(element)


def describe(shape: BaseShape, words: str) -> None:
    """Set the text alternative of a shape."""
    shape._element.xpath("./*[1]/p:cNvPr")[0].set("descr", words)


def add_bullet(line: Any) -> None:
    """Make a paragraph an item of a list."""
    properties = line._p.get_or_add_pPr()
    properties.set("marL", str(Inches(0.4)))
    properties.set("indent", str(-Inches(0.4)))
    properties.append(etree.Element(qn("a:buChar"), char="•"))


def drop_unfilled(sheet: Sheet) -> None:
    """Remove the placeholders that have no text."""
    for shape in [*sheet.placeholders]:
        if not shape.text_frame.text:
            shape._element.getparent().remove(shape._element)


def mark_language(sheet: Sheet) -> None:
    """Say on each run of a slide and its notes that it is in British English."""
    parts = (sheet, sheet.notes_slide) if sheet.has_notes_slide else (sheet,)
    for part in parts:
        for run in part._element.xpath(".//a:r"):
            run.get_or_add_rPr().set("lang", _LANGUAGE)


def _place(shape: Any, box: Box | None) -> None:
    """Set the place and the style of a placeholder; remove one without a box."""
    if box is None:
        shape._element.getparent().remove(shape._element)
        return
    (shape.left, shape.top, shape.width, height), style = map(Inches, box[0]), box[1]
    shape.height, frame = height, shape.text_frame
    frame.word_wrap = True
    is_centred = height <= _HEAD_HEIGHT
    is_title = "colour" in style
    frame.vertical_anchor = (
        MSO_ANCHOR.MIDDLE if is_centred else MSO_ANCHOR.BOTTOM if is_title else MSO_ANCHOR.TOP
    )
    styles = frame._txBody.find(qn("a:lstStyle"))
    styles[:] = [_level(**style)]


def _level(
    *, size: int, bold: bool = False, colour: str = "tx1", align: str = "l"
) -> etree._Element:
    """Return the style of the paragraphs of a placeholder."""
    return etree.fromstring(
        f'<a:lvl1pPr xmlns:a="{_DRAWING}" marL="0" indent="0" algn="{align}"><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr>"
    )


def _set_theme(file: Presentation, look: LookNode) -> None:
    """Set the fonts and colours of the theme, which slides that a trainer adds take too."""
    colours = {
        "dk1": look["ink"],
        "dk2": look["accent"],
        "lt2": look["track"],
        "accent1": look["accent"],
        "accent2": _ALARM_COLOUR,
    }
    theme = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(theme.blob)
    for font in tree.iterfind(".//{*}fontScheme/*/{*}latin"):
        font.set("typeface", look["typeface"] or _FONT)
    for name, colour in colours.items():
        (slot,) = tree.iterfind(f".//{{*}}clrScheme/{{*}}{name}")
        slot[:] = [etree.Element(qn("a:srgbClr"), val=colour.removeprefix("#").upper())]
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
