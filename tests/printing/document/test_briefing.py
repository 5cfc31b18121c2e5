"""The seven-minute briefing: small real briefs, read back from their PDFs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from tests.builders import a_page, a_site
from tests.printing import pdfs
from tests.printing.jobs import draw
from tests.printing.tags import Tag, tag_tree

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.pipeline import weave
from packsite.printing.job import PrintJob
from packsite.printing.jobs import print_jobs

FINDING = (
    "The team saw one event at a time. **Now:** read the history aloud and ask what has changed. "
)
FORM = "| What | Who |\n|---|---|\n|   |   |\n|   |   |"
POINT_IN_MM = 25.4 / 72


def a_brief(findings: int, body: str = FINDING * 2) -> str:
    """Return the text of a brief with the given number of findings."""
    return (
        '!!! danger "A child in danger"\n    Call 999.\n\n'
        "## What to do\n\n1. Ask the child.\n2. Ring a colleague.\n\n"
        "## The review\n\nIt looked at one family[^a].\n\n[^a]: In 2027.\n\n"
        "## What needs to improve\n\nRead them aloud.\n\n"
        + "".join(f"### F{n} Heading{n}\n\n{body}End{n}.\n\n" for n in range(1, findings + 1))
        + "## Talk about it\n\n- What do we do well?\n"
    )


WRITTEN = (
    "For whoever leads: [[LB-2027-03]].\n\n## 1 What happened?\n\nSomething short.\n\n"
    f"## 2. What will we do?\n\n{FORM}\n"
)
PAGES = {
    "short": a_page("LB-2027-01", a_brief(2), title="A short brief", scope="local"),
    "usual": a_page("LB-2027-02", a_brief(12), title="A usual brief", scope="local"),
    "told": a_page("LB-2027-03", a_brief(90), title="A long brief, told", scope="local"),
    "long": a_page("LB-2027-04", a_brief(40), title="A long brief", scope="local"),
    "page": a_page("PG-30", WRITTEN, title="Told shorter", briefing_of="LB-2027-03"),
}


def sheets(*pages: Document) -> dict[str, PrintJob]:
    """Return the jobs of the briefing sheets of pages, by the id of their brief."""
    woven = weave(a_site(*pages, site_url="https://example.org/"), with_pdf=True)
    jobs = [job for job in print_jobs(woven) if job.edition is Edition.BRIEFING]
    return {job.pages[0].kind.partition(" of ")[2] or job.pages[0].id: job for job in jobs}


@dataclass(frozen=True)
class Sheet:
    """A briefing sheet on disk, and its content."""

    path: Path
    problems: tuple[Problem, ...]

    @cached_property
    def sides(self) -> list[str]:
        return pdfs.sides(self.path)

    @cached_property
    def tags(self) -> Tag:
        return tag_tree(self.path)

    @property
    def headings(self) -> list[str]:
        return [tag.words for tag in self.tags.walk("H2")]


def print_all(jobs: Mapping[str, PrintJob], folder: Path) -> dict[str, Sheet]:
    results = draw([*jobs.values()], store=Store(folder / "cache"))
    return {
        name: Sheet(pdfs.saved(result, folder / f"{name}.pdf"), result.problems)
        for name, result in zip(jobs, results, strict=True)
    }


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, Sheet]:
    """Return the sheet of each brief, by its id."""
    return print_all(sheets(*PAGES.values()), tmp_path_factory.mktemp("briefings"))


SHORT, USUAL, TOLD, TOO_LONG = (f"LB-2027-0{number}" for number in range(1, 5))


def test_only_briefs_have_a_briefing_sheet(printed):
    assert [*printed] == [SHORT, USUAL, TOLD, TOO_LONG]


@pytest.mark.parametrize("name", [SHORT, USUAL, TOLD, TOO_LONG])
def test_no_text_is_smaller_than_ten_points(printed, name):
    assert min(pdfs.text_sizes(printed[name].path)) >= 10


def test_a_typical_brief_fills_two_sides_without_a_problem(printed):
    assert printed[USUAL].problems == ()
    assert len(printed[USUAL].sides) == 2


def test_sections_are_numbered_boxes_in_order_with_space_for_notes_at_the_end(printed):
    headings = [
        "1 What to do",
        "2 The review",
        "3 What needs to improve",
        "4 Talk about it",
        "5 Where to find more",
        "6 What will we do, who does it, and by when?",
    ]
    assert [words for words in printed[USUAL].headings if words != "Our notes"] == headings
    assert printed[SHORT].headings == headings


def test_every_word_of_a_brief_is_on_its_sheet_in_order(printed):
    words = printed[USUAL].tags.words
    places = [
        words.index(what)
        for what in (
            "Call 999",
            "Ask the child",
            "one family",
            "Read them aloud",
            *tuple(part for n in range(1, 13) for part in (f"Heading{n} ", f"End{n}.")),
            "do well?",
            "Learning into practice (PG-91)",
        )
    ]
    assert places == sorted(places)


def test_findings_keep_their_codes_and_stay_whole(printed):
    titles = [tag.words for tag in printed[USUAL].tags.walk("H3")]
    assert titles == [f"F{number} Heading{number}" for number in range(1, 13)]
    for number in range(1, 13):
        (side,) = [side for side in printed[USUAL].sides if f"Heading{number} " in side]
        assert f"End{number}." in side


def test_a_sheet_has_its_kind_its_code_its_version_and_its_currency_check(printed):
    first, second = printed[USUAL].sides
    assert "The partnership Seven-minute briefing · LB-2027-02 A usual brief" in first
    assert "Still current?" in first
    for side in (first, second):
        assert "printed copies are not controlled" in side
        assert "Is this still current? example.org/v/lb-2027-02/" in side
    assert second.startswith("LB-2027-02 A usual brief")
    (code,) = printed[USUAL].tags.walk("Figure")
    assert code.words == ""


def test_a_short_brief_is_set_in_larger_type_than_a_long_one(printed):
    headings = [max(pdfs.text_sizes(printed[name].path) - {19.0}) for name in (SHORT, TOO_LONG)]
    assert headings == [13.0, 12.0]
    assert len(printed[SHORT].sides) == 1


def test_a_written_briefing_is_the_sheet_of_its_brief(printed):
    (first,) = printed[TOLD].sides
    assert printed[TOLD].problems == ()
    assert "Seven-minute briefing of LB-2027-03 · PG-30 Told shorter" in first
    assert "example.org/v/pg-30/" in first
    assert "A long brief, told (LB-2027-03)" in first
    assert "Heading1" not in first
    assert printed[TOLD].headings == [
        "1 What happened?",
        "2 What will we do?",
        "3 Where to find more",
        "4 Our notes",
    ]


def test_a_withdrawn_page_is_not_a_briefing():
    page = a_page(
        "PG-30", WRITTEN, briefing_of="LB-2027-03", withdrawn=PAGES["page"].facts.reviewed
    )
    job = sheets(PAGES["told"], page)[TOLD]
    assert [inside.id for inside in job.pages] == [TOLD]


def test_a_brief_that_is_too_long_is_a_warning_with_the_overrun_and_the_longest_sections(printed):
    (problem,) = printed[TOO_LONG].problems
    assert (problem.file, problem.code.id) == ("learning/lb-2027-04.md", "PDF106")
    line = PAGES["long"].text.split("\n").index("## What needs to improve") + 1
    assert (problem.line, problem.column) == (line, 1)
    assert problem.message.startswith(
        'the seven-minute briefing "A long brief" runs over its two sides by '
    )
    assert problem.hint == (
        'Shorten the longest sections: "What needs to improve" (1603 words) and "What to do" '
        "(8 words). Or write a shorter page for the sheet, with the line briefing_of: LB-2027-04."
    )


def _said(problem: Problem) -> tuple[int, int]:
    (found,) = re.findall(r"by (\d+) mm, about (\d+) lines? across", problem.message)
    return int(found[0]), int(found[1])


def test_the_overrun_is_the_height_of_the_text_beyond_two_sides(printed):
    millimetres, lines = _said(printed[TOO_LONG].problems[0])
    sides = pdfs.pdftotext(printed[TOO_LONG].path, "-bbox").split("<page ")[1:]
    last = [float(low) for low in re.findall(r'yMax="([\d.]+)">(?!Version|Is)', sides[-1])]
    bottom = max(low for low in last if low < 800 - 18 / POINT_IN_MM + 26) * POINT_IN_MM
    whole = 297 - 18 - 18
    expected = (len(sides) - 3) * whole + bottom - 18
    assert len(sides) > 2
    assert abs(millimetres - expected) < 12
    assert 3.8 < millimetres / lines < 4.6


def test_a_longer_brief_has_a_larger_overrun(printed, tmp_path):
    job = sheets(a_page("LB-2027-04", a_brief(50), scope="local"))[TOO_LONG]
    (problem,) = print_all({"longer": job}, tmp_path)["longer"].problems
    before, after = (_said(one)[0] for one in (printed[TOO_LONG].problems[0], problem))
    assert 5 * 20 < after - before < 5 * 40  # ten findings more, two in a row of 25 mm or so


def test_a_full_side_has_a_second_one_for_notes(tmp_path):
    jobs = {
        str(n): sheets(a_page("LB-2027-02", a_brief(n), scope="local"))[USUAL] for n in (8, 10, 12)
    }
    for sheet in print_all(jobs, tmp_path).values():
        assert len(sheet.sides) <= 2
        assert sheet.headings[-1] == "6 What will we do, who does it, and by when?"


def test_the_problem_of_a_written_briefing_names_its_own_file_and_section(tmp_path):
    words = f"## 1 What happened?\n\n{'Many words. ' * 1500}\n\n## 2 What next?\n\nFew.\n"
    page = a_page("PG-30", words, title="Too long", briefing_of=SHORT)
    (problem,) = print_all(sheets(PAGES["short"], page), tmp_path)[SHORT].problems
    assert (problem.file, problem.line, problem.code.id) == ("pg-30.md", 1, "PDF106")
    assert problem.hint == (
        'Shorten the longest sections: "1 What happened?" (3000 words) and "2 What next?" (1 word).'
    )


def test_a_finding_longer_than_a_side_continues_overleaf_without_loss(tmp_path):
    words = " ".join(f"word{number}" for number in range(900))
    job = sheets(a_page("LB-2027-02", a_brief(3, f"{words} "), scope="local"))[USUAL]
    (sheet,) = print_all({"one": job}, tmp_path).values()
    text = " ".join(sheet.sides)
    assert all(text.count(f"word{number} ") == 3 for number in range(900))
