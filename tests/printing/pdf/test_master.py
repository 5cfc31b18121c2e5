"""Sheets to copy, as PDFs: their sides, their direction and the rows that fill them."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import chain, pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.printing import pdfs
from tests.printing.jobs import a_job, a_pack, a_page, in_edition

from packsite.model.editions import Edition
from packsite.printing.job import PrintJob, PrintSheet

HEAD = "Read this.\n\n## The form { #the-form }\n\nWrite small. [Back](#top)\n\n"
COLUMNS = (
    "| Date | What happened | What it meant | What was done | Source |\n|---|---|---|---|---|\n"
)
ROWS = HEAD + COLUMNS + 8 * "|   |   |   |   |   |\n"
BOX = f"{HEAD}| Draw here |\n|---|\n|   |\n"
UPRIGHT, ACROSS = PrintSheet("the-form"), PrintSheet("the-form", landscape=True)
A4 = (595, 842)

Print = Callable[[PrintJob], bytes]


def a_sheet(markdown: str, sheet: PrintSheet) -> PrintJob:
    """Return the job of the only sheet of a page, with a code in its corner."""
    address = "https://example.org/v/cps-08/2026-11-23.html"
    page = replace(a_page(markdown), sheets=(sheet,), has_text=False, version_url=address)
    return a_job(page)


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Return a function that prints a job, without problems and as valid PDF/UA-1."""

    def print_one(job: PrintJob) -> bytes:
        (path,) = pdfs.printed(tmp_path, job)
        return path.read_bytes()

    return print_one


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return the width and the height of each page, in points."""
    return [
        (round(page.get_width()), round(page.get_height())) for page in pypdfium2.PdfDocument(pdf)
    ]


def fields(pdf: bytes) -> list[list[list[float]]]:
    """Return the rectangles of the fields of each page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            [
                [float(edge) for edge in one.Rect]
                for one in page.get("/Annots", [])
                if one.Subtype == "/Widget"
            ]
            for page in opened.pages
        ]


@pytest.mark.parametrize(
    ("edition", "rows"),
    [(Edition.STANDARD, 12), (Edition.LARGE_PRINT, 4)],
    ids=str,
)
def test_a_blank_table_has_as_many_rows_as_fit_on_its_side(
    printed: Print, edition: Edition, rows: int
) -> None:
    pdf = printed(in_edition(a_sheet(ROWS, ACROSS), edition))
    assert sizes(pdf) == [A4[::-1]]
    (found,) = fields(pdf)
    assert len(found) >= 5 * rows
    lowest = min(bottom for _, bottom, *_ in found)
    assert lowest == pytest.approx((18 if rows == 12 else 34) / 25.4 * 72, abs=4)


FORM = f"{HEAD}| Our plan | |\n|---|---|\n" + "".join(f"| Question {n} |  |\n" for n in range(3))


@pytest.mark.parametrize(
    ("edition", "foot"), [(Edition.STANDARD, 18), (Edition.LARGE_PRINT, 34)], ids=str
)
def test_the_rows_of_a_form_share_the_room_on_its_side(
    printed: Print, edition: Edition, foot: float
) -> None:
    ((first, *others),) = fields(printed(in_edition(a_sheet(FORM, UPRIGHT), edition)))
    heights = {round(top - bottom) for _, bottom, _, top in (first, *others)}
    assert (len(heights), len(others)) == (1, 2)
    assert others[-1][1] == pytest.approx(foot / 25.4 * 72, abs=8)


def test_a_form_of_more_than_a_side_runs_on(printed: Print) -> None:
    long = FORM + 40 * "| One more question |  |\n"
    first, *others = fields(printed(a_sheet(long, UPRIGHT)))
    assert len(first) > 10
    assert len(first) + sum(map(len, others)) == 43


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT], ids=str)
def test_no_word_of_a_sheet_runs_into_its_code(printed: Print, edition: Edition) -> None:
    job = a_sheet("## The form { #the-form }\n\n" + 60 * "wwww ", ACROSS)
    (side,) = pypdfium2.PdfDocument(printed(in_edition(job, edition)))
    text = side.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    words = text.get_text_range()
    label = next(at for at in range(len(words)) if words.startswith("current?", at))
    right, bottom = boxes[label][2], boxes[label][1]
    below = [box for at, box in enumerate(boxes) if words[at] == "w" and box[2] > right - 40]
    assert below
    assert max(top for *_, top in below) < bottom


def test_a_box_reaches_to_the_foot_of_its_side(printed: Print) -> None:
    pdf = printed(a_sheet(BOX, UPRIGHT))
    assert sizes(pdf) == [A4]
    (((_, bottom, _, top),),) = fields(pdf)
    assert top - bottom > 0.6 * A4[1]


def test_words_below_a_blank_table_stay_on_its_side(printed: Print) -> None:
    pdf = printed(a_sheet(f"{ROWS}\nSend it to the business unit.\n", ACROSS))
    (page,) = pypdfium2.PdfDocument(pdf)
    assert "Send it" in page.get_textpage().get_text_range()
    assert len(fields(pdf)[0]) >= 5 * 10


def test_a_page_prints_its_text_and_then_its_sheets(printed: Print) -> None:
    pdf = printed(a_job(replace(a_page(ROWS), sheets=(ACROSS,))))
    assert sizes(pdf) == [A4, A4[::-1]]
    words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    assert "On a sheet of its own: The form" in words[0].replace("\r\n", " ")
    assert "Write small" in words[1]


@pytest.mark.parametrize(("own_leaf", "side"), [(True, 5), (False, 4)], ids=["own leaf", "shared"])
def test_a_sheet_with_a_leaf_of_its_own_begins_on_the_right(
    printed: Print, *, own_leaf: bool, side: int
) -> None:
    page = replace(a_page(ROWS), sheets=(replace(ACROSS, own_leaf=own_leaf),))
    after = a_page("After it.", number=9, title="Reviews")
    pdf = printed(a_pack(page, after, intro=""))
    assert [number for number, size in enumerate(sizes(pdf), 1) if size == A4[::-1]] == [side]


def test_a_leaflet_shares_no_paper_with_the_page_before_or_after_it(printed: Print) -> None:
    before, inside, last = (a_page("Read it.", number=number) for number in (7, 8, 9))
    leaflet = replace(inside, markdown=ROWS, sheets=(UPRIGHT,), own_leaf=True)
    pdf = printed(a_pack(before, leaflet, replace(last, own_leaf=True), intro=""))
    sides = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)][2:]
    starts = ["CPS-07", "left blank", "CPS-08", "The form", "CPS-09", "left blank", "Notes"]
    assert [start in side for start, side in zip(starts, sides, strict=True)] == [True] * 7


def test_a_booklet_keeps_its_pages_upright(printed: Print, tmp_path: Path) -> None:
    page = replace(a_page(ROWS), sheets=(ACROSS,))
    pdf = printed(in_edition(a_pack(page), Edition.BOOKLET))
    assert {*sizes(pdf)} == {A4[::-1]}
    assert fields(pdf) == [[]] * len(fields(pdf))


def test_a_sheet_in_the_note_of_a_pack_comes_after_the_note(printed: Print) -> None:
    pdf = printed(replace(a_pack(intro=ROWS), intro_sheets=(ACROSS,)))
    words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    (note,) = (at for at, text in enumerate(words) if "How to use this pack\r\nRead this." in text)
    (sheet,) = (at for at, size in enumerate(sizes(pdf)) if size == A4[::-1])
    assert note < sheet


def cut_lines(pdf: bytes) -> int:
    """Return the number of dashed lines of the only side of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        (side,) = opened.pages
        drawn = pikepdf.parse_content_stream(side)
    return sum(str(one.operator) == "d" and len(one.operands[0]) > 0 for one in drawn)


@pytest.mark.parametrize(
    ("heads", "lines"), [("| Slip | Slip |", 3 + 1), ("| Who | What |", 3)], ids=["cells", "rows"]
)
def test_slips_have_lines_to_cut_along(printed: Print, heads: str, lines: int) -> None:
    table = f"{HEAD}{heads}\n|---|---|\n| Late on Monday | Cold at home |\n| Hungry | Tired |\n"
    assert cut_lines(printed(a_sheet(table, UPRIGHT))) == 0
    assert cut_lines(printed(a_sheet(table, replace(UPRIGHT, to_cut=True)))) == lines


def letter_height(pdf: bytes) -> float:
    """Return the height of the letter C of "Cold" on the only side of a PDF, in points."""
    (side,) = pypdfium2.PdfDocument(pdf)
    text = side.get_textpage()
    start, _ = text.search("Cold").get_next()
    _, bottom, _, top = text.get_charbox(start)
    return float(top - bottom)


def test_slips_are_as_large_as_their_side_has_room_for(printed: Print) -> None:
    few = f"{HEAD}| Slip | Slip |\n|---|---|\n| Cold | Late |\n| Hungry | Tired |\n"
    slips = replace(UPRIGHT, to_cut=True)
    usual = letter_height(printed(a_sheet(few, UPRIGHT)))
    large = letter_height(printed(a_sheet(few, slips)))
    less = letter_height(printed(a_sheet(few + 14 * "| One more | Slip |\n", slips)))
    assert large == pytest.approx(1.6 * usual, rel=0.05)
    assert usual < less < large


def test_the_boxes_of_a_form_row_by_row_are_whole_and_above_the_foot(printed: Print) -> None:
    head = "".join(f"| Question number {n} " for n in range(7))
    table = f"{HEAD}{head}|\n{7 * '|---'}|\n{3 * (7 * '|  ' + '|' + chr(10))}"
    found = fields(printed(in_edition(a_sheet(table, ACROSS), Edition.LARGE_PRINT)))
    assert len([*chain(*found)]) == 21
    assert len({round(top - bottom) for _, bottom, _, top in chain(*found)}) == 1
    assert min(bottom for _, bottom, *_ in chain(*found)) > 34 / 25.4 * 72 - 4
    assert all(map(len, found)), "no side has only its heading"


def test_every_line_of_a_form_survives_a_copier_that_prints_black_or_nothing(
    printed: Print,
) -> None:
    pdf = printed(a_sheet(ROWS, ACROSS))
    (side,) = pypdfium2.PdfDocument(pdf)
    dots = (
        side.render(scale=200 / 72, grayscale=True).to_pil().point(lambda grey: 255 * (grey > 127))
    )
    left, right = (round(edge / 72 * 200) for edge in (80, 760))
    rows = [dots.crop((left, at, right, at + 1)).getextrema() for at in range(dots.height)]
    lines = [at for at, (_, lightest) in enumerate(rows) if not lightest]
    drawn = sum(below - above > 1 for above, below in pairwise(lines)) + 1
    blank = len({round(bottom) for _, bottom, *_ in fields(pdf)[0]})
    assert drawn == blank + 3, "two for the head of the table, one for the foot of the side"
