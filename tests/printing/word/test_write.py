"""The Word file of a sheet, read back by python-docx."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from tests.fonts import NAME, a_typeface
from tests.printing.jobs import BRAND, PICTURES, a_job, a_page, document_of, draw

from packsite.cache.store import Store
from packsite.model.brand import Typeface
from packsite.printing.job import PrintJob, PrintSheet
from packsite.printing.pdf.cache import cached
from packsite.printing.site import sheet_in_word
from packsite.printing.word.write import word_document

FORM = """
## The form {#the-form}

Read **this** and *that*, ~~old~~, `code`, H<sub>2</sub>O, [the guidance](https://www.gov.uk/guidance),
[reviews](page-9.md "CPS-09").[^a] <span lang="cy">diogelu plant</span>

3. Three
4. Four

    - nested

Then

1. One again

- [ ] Ask the child
- [x] Write the update

**Name:** <span class="ps-line">................</span> done

### CPS-08.1 Members share { #CPS-08.1 }

| What we saw | Yes | Notes |
|---|---|---|
| Food | <span class="ps-box">☐</span> |  |

| What went well? |
|---|
|  |
|  |

!!! danger "In danger now"
    Call 999.

Core group
:   The people who make a plan happen.

> Somebody said

![A tree with roots](tree.png)

![A drawing](tree.svg)

```
block
```

### To hand out { .new-page }

The end.

[^a]: Chapter 4.
"""


def a_sheet(markdown: str, **facts: Any) -> PrintJob:
    """Return the job of the sheet that a page has."""
    sheets = (PrintSheet("the-form"),)
    return a_job(replace(a_page(markdown), sheets=sheets, has_text=False, **facts))


@pytest.fixture(scope="module")
def content() -> bytes:
    job = a_sheet(FORM)
    document, problems = document_of(job)
    assert problems == ()
    return word_document(document, job.version)


@pytest.fixture(scope="module")
def word(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def _lines(word: Any) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of every paragraph outside tables, fields included."""
    for line in word.paragraphs:
        words = "".join(text.text or "" for text in line._element.iter(qn("w:t")))
        yield line.style.name, words


def _controls(word: Any) -> list[tuple[str, str, str]]:
    """Return the type, title and text of each content control, in reading order."""
    found = []
    for control in word.element.iter(qn("w:sdt")):
        facts = control.find(qn("w:sdtPr"))
        kind = "text" if facts.find(qn("w:text")) is not None else "tick"
        shown = "".join(text.text for text in control.iter(qn("w:t")))
        found.append((kind, facts.find(qn("w:alias")).get(qn("w:val")), shown))
    return found


def test_file_has_its_metadata_and_no_author(word):
    facts = word.core_properties
    assert (facts.title, facts.language) == ("CPS-08 Core groups", "en-GB")
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.created == facts.modified == datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(("typeface", "font"), [(None, "Arial"), (a_typeface(), NAME)])
def test_word_file_is_in_the_partnership_s_typeface(typeface: Typeface | None, font: str) -> None:
    word = _word_of(replace(a_sheet(FORM), brand=replace(BRAND, typeface=typeface)))
    assert {word.styles[name].font.name for name in ("Normal", "Heading 1")} == {font}


def test_word_file_is_deterministic_and_has_no_time_of_day(content):
    job = a_sheet(FORM)
    assert word_document(document_of(job)[0], job.version) == content
    with ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_headings_are_headings(word):
    headings = [(style, words) for style, words in _lines(word) if style.startswith("Heading")]
    assert headings == [
        ("Heading 1", "The form"),
        ("Heading 2", "CPS-08.1 Members share"),
        ("Heading 2", "To hand out"),
    ]
    assert [line.text for line in word.paragraphs if line.paragraph_format.page_break_before] == [
        "To hand out"
    ]


def test_fields_are_titled_by_the_words_beside_them(word):
    assert _controls(word) == [
        ("tick", "Ask the child", "☐"),
        ("tick", "Write the update", "☒"),
        ("text", "Name", "_" * 16),
        ("tick", "Food: Yes", "☐"),
        ("text", "Food: Notes", "\u00a0"),
        ("text", "What went well?", "\u00a0"),
    ]


def test_a_box_stays_on_the_line_of_its_word():
    box = '<span class="ps-box">☐</span>'
    word = _word_of(a_sheet(f"## The form {{ #the-form }}\n\nDone? {box} Yes {box} Not yet"))
    assert "Done? ☐\u00a0Yes ☐\u00a0Not yet" in dict(_lines(word)).values()


def test_an_answer_takes_the_place_of_its_blank(word):
    texts = [one for one in word.element.iter(qn("w:sdtPr")) if one.find(qn("w:text")) is not None]
    assert len(texts) == 3
    assert all(one.find(qn("w:showingPlcHdr")) is not None for one in texts)


def test_numbered_lists_keep_their_start(word):
    numbering = word.part.numbering_part.element
    starts = []
    for line in word.paragraphs:
        if line.style.name == "List Number":
            number = line._element.pPr.numPr.numId.val
            made = next(one for one in numbering.num_lst if one.numId == number)
            starts.append((number, made.lvlOverride_lst[0].startOverride.val))
    assert [start for _, start in starts] == [3, 3, 1]
    assert starts[0] == starts[1] != starts[2]
    assert ("List Bullet 2", "nested") in list(_lines(word))


def test_table_head_repeats_and_rows_do_not_break(word):
    form = word.tables[0]
    marks = [
        (
            row._tr.trPr.find(qn("w:tblHeader")) is not None,
            row._tr.trPr.find(qn("w:cantSplit")) is not None,
        )
        for row in form.rows
    ]
    assert marks == [(True, True), (False, True)]
    assert [cell.text for cell in form.rows[0].cells] == ["What we saw", "Yes", "Notes"]
    assert all(
        run.bold for cell in form.rows[0].cells for line in cell.paragraphs for run in line.runs
    )


def test_area_has_a_height_for_each_row(word):
    millimetre = 36000
    assert round(word.tables[0].rows[1].height / millimetre) == 11
    assert round(word.tables[1].rows[1].height / millimetre) == 22


def test_columns_fill_the_width(word):
    for table in word.tables:
        widths = sum(column.width for column in table.columns) / 36000
        assert widths == pytest.approx(174, abs=0.5)


def _word_of(job: PrintJob) -> Any:
    document, _ = document_of(job)
    return docx.Document(io.BytesIO(word_document(document, job.version)))


def test_sheet_that_is_landscape_on_paper_is_in_word() -> None:
    job = a_sheet("## The form { #the-form }\n\n| When | What |\n|---|---|\n|  |  |")
    across = replace(job.pages[0], sheets=(PrintSheet("the-form", landscape=True),))
    upright, flat = _word_of(job), _word_of(replace(job, pages=(across,)))
    shapes = [
        (section.orientation, round(section.page_width / 36000), round(section.page_height / 36000))
        for section in (upright.sections[0], flat.sections[0])
    ]
    assert shapes == [(WD_ORIENT.PORTRAIT, 210, 297), (WD_ORIENT.LANDSCAPE, 297, 210)]
    (table,) = flat.tables
    assert sum(column.width for column in table.columns) / 36000 == pytest.approx(261, abs=0.5)


def test_foot_has_the_number_of_the_page_and_of_the_last(word):
    foot = word.sections[0].footer.paragraphs[0]._element
    fields = [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(one.text for one in foot.iter(qn("w:t"))).endswith("page  of ")


def test_head_of_a_column_is_not_broken_inside_a_word() -> None:
    heads = ["Who", "Responsibility", "What the child would notice of it", "Outcome"]
    head, rule, row = ("|".join(["", *cells, ""]) for cells in (heads, ["---"] * 4, [" "] * 4))
    job = a_sheet(f"## The form {{ #the-form }}\n\n{head}\n{rule}\n{row}\n{row}")
    (table,) = _word_of(job).tables
    for column, words in zip(table.columns, heads, strict=True):
        letters = max(map(len, words.split()))
        assert column.width / 36000 >= 2.5 * letters + 4 - 0.1


def test_text_keeps_its_formatting_and_language(word):
    runs = {run.text: run for line in word.paragraphs for run in line.runs}
    assert runs["this"].bold
    assert runs["that"].italic
    assert runs["old"].font.strike
    assert runs["2"].font.subscript
    assert runs["code"].font.name == "Consolas"
    assert runs["diogelu plant"]._element.rPr.find(qn("w:lang")).get(qn("w:val")) == "cy"
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_link_leads_to_its_address(word):
    links = [link for line in word.paragraphs for link in line.hyperlinks]
    guidance = "https://www.gov.uk/guidance"
    assert {link.text: link.address for link in links} == {
        "the guidance": guidance,
        "gov.uk/guidance": guidance,
        "999": "tel:999",
    }


def test_nothing_is_lost(word):
    words = " ".join(line for _, line in _lines(word))
    for part in (
        "reviews (CPS-09)",
        "[Chapter 4.]",
        "Danger: In danger now",
        "Call 999.",
        "Core group",
        "The people who make a plan happen.",
        "Somebody said",
        "[A drawing]",
        "block",
        "The end.",
    ):
        assert part in words
    shown = [one.get("descr") for one in word.element.iter(qn("wp:docPr"))]
    assert shown == ["A tree with roots"]
    section = word.sections[0]
    assert section.footer.paragraphs[0].text.startswith("Version 23 November 2026 · printed copies")
    assert section.header.paragraphs[0].text == "Northshire Safeguarding Children Partnership"


def test_file_comes_from_the_cache_until_page_or_picture_changes(tmp_path):
    pictures = dict(PICTURES)

    def printed(text: str) -> bool:
        job = a_sheet(f"## The form {{#the-form}}\n\n{text}")
        result = cached(job, sheet_in_word, store=Store(tmp_path), read_image=pictures.get)
        assert result.content.startswith(b"PK")
        return result.reused

    text = "![tree](tree.png)"
    assert [printed(text), printed(text), printed(f"{text} changed")] == [False, True, False]
    pictures["standards/tree.png"] = b"\x89PNG\r\n\x1a\n" + PICTURES["standards/tree.png"][8:]
    assert printed(text) is True
    pictures["standards/tree.png"] = PICTURES["standards/tree.svg"]
    assert printed(text) is False


def test_pdf_and_word_file_of_a_page_have_separate_cache_entries(tmp_path):
    job = a_job()
    (pdf,) = draw([job], store=Store(tmp_path))
    word = cached(
        type(job)(**{name: getattr(job, name) for name in job.__slots__} | {"uri": "a.docx"}),
        sheet_in_word,
        store=Store(tmp_path),
        read_image=PICTURES.get,
    )
    assert (pdf.content[:4], word.content[:2], word.reused) == (b"%PDF", b"PK", False)


def test_page_in_a_script_from_the_right_starts_there_and_says_its_language() -> None:
    document, _ = document_of(a_sheet("## فارم {#the-form}\n\nمتن", title="مدد", lang="ur"))
    word = docx.Document(io.BytesIO(word_document(document, date(2026, 11, 23))))
    lines = {line.text: line for line in word.paragraphs}
    for words in ("متن", "فارم", "CPS-08 مدد"):
        assert lines[words]._p.xpath("w:pPr/w:bidi") != []
        assert lines[words]._p.xpath("string(.//w:lang/@w:bidi)") == "ur"


def test_short_head_of_a_form_has_room_for_its_word() -> None:
    heads = "Question | Yes | No | Notes"
    document, _ = document_of(
        a_sheet(
            f"## The form {{#the-form}}\n\n| {heads} |\n|---|---|---|---|\n"
            + f"| {'Is the child seen alone and in their own home? ' * 3} | | | |\n"
        )
    )
    word = docx.Document(io.BytesIO(word_document(document, date(2026, 11, 23))))
    widths = [column.width.mm for column in word.tables[0].columns]
    assert min(widths) >= 14
