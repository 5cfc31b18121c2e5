"""The guarantees of each edition, measured in the PDFs."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pypdfium2
import pytest
from tests.printing import pdfs
from tests.printing.document.test_records import FORM, WIDE
from tests.printing.jobs import a_job, a_pack, a_page, draw, in_edition, in_parts
from tests.printing.tags import elements

from packsite.cache.store import Store
from packsite.model.editions import PACK_EDITIONS, Edition
from packsite.model.printed import PrintResult
from packsite.printing.job import PrintJob, PrintPart
from packsite.printing.pdf.booklet import booklet_order

MILLIMETRE = 72 / 25.4
A4, FOLD = (210 * MILLIMETRE, 297 * MILLIMETRE), 148.5 * MILLIMETRE
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
ALL = [*PACK_EDITIONS]


def _many(random: Random) -> str:
    """Return statements, tasks and texts of many lengths, each with a number."""
    return "\n\n".join(
        f"### CPS-08.{number} Statement{number} {'and so on ' * random.randint(0, 12)}\n\n"
        f"Start{number} {'more words ' * random.randint(3, 60)}\n\n"
        f"- [ ] Task{number} {'with some words ' * random.randint(0, 12)}Done{number}\n"
        for number in range(1, 40)
    )


RICH = f"""
## The standard

It is *stressed*, **strong**, a trans-agency word and `code`.[^a] H~2~O and x<sup>2</sup>.

The incomprehensibilities of interdepartmental counterrevolutionaries are uncharacteristically
disproportionate misunderstandings of institutionalisation and telecommunications.

{WIDE}

{FORM}

- [ ] Ask the child

[^a]: Chapter 4 of the *guidance*.

{_many(Random(5))}
"""


@dataclass(frozen=True)
class Printed:
    """A PDF on disk, and its text as Poppler extracts it."""

    path: Path

    @cached_property
    def sides(self) -> list[str]:
        return pdfs.sides(self.path)

    @cached_property
    def words(self) -> list[list[tuple[float, float, float, float, str]]]:
        """Return the bounding box and the text of each word, page by page."""
        found = pdfs.pdftotext(self.path, "-bbox").split("<page ")[1:]
        return [
            [
                (float(a), float(b), float(c), float(d), word)
                for a, b, c, d, word in WORD.findall(side)
            ]
            for side in found
        ]


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> Mapping[tuple[str, Edition], Printed]:
    """Return a page and a pack with parts in every edition."""
    folder = tmp_path_factory.mktemp("editions")
    pages = [
        a_page(RICH),
        *(a_page("## When\n\nSoon.", number=n, title=f"Page{n}") for n in (9, 10, 11)),
    ]
    wholes = {"page": a_job(pages[0]), "pack": in_parts(a_pack(*pages))}
    jobs = {
        (name, edition): in_edition(job, edition)
        for name, job in wholes.items()
        for edition in ALL
        if job.is_pack or edition is not Edition.BOOKLET
    }
    return dict(zip(jobs, map(Printed, pdfs.printed(folder, *jobs.values())), strict=True))


def _halves(booklet: Printed) -> list[str]:
    """Return the text of each page of a booklet, in page order."""
    sides = len(booklet.words)
    pages: dict[int, str] = {}
    for offset, half in ((0, 0), (round(FOLD), 1)):
        cut = ("-x", str(offset), "-y", "0", "-W", str(round(FOLD)), "-H", "596")
        found = pdfs.sides(booklet.path, *cut)
        order = [places[half] for places in booklet_order(2 * sides)]
        pages |= dict(zip(order, found, strict=True))
    return [pages[number] for number in range(2 * sides)]


def _pages(file: Printed, edition: Edition) -> list[str]:
    return _halves(file) if edition is Edition.BOOKLET else file.sides


# Every edition


@pytest.mark.parametrize(("edition", "least"), [*zip(ALL, (10, 16, 10), strict=True)])
def test_text_is_at_least_the_minimum_size_of_its_edition(printed, edition, least):
    assert min(pdfs.text_sizes(printed["pack", edition].path)) >= least


@pytest.mark.parametrize("edition", ALL)
def test_a_statement_its_code_and_its_first_words_are_on_one_page(printed, edition):
    pages = _pages(printed["pack", edition], edition)
    for number in range(1, 40):
        (page,) = [page for page in pages if f" Statement{number} " in page]
        assert f"CPS-08.{number} " in page
        assert f"Start{number} " in page


@pytest.mark.parametrize("edition", ALL)
def test_a_task_is_on_the_page_of_its_box(printed, edition):
    pages = _pages(printed["pack", edition], edition)
    for number in range(1, 40):
        assert any(f"Task{number} " in page and f"Done{number} " in page for page in pages)


@pytest.mark.parametrize("edition", ALL)
def test_contents_of_a_pack_have_the_first_page_of_each_item(printed, edition):
    pages = _pages(printed["pack", edition], edition)
    listed = next(page for page in pages if "Contents" in page and "....." in page.replace(" ", ""))
    for title in ("CPS-09 Page9", "CPS-10 Page10", "First steps", "Further on", "Notes"):
        (number,) = re.findall(rf"{title}[ .\u2060]+(\d+)", listed)
        assert title.split()[-1] in pages[int(number) - 1]


@pytest.mark.parametrize("edition", ALL)
def test_items_start_a_side_and_parts_a_right_hand_one_except_in_a_booklet(printed, edition):
    pages = _pages(printed["pack", edition], edition)
    items = [page for page in pages if re.search(r"^.{0,24}Standard CPS-\d\d", page)]
    assert len(items) == 4
    parts = [number for number, page in enumerate(pages, 1) if re.search(r"Part \d of 2", page)]
    assert len(parts) == 2
    assert all(number % 2 for number in parts) or edition is Edition.BOOKLET


@pytest.mark.parametrize("edition", ALL)
def test_a_side_is_blank_only_before_a_part_and_has_only_a_notice_and_its_foot(printed, edition):
    pages = _pages(printed["pack", edition], edition)
    blank = [number for number, page in enumerate(pages) if "left blank on purpose" in page]
    assert bool(blank) >= (edition is Edition.STANDARD)
    assert not (blank and edition is Edition.BOOKLET)
    for number in blank:
        words = r"^This page is left blank on purpose\. Version .* Page \d+ of \d+"
        assert re.search(words, pages[number])
        assert len(pages[number].split()) < 24
        assert "Part " in pages[number + 1]


@pytest.mark.parametrize("edition", ALL)
def test_a_pack_has_a_cover_dividers_short_forms_sources_and_notes(printed, edition):
    pages = _pages(printed["pack", edition], edition)
    for words in (
        "Northshire Safeguarding Children Partnership",
        "PK-01",
        "New here",
        "For Trainers",
        "When The first week",
        "What is inside",
        "Review due 1 May 2027, for every page inside.",
        "Version 23 November 2026 · printed copies are not controlled",
    ):
        assert words in pages[0]
    text = " ".join(pages)
    assert "Part 1 of 2 First steps" in text
    assert "Part 2 of 2 Further on CPS-10 Page10, page" in text
    assert "Short forms in this pack ICPC" in pages[1]
    assert "What this pack is based on Working Together 2026" in text
    assert "HM Government, 2026. Notes" in text


# Large print


def test_large_print_has_no_italics(printed):
    fonts = {
        str(font.BaseFont)
        for name in ("page", "pack")
        for page in pikepdf.open(printed[name, Edition.LARGE_PRINT].path).pages
        for font in page.Resources.get("/Font", {}).values()
    }
    assert fonts
    assert not [font for font in fonts if re.search("It$|Italic|Oblique", font)]
    standard = printed["page", Edition.STANDARD].path
    assert b"stressed" not in standard.read_bytes()
    assert any(
        "It" in str(font.BaseFont)
        for page in pikepdf.open(standard).pages
        for font in page.Resources.get("/Font", {}).values()
    )


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT])
def test_nothing_is_outside_the_margins(printed, edition):
    margin = (18 if edition is Edition.STANDARD else 20) * MILLIMETRE - 1
    for words in printed["page", edition].words:
        for left, top, right, bottom, word in words:
            assert margin <= left <= right <= A4[0] - margin, word
            assert 8 * MILLIMETRE <= top <= bottom <= A4[1] - 8 * MILLIMETRE, word


def test_large_print_has_no_hyphenation(printed):
    text = pdfs.pdftotext(printed["page", Edition.LARGE_PRINT].path, "-raw")
    for word in re.findall(r"[a-z]{12,}", RICH):
        assert word in text
    assert not re.search(r"\w[-\u2010\u00ad]\n", text)


def test_large_print_names_the_guidance_it_follows(printed):
    assert "UKAAF (G003) and RNIB" in printed["page", Edition.LARGE_PRINT].sides[0]
    assert "clear and large print (G003)" in printed["pack", Edition.LARGE_PRINT].sides[1]


def test_large_print_turns_wide_tables_into_records(printed):
    text = " ".join(printed["page", Edition.LARGE_PRINT].sides)
    assert "Measure: Members contribute Numerator: Members who came or sent an update" in text
    assert "When: Monday Who: What: Seen by:" in text


# Booklet


def test_a_booklet_is_a4_in_landscape_and_has_every_page_once(printed):
    booklet = printed["pack", Edition.BOOKLET]
    with pikepdf.open(booklet.path) as pdf:
        assert {tuple(round(float(side)) for side in page.MediaBox) for page in pdf.pages} == {
            (0, 0, 842, 595)
        }
        assert len(pdf.pages) % 2 == 0
    pages = _halves(booklet)
    total = len(pages)
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number} of {total}" in page


def test_a_booklet_has_its_wider_margin_at_the_fold(printed):
    gutter = 18 * MILLIMETRE - 1
    for words in printed["pack", Edition.BOOKLET].words[1:]:
        assert (
            max((right for left, _, right, _, _ in words if left < FOLD), default=0)
            <= FOLD - gutter
        )
        assert min((left for left, *_ in words if left >= FOLD), default=1e9) >= FOLD + gutter


def test_a_booklet_explains_its_printing_and_presets_the_print_dialogue(printed):
    booklet = printed["pack", Edition.BOOKLET]
    pages = _halves(booklet)
    assert "Booklet: for printing only" in pages[0]
    assert "Print on both sides of A4 paper, in landscape, at full size" in pages[1]
    assert "flip the sheets on the short edge" in pages[1]
    with pikepdf.open(booklet.path) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def _headings(file: Printed) -> list[str]:
    with pikepdf.open(file.path) as pdf:
        return [str(heading.S) for heading in elements(pdf, "H1", "H2", "H3")]


def test_a_booklet_is_read_aloud_in_page_order(printed):
    booklet = _headings(printed["pack", Edition.BOOKLET])
    assert booklet == _headings(printed["pack", Edition.STANDARD])
    command = ["pdfinfo", "-struct-text", printed["pack", Edition.BOOKLET].path]
    spoken = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    places = [spoken.index(f"Start{number} ") for number in range(1, 40)]
    assert places == sorted(places)


def _page_of(item: Any) -> tuple[int, int]:
    """Return the object number of the page that a bookmark leads to."""
    number, generation = item.destination[0].objgen
    return number, generation


def test_links_and_bookmarks_of_a_booklet_lead_to_the_sheet_with_their_page(printed):
    with pikepdf.open(printed["pack", Edition.BOOKLET].path) as pdf:
        sheets = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            places = {str(item.title): sheets[_page_of(item)] for item in outline.root}
        for number, page in enumerate(pdf.pages):
            for annotation in page.get("/Annots", []):
                assert sheets[annotation.P.objgen] == number
                assert 0 <= float(annotation.Rect[0]) < float(annotation.Rect[2]) <= 842
    pages = _halves(printed["pack", Edition.BOOKLET])
    order = booklet_order(len(pages))
    for title in ("CPS-09 Page9", "CPS-11 Page11"):
        start = next(n for n, page in enumerate(pages) if f"Standard {title}" in page)
        assert start in order[places[title]]


@pytest.mark.parametrize("edition", ALL)
def test_contents_never_run_into_the_foot_of_a_side(tmp_path, edition):
    sections = "\n\n".join(f"## Section {number} {'of many ' * 20}\n\nText." for number in range(2))
    pages = [a_page(sections, number=number, title=f"Page{number}") for number in range(9)]
    pack = _in_edition(a_pack(*pages), edition, tmp_path)
    for words in pack.words:
        foot = max(top for _, top, _, _, word in words if word == "Version")
        assert all(bottom < foot for _, _, _, bottom, word in words if word == "Section")


def test_contents_in_large_print_leave_out_sections_that_would_part_from_their_page(tmp_path):
    pages = [a_page("## Section\n\nText.", number=number, title="Title") for number in range(14)]
    pack = _in_edition(a_pack(*pages), Edition.LARGE_PRINT, tmp_path)
    contents = "".join(pack.sides[1:3])
    assert (contents.count("Title"), contents.count("Section")) == (14, 0)


def test_a_part_is_never_last_on_a_side_of_the_contents(tmp_path):
    pages = [a_page(number=number, title=f"Title{number}") for number in range(30)]
    parts = [PrintPart(f"Part{at}", at, 1, "1 standard") for at in range(12, 20)]
    pack = replace(a_pack(*pages), parts=tuple(parts), short_forms=(("ICPC", "conference"),))
    for side in _in_edition(pack, Edition.LARGE_PRINT, tmp_path).sides[1:4]:
        assert not re.search(r"Part\d+[ .]*\d+ Version", side)


def _in_edition(job: PrintJob, edition: Edition, folder: Path) -> Printed:
    """Return the PDF of a job in an edition, in a folder."""
    (path,) = pdfs.printed(folder, in_edition(job, edition))
    return Printed(path)


def test_the_name_of_a_row_stands_on_every_side_that_its_boxes_run_over(tmp_path):
    heads = [f"Question{number}" for number in range(20)]
    form = f"| Need | {' | '.join(heads)} |\n{'|---' * 21}|\n| Food {'|  ' * 20}|"
    sides = _in_edition(a_job(a_page(form)), Edition.LARGE_PRINT, tmp_path).sides
    assert len(sides) > 2
    assert all("Food" in side for side in sides if "Question" in side)


def test_the_words_before_a_blank_line_are_on_one_line_with_it(tmp_path):
    blank = '<span class="ps-line">............</span>'
    form = f"**Child (record number):** {blank} **Completed jointly with:** {blank}"
    (side,) = _in_edition(a_job(a_page(form)), Edition.LARGE_PRINT, tmp_path).words
    tops = {top for _, top, _, _, word in side if word in {"Completed", "jointly", "with:"}}
    assert len(tops) == 1


def test_a_blank_on_a_line_of_its_own_starts_there(tmp_path):
    blank = '<span class="ps-line">............</span>'
    form = f"Child and record number: {blank} Completed jointly with: {blank}<br>School: {blank}"
    (side,) = _in_edition(a_job(a_page(form)), Edition.LARGE_PRINT, tmp_path).words
    assert len({left for left, *_, word in side if word in {"Child", "Completed", "School:"}}) == 1


def test_a_sign_behind_a_blank_stands_close_to_it(tmp_path):
    blank = '<span class="ps-line">......</span>'
    form = a_job(a_page(f"By day {blank}; at night {blank}"))
    printed = _in_edition(form, Edition.STANDARD, tmp_path)
    with pikepdf.open(printed.path) as pdf:
        end = min(float(field.Rect[2]) for field in pdf.pages[0].Annots)
    (sign,) = (left for left, *_, word in printed.words[0] if word == ";")
    assert abs(sign - end) < MILLIMETRE


def test_contents_in_two_columns_are_balanced_even_where_one_page_has_most(tmp_path):
    sections = "\n\n".join(f"## Section {number}\n\nText." for number in range(60))
    (path,) = pdfs.printed(tmp_path, a_pack(a_page(sections)))
    contents = pypdfium2.PdfDocument(path)[1]
    text, middle = contents.get_textpage(), contents.get_width() / 2
    columns = text.get_text_bounded(right=middle), text.get_text_bounded(left=middle)
    assert all(25 < column.count("Section") < 35 for column in columns)


def _printed_lines(paragraphs: int, folder: Path) -> tuple[int, float]:
    """Return the sides of a page of short paragraphs, and the points from one to the next."""
    page = a_page("\n\n".join(f"Words {number}." for number in range(paragraphs)))
    (path,) = pdfs.printed(folder, a_job(page))
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage()
    first, second = (text.search(f"Words {number}.").get_next()[0] for number in (1, 2))
    return len(document), text.get_charbox(first)[1] - text.get_charbox(second)[1]


def test_a_page_that_is_a_few_lines_too_long_is_set_tighter_to_save_a_side(tmp_path):
    sides, usual = _printed_lines(30, tmp_path)
    assert sides == 1
    sides, tighter = _printed_lines(46, tmp_path)
    assert sides == 1
    assert 0.75 * usual < tighter < usual
    assert _printed_lines(75, tmp_path) == (2, usual)


def test_a_page_that_is_still_too_long_gets_a_larger_block_of_text(tmp_path):
    def left_edge(paragraphs: int) -> float:
        page = a_page("\n\n".join(f"Words {number}." for number in range(paragraphs)))
        (path,) = pdfs.printed(tmp_path, a_job(page))
        (side,) = pypdfium2.PdfDocument(path)
        text = side.get_textpage()
        return float(text.get_charbox(text.search("Words 1.").get_next()[0])[0])

    assert left_edge(44) - left_edge(51) == pytest.approx(3 / 25.4 * 72, abs=0.5)


def test_the_note_of_a_pack_fits_one_sheet_to_fold_or_is_reported(tmp_path):
    def printed(intro: str) -> PrintResult:
        job = in_edition(replace(a_pack(intro=intro), pages=()), Edition.FOLDED)
        (result,) = draw([job], store=Store(tmp_path))
        return result

    short, long = printed("## Before\n\nAsk."), printed("Words to say.\n\n" * 150)
    (problem,) = long.problems
    assert problem.code.id == "PDF106"
    assert 'the folded sheet "New here" runs over its four sides by ' in problem.message
    assert short.problems == ()
    assert len(pypdfium2.PdfDocument(short.content)) == 2
    pages = _halves(Printed(pdfs.saved(short, tmp_path / "folded.pdf")))
    assert "PK-01 Northshire Safeguarding Children Partnership New here" in pages[0]
    assert "My notes" in pages[0]
    assert "Page 4 of 4" in pages[3]


@pytest.mark.parametrize("edition", [*ALL], ids=lambda edition: edition.key)
def test_a_cover_with_a_print_plan_is_one_side(edition, tmp_path):
    pages = [a_page(number=number, title=f"A rather long title {number}") for number in range(10)]
    plan = tuple(
        ("12", f"Something to hand out {number}, one for each person") for number in "12345"
    )
    job = replace(a_pack(*pages, site_url="https://example.org/"), plan=plan)
    assert "About this copy" in _pages(_in_edition(job, edition, tmp_path), edition)[1]
