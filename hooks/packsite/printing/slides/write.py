"""Write the slides of a session plan as a PowerPoint file.

Titles are titles, text is in placeholders in reading order, and every shape besides has a text
alternative. Deterministic to the byte.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pptx
from pptx.slide import Slide as Sheet
from pptx.util import Inches, Length, Pt

from packsite.model.session_plan import PlanPart, clock
from packsite.model.zipped import unzipped, zip_bytes
from packsite.printing.document.structure import PrintDocument
from packsite.printing.document.typography import smarten
from packsite.printing.office import set_properties
from packsite.printing.slides.deck import Slide, slides
from packsite.printing.slides.look import (
    ALARM,
    LAYOUTS,
    LEFT,
    WIDTH,
    add_bullet,
    add_foot,
    describe,
    draw_stretch,
    drop_unfilled,
    mark_language,
    set_look,
)

_SMALLEST = 22
"""The smallest text besides the foot, in points."""
_SIZES = ((100, 48), (200, 40), (300, 32), (500, 26))
"""Characters on a slide, and the size in points of as many."""
_BREAK = 40
"""How many characters would fit in the room of an end of a paragraph."""
_ROW_HEIGHT = Inches(0.47)
_SHARES = (15, 15, 70)
"""The widths of the columns of the timetable, in hundredths."""


def presentation(document: PrintDocument, timetable: Sequence[PlanPart], version: date) -> bytes:
    """Return the slides of a session plan; `version` is their creation date."""
    file, content = pptx.Presentation(), document.content
    foot = f"{content['partnership']} · {content['pages'][0]['id']} · {content['version']}"
    set_look(file, foot, content["look"])
    set_properties(file, content, version)
    layouts = {layout.name: layout for layout in file.slide_layouts}
    for slide in slides(content, timetable):
        sheet: Sheet = file.slides.add_slide(layouts[LAYOUTS[slide.kind]])
        _write(sheet, slide, timetable)
        drop_unfilled(sheet)
        add_foot(sheet)
        mark_language(sheet)
    saved = BytesIO()
    file.save(saved)
    return zip_bytes(unzipped(saved))


def _write(sheet: Sheet, slide: Slide, timetable: Sequence[PlanPart]) -> None:
    title = sheet.placeholders[0].text_frame
    title.text = slide.title
    if slide.kind == "alert":
        title.paragraphs[0].font.color.theme_color = ALARM
    if slide.kind == "timetable":
        _write_timetable(sheet, timetable)
    elif slide.text:
        _write_text(sheet, slide)
    if slide.part:
        _write_clock(sheet, slide.part, timetable[-1].ends)
    if slide.notes and (notes := sheet.notes_slide.notes_text_frame):
        notes.text = "\n".join(slide.notes)


def _write_text(sheet: Sheet, slide: Slide) -> None:
    """Write the text of a slide, as large as it fits; several paragraphs are a list."""
    frame = sheet.placeholders[1].text_frame
    frame.text = "\n".join(slide.text)
    if slide.kind in {"title", "opening"}:
        return
    letters = sum(map(len, slide.text)) + _BREAK * (len(slide.text) - 1)
    size = next((size for most, size in _SIZES if letters <= most), _SMALLEST)
    for line in frame.paragraphs:
        line.font.size, line.space_after = Pt(size), Pt(size / 2)
        if len(slide.text) > 1:
            add_bullet(line)


def _write_clock(sheet: Sheet, part: PlanPart, whole: int) -> None:
    """Write when a part begins and ends, and draw it as a stretch of the session."""
    sheet.placeholders[2].text = f"{clock(part.starts)}–{clock(part.ends)}"
    left, width = LEFT + WIDTH * part.starts // whole, WIDTH * part.minutes // whole
    bar = draw_stretch(sheet, left, width)
    describe(bar, f"Minutes {part.starts} to {part.ends} of {whole}")


def _write_timetable(sheet: Sheet, timetable: Sequence[PlanPart]) -> None:
    rows = [("Starts at", "Minutes", "What")]
    rows += [(clock(one.starts), str(one.minutes), smarten(one.title)) for one in timetable]
    height = Length(_ROW_HEIGHT * len(rows))
    frame = sheet.shapes.add_table(len(rows), 3, LEFT, Inches(1.8), WIDTH, height)
    describe(frame, "The parts of the session, when each starts and how long it takes")
    for index, share in enumerate(_SHARES):
        frame.table.columns[index].width = Length(WIDTH * share // 100)
    for index, texts in enumerate(rows):
        frame.table.rows[index].height = _ROW_HEIGHT
        for column, text in enumerate(texts):
            cell = frame.table.cell(index, column)
            cell.text = text
            cell.text_frame.paragraphs[0].font.size = Pt(_SMALLEST)
