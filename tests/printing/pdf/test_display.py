"""Cards and posters: one section of a page, to cut out or hang up."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.benchmarks.sides import small_glyphs
from tests.printing.jobs import a_job, a_page, draw
from tests.printing.pdfs import saved
from tests.printing.tags import tag_tree

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.printed import PrintResult
from packsite.printing.job import PrintJob, PrintSheet

TICKS = """Words around it.

## Before you go { #before-you-go }

- [ ] I have seen the child. See [the plan](https://example.org/)
- [ ] If the child is in danger: 999, then *the number your agency holds*{.to-confirm}
- [ ] I ask for help: *(reported: Somebody, 2023; not yet confirmed)*{.to-confirm .reported}

## Afterwards
"""
A4, A3 = (595, 842), (842, 1191)
POSTERS = ((Edition.POSTER, A4), (Edition.POSTER_A3, A3))

Print = Callable[[PrintJob], PrintResult]


def of_a_section(markdown: str, edition: Edition, *, landscape: bool = False) -> PrintJob:
    """Return the job of the section of a page, with a code that says whether it is current."""
    address = "https://example.org/v/cps-08/2026-11-23.html"
    sheet = PrintSheet("before-you-go", landscape=landscape)
    page = replace(a_page(markdown), sheets=(sheet,), has_text=False, source=markdown)
    return replace(
        a_job(page), version_url=address, edition=edition, title="Core groups: Before you go"
    )


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Return a function that prints a job as valid PDF/UA-1."""

    def print_one(job: PrintJob) -> PrintResult:
        (result,) = draw([job], store=Store(tmp_path))
        saved(result, tmp_path / "one.pdf")
        return result

    return print_one


def the_side(result: PrintResult) -> tuple[pypdfium2.PdfPage, str]:
    """Return the only side of a PDF, and its text on one line."""
    (side,) = pypdfium2.PdfDocument(result.content)
    return side, " ".join(side.get_textpage().get_text_range().split())


def size(side: pypdfium2.PdfPage) -> tuple[int, int]:
    return round(side.get_width()), round(side.get_height())


def test_four_cards_alike_are_on_a_side_and_are_read_out_once(
    printed: Print, tmp_path: Path
) -> None:
    result = printed(of_a_section(TICKS, Edition.CARDS))
    assert result.problems == ()
    side, words = the_side(result)
    assert size(side) == A4
    assert words.count("I have seen the child") == 4
    assert words.count("Still current? example.org/v/") == 4
    assert words.count("Print on one side, at actual size. Cut in four.") == 1
    assert "Words around it" not in words
    assert "Afterwards" not in words
    read_out = tag_tree(tmp_path / "one.pdf").words
    assert read_out.count("I have seen the child") == 1
    assert [*small_glyphs(tmp_path / "one.pdf", least=8.5)] == []


@pytest.mark.parametrize("edition", [Edition.CARDS, Edition.POSTER], ids=str)
def test_a_missing_number_is_a_line_to_write_it_on(printed: Print, edition: Edition) -> None:
    _, words = the_side(printed(of_a_section(TICKS, edition)))
    assert "the number your agency holds" not in words
    assert "not yet confirmed" in words


@pytest.mark.parametrize(("edition", "paper"), POSTERS, ids=str)
def test_a_poster_fills_one_side(
    printed: Print, tmp_path: Path, edition: Edition, paper: tuple[int, int]
) -> None:
    result = printed(of_a_section(TICKS, edition))
    assert result.problems == ()
    side, words = the_side(result)
    assert size(side) == paper
    assert words.startswith("Core groups Before you go I have seen the child.")
    small = "".join(sign for *_, sign in small_glyphs(tmp_path / "one.pdf", least=24))
    assert small.startswith("CPS-08 Core groups")  # the line on where it is from
    assert "seen" not in small


def test_steps_on_a_poster_are_a_numbered_list_with_stops(printed: Print, tmp_path: Path) -> None:
    steps = "## Before you go\n\n1. Ask.\n2. Ring.\n\n## Afterwards\n"
    _, words = the_side(printed(of_a_section(steps, Edition.POSTER)))
    assert words.startswith("Core groups Before you go 1 Ask. 2 Ring.")
    labels = [label.words for label in tag_tree(tmp_path / "one.pdf").walk("Lbl")]
    assert labels == ["1", "2"]


def test_a_poster_can_be_across_the_page(printed: Print) -> None:
    side, _ = the_side(printed(of_a_section(TICKS, Edition.POSTER, landscape=True)))
    assert size(side) == A4[::-1]


@pytest.mark.parametrize(
    ("edition", "paper"),
    [(Edition.CARDS, "card"), (Edition.POSTER, "poster"), (Edition.POSTER_A3, "poster")],
    ids=str,
)
def test_a_section_that_does_not_fit_is_reported_at_its_heading(
    printed: Print, edition: Edition, paper: str
) -> None:
    long = TICKS.replace("## Afterwards", "Words to say.\n\n" * 300 + "## Afterwards")
    (problem,) = printed(of_a_section(long, edition)).problems
    assert (problem.code.id, problem.line) == ("PDF106", 3)
    assert problem.message.startswith(f'the {paper} "Core groups: Before you go" runs over its ')
    assert problem.hint.startswith('Shorten the section: "Before you go" (')
