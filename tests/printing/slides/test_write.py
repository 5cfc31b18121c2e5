"""The slides of a session plan, read back by python-pptx and opened by LibreOffice."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pptx
import pypdfium2
import pytest
from pptx.util import Pt
from tests.fonts import NAME, a_typeface
from tests.printing.jobs import BRAND, PICTURES, a_job, a_page, document_of

from packsite.cache.store import Store
from packsite.model.brand import Typeface
from packsite.model.session_plan import PlanPart
from packsite.printing.job import PrintJob
from packsite.printing.pdf.cache import cached
from packsite.printing.site import plan_on_slides
from packsite.printing.slides.write import presentation

PLAN = """
## What to do

1. Read this the day before.

## What will people be able to do?

By the end, each person can:

1. say what is missing
2. make the call.

## The plan

| Starts at | Minutes | What |
|---|---|---|
| 0:00 | 5 | Welcome |
| 0:05 | 60 | What's missing? |
| 1:05 | 10 | Break |

### Welcome (5 minutes)

Say: "Step out if you need to."

### What's missing? (60 minutes)

**Aim:** to describe.

1. Lay out the **slips**.
2. Put them in order.

**Watch for:** blame.

- A list too.

## How do I look after people?

Stay for ten minutes.

!!! danger "If a worry comes up"
    Call 999.
"""
TIMETABLE = (
    PlanPart("Welcome", 0, 5, 0),
    PlanPart("What's missing?", 5, 60, 0),
    PlanPart("Break", 65, 10, 0),
)
EMU_IN_AN_INCH = 914400


def a_plan(markdown: str = PLAN) -> PrintJob:
    """Return the job of the slides of a session plan."""
    return replace(a_job(a_page(markdown)), timetable=TIMETABLE, uri="standards/plan.pptx")


def written(job: PrintJob) -> bytes:
    return presentation(document_of(job)[0], job.timetable, job.version)


@pytest.fixture(scope="module")
def content() -> bytes:
    return written(a_plan())


@pytest.fixture(scope="module")
def file(content: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(content))


def texts(slide: Any) -> list[str]:
    """Return the text of a slide besides its foot, in reading order."""
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return [one for one in words if one][:-2]


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def test_each_step_is_a_slide_of_its_own_with_its_clock(file):
    clock = "0:05–1:05"
    assert [texts(slide) for slide in file.slides] == [
        ["Core groups", "Northshire Safeguarding Children Partnership\n1 hour 15 minutes"],
        ["What will people be able to do?", "say what is missing\nmake the call."],
        ["The plan"],
        ["If a worry comes up", "Call 999."],
        ["Welcome", "0:00–0:05"],
        ["What’s missing?", "Aim: to describe.", clock],
        ["What’s missing? – 1\u00a0of\u00a02", "Lay out the slips.", clock],
        ["What’s missing? – 2\u00a0of\u00a02", "Put them in order.", clock],
        ["Break", "1:05–1:15"],
    ]


@pytest.mark.parametrize(("typeface", "font"), [(None, "Arial"), (a_typeface(), NAME)])
def test_slides_are_in_the_partnership_s_typeface(typeface: Typeface | None, font: str) -> None:
    job = replace(a_plan(), brand=replace(BRAND, typeface=typeface))
    with ZipFile(io.BytesIO(written(job))) as slides:
        theme = slides.read("ppt/theme/theme1.xml").decode()
    assert re.findall('<a:latin typeface="(.*?)"', theme) == [font, font]


def test_what_is_for_the_trainer_is_in_the_notes(file):
    during = "0:05 to 1:05\nWatch for: blame.\nA list too."
    assert [notes(slide) for slide in file.slides] == [
        "Read this the day before.",
        "",
        "",
        "Stay for ten minutes.",
        "0:00 to 0:05\nSay: “Step out if you need to.”",
        *[during] * 3,
        "1:05 to 1:15",
    ]


def test_titles_are_titles_and_no_two_are_the_same(file):
    titles = [slide.shapes.title.text for slide in file.slides]
    assert len(set(titles)) == len(titles)
    assert all(slide.shapes[0] == slide.shapes.title for slide in file.slides)


def test_timetable_is_a_table_with_a_head(file):
    (frame,) = (shape for shape in file.slides[2].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        ["Starts at", "Minutes", "What"],
        ["0:00", "5", "Welcome"],
        ["0:05", "60", "What’s missing?"],
        ["1:05", "10", "Break"],
    ]
    assert frame.table.first_row


def test_every_shape_but_a_placeholder_has_a_text_alternative(file):
    said = {
        words
        for slide in file.slides
        for shape in slide.shapes
        if not shape.is_placeholder
        for words in [shape._element.xpath("string(./*[1]/p:cNvPr/@descr)")]
    }
    assert said == {
        "The parts of the session, when each starts and how long it takes",
        "The whole session",
        "Minutes 0 to 5 of 75",
        "Minutes 5 to 65 of 75",
        "Minutes 65 to 75 of 75",
    }


def _sizes(file: Any) -> Iterator[int]:
    """Yield the size of all text that has one of its own: on slides and in their layouts."""
    for sheet in (*file.slides, *file.slide_layouts):
        yield from map(int, sheet._element.xpath(".//@sz[number(.) > 0]"))


def test_no_text_is_smaller_than_18_points(file):
    sizes = [*_sizes(file)]
    assert min(sizes) * Pt(1) / 100 >= Pt(18)


def test_slides_are_wide_and_in_british_english(file):
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9, abs=0.001)
    runs = [run for slide in file.slides for run in slide._element.xpath(".//a:r")]
    assert {run.xpath("string(a:rPr/@lang)") for run in runs} == {"en-GB"}
    facts = file.core_properties
    assert (facts.title, facts.language, facts.author) == ("CPS-08 Core groups", "en-GB", "")


def test_long_step_is_smaller_so_that_it_fits():
    sizes = []
    for letters in (50, 600):
        job = a_plan(PLAN.replace("Put them in order.", "word " * (letters // 5)))
        slide = pptx.Presentation(io.BytesIO(written(job))).slides[7]
        sizes.append(slide.placeholders[1].text_frame.paragraphs[0].font.size.pt)
    assert sizes == [48, 22]


def test_file_is_deterministic_and_has_no_time_of_day(content):
    assert written(a_plan()) == content
    with ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_file_comes_from_the_cache_until_page_or_timetable_changes(tmp_path):
    def is_reused(job: PrintJob) -> bool:
        return cached(job, plan_on_slides, store=Store(tmp_path), read_image=PICTURES.get).reused

    longer = replace(a_plan(), timetable=(*TIMETABLE, PlanPart("Close", 75, 5, 0)))
    jobs = (a_plan(), a_plan(), a_plan(f"{PLAN}\n\nMore."), longer, a_plan())
    assert [is_reused(job) for job in jobs] == [False, True, False, False, True]


def test_libreoffice_opens_the_slides_with_all_their_words(content, tmp_path: Path):
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: run .ci/install-test-programs"
    (tmp_path / "plan.pptx").write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = (office, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path)
    subprocess.run((*convert, tmp_path / "plan.pptx"), check=True, capture_output=True, timeout=120)
    pdf = pypdfium2.PdfDocument(tmp_path / "plan.pdf")
    words = [page.get_textpage().get_text_range() for page in pdf]
    width, height = pdf[0].get_size()
    assert (len(words), round(width / height, 2)) == (9, 1.78)
    for part in ("Lay out the slips.", "0:05–1:05", "CPS-08", "7"):
        assert part in words[6]
