"""A Word document becomes a page, and every word of it arrives or is listed."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Inches
from tests.builders import A_LIBRARY, a_page, a_site
from tests.word_import.makers import (
    LIBREOFFICE,
    a_pdf,
    a_png,
    add_link,
    changed,
    diagram,
    google,
    paragraphs,
    text_box,
    with_runs,
    word,
)

from packsite.model.data import LocalValue
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.word_import.ledger import left_out, visible
from packsite.word_import.nodes import inside, node, paragraph
from packsite.word_import.package import Passage, Where
from packsite.word_import.page import Imported, imported, open_word
from packsite.word_import.tables import plain_table

SITE = a_site(
    a_page("CPS-05", title="Core groups", file="standards/core-groups.md"),
    site_url="https://safe.example.org/",
)
TRACKED = (
    '<w:ins w:id="1" w:author="A"><w:r><w:t>guard</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="A"><w:r><w:delText>ty</w:delText></w:r></w:del>'
)


def page_of(
    tmp_path: Path,
    document: bytes,
    changes: str = "",
    *,
    bold_lines: bool = False,
    site: Site = SITE,
) -> Imported:
    path = tmp_path / "Policy.docx"
    path.write_bytes(document)
    return imported(open_word(path, changes), site, "policy", bold_lines=bold_lines)


def told(page: Imported) -> list[str]:
    """Return what a report says of words that are not in the page."""
    return [f"{one.where}: {one.words}" for one in page.left_out]


def test_a_document_of_libreoffice_keeps_its_notes_lists_directions_and_tables(
    tmp_path: Path,
) -> None:
    page = page_of(tmp_path, LIBREOFFICE.read_bytes())
    assert (
        page.body
        == """\
## Before the visit

Book the interpreter early[^1], and say what it is about[^2].

- Check the language
    1. and the dialect
        - with the family
    2. and the script

- Check the day

    A second paragraph of the entry.

## During the visit

<span dir="rtl">السلام عليكم، كيف حالك؟</span>

Say it in **short** sentences.\\
Then wait.

| Say | Not |
|---|---|
| What do you see? | Is it bad?<br>Is it good? |

[^1]: Ask for the same person each time.

[^2]: Never use a child.
"""
    )
    assert told(page) == []


def test_a_document_of_google_docs_keeps_its_title_lists_and_breaks(tmp_path: Path) -> None:
    path = tmp_path / "Visits.docx"
    path.write_bytes(google())
    opened = open_word(path, "")
    page = imported(opened, SITE, "visits", bold_lines=False)
    assert opened.title == "Home visits"
    assert (
        page.body
        == """\
## What to do

- Look at the **kitchen**
    - Is there food?

Ask, then write.\\
Today.
"""
    )


@pytest.mark.parametrize(
    ("changes", "words", "left_out"),
    [("accept", "safeguard", "deleted text: ty"), ("reject", "safety", "inserted text: guard")],
)
def test_tracked_changes_wait_for_a_decision(
    tmp_path: Path, changes: str, words: str, left_out: str
) -> None:
    document = with_runs(paragraphs("safe"), "safe", TRACKED)
    with pytest.raises(PacksiteError, match=r"tracked changes \(2\).*--accept.*--reject"):
        page_of(tmp_path, document)
    page = page_of(tmp_path, document, changes)
    assert page.body == f"{words}\n"
    assert told(page) == [left_out]


def test_comments_wait_for_a_decision_and_are_listed_without_their_authors(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        runs = document.add_paragraph("Ring.").runs
        document.add_comment(runs, "Is 01204 000999 right?", author="A. Person")

    with pytest.raises(PacksiteError, match=r"comments \(1\)"):
        page_of(tmp_path, word(fill))
    page = page_of(tmp_path, word(fill), "accept")
    assert page.body == "Ring.\n"
    assert told(page) == ["comment: Is [insert or remove: a telephone number] right?"]


def test_a_text_box_becomes_text_below_its_paragraph_and_its_copy_is_left_out(
    tmp_path: Path,
) -> None:
    document = with_runs(paragraphs("Before", "After"), "Before", text_box("In the box"))
    page = page_of(tmp_path, document)
    assert page.body == "Before\n\nIn the box\n\nAfter\n"
    assert told(page) == []


def test_hidden_text_running_heads_and_drawings_are_listed_and_not_published(
    tmp_path: Path,
) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("Shown. ").add_run("Hidden.").font.hidden = True
        document.sections[0].header.paragraphs[0].text = "Shown. Version 3"
        document.sections[0].footer.paragraphs[0].text = "Page 1"

    document = changed(word(fill), "word/diagrams/data1.xml", lambda _: diagram("Step one"))
    page = page_of(tmp_path, document)
    assert page.body == "Shown.\n"
    assert told(page) == [
        "hidden text: Hidden.",
        "drawing: Step one",
        "header of the page: Shown. Version 3",
        "footer of the page: Page 1",
    ]


def test_merged_cells_are_unrolled_and_layout_tables_become_text(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        table = document.add_table(3, 2)
        for at, words in enumerate(("Who", "When", "All", "Now", "", "Then | later")):
            table.cell(at // 2, at % 2).text = words
        table.cell(1, 0).merge(table.cell(2, 0)).text = "All"
        document.add_table(1, 2).cell(0, 1).text = "Right"

    page = page_of(tmp_path, word(fill))
    assert page.body == (
        "| Who | When |\n|---|---|\n| All | Now |\n| All | Then \\| later |\n\nRight\n"
    )
    assert page.decisions == ('the merged cell "All" is repeated once: is that right?',)
    assert page.conversions == (
        'the table "Who, When" became a table of 3 rows',
        'the layout table "Right" became text',
    )


def test_typed_lists_become_lists_and_bold_lines_headings_if_wanted(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading("Core groups", 1)
        document.add_heading("The meeting", 3)
        document.add_paragraph().add_run("Who comes").bold = True
        for text in ("•\tthe parents", "o\tand a friend", "•\tthe school", "1. Ring", "2. Write"):
            document.add_paragraph(text)
        document.add_paragraph("Indented", style="List Bullet")
        document.add_paragraph("(a) one").paragraph_format.left_indent = Inches(1)
        document.add_paragraph("(b) two").paragraph_format.left_indent = Inches(1)

    lists = (
        "- the parents\n    - and a friend\n- the school\n\n1. Ring\n2. Write\n\n"
        "- Indented\n\n- (a) one\n- (b) two\n"
    )
    page = page_of(tmp_path, word(fill), bold_lines=True)
    assert page.body == f"## The meeting\n\n### Who comes\n\n{lists}"
    assert page_of(tmp_path, word(fill)).body == f"## The meeting\n\n**Who comes**\n\n{lists}"


def test_what_looks_like_markdown_stays_what_it_looks_like(tmp_path: Path) -> None:
    texts = ("# not a heading", "*not a list", "[[CPS-05]] <b> a_b_c | d", '!!! note "N"')
    page = page_of(tmp_path, paragraphs(*texts))
    assert [line for line in visible(page.body).splitlines() if line] == [*texts]


def test_what_word_hides_in_fields_and_smart_tags_arrives(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    runs = f"<w:fldSimple>{run}</w:fldSimple><w:smartTag>{run}</w:smartTag>".format("one", "two")
    page = page_of(tmp_path, with_runs(paragraphs("Field"), "Field", runs))
    assert page.body == "Fieldonetwo\n"


def test_words_struck_out_twice_are_struck_out(tmp_path: Path) -> None:
    runs = "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>five</w:t></w:r><w:r><w:t> three</w:t></w:r>"
    page = page_of(tmp_path, with_runs(paragraphs("within "), "within ", runs))
    assert page.body == "within ~~five~~ three\n"


def test_a_title_may_begin_with_a_number(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading("1. Purpose", 1)
        document.add_heading("1.1 Scope", 2)
        document.add_paragraph("All.")

    page = page_of(tmp_path, word(fill))
    assert page.body == "## 1.1 Scope\n\nAll.\n"


def test_a_large_first_letter_belongs_to_the_next_paragraph(tmp_path: Path) -> None:
    cap = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>'
    document = changed(
        paragraphs("o it"),
        "word/document.xml",
        lambda text: text.replace("<w:p>", cap + "<w:p>", 1),
    )
    assert page_of(tmp_path, document).body == "Do it\n"


def test_title_subtitle_and_date_arrive_and_the_author_is_not_named(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        for style in ("Title", "Subtitle", "Author", "Date", "Abstract"):
            if style not in document.styles:
                document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
            document.add_paragraph(f"The {style}", style=style)
        document.add_heading("One", 1)

    path = tmp_path / "policy.docx"
    path.write_bytes(word(fill))
    opened = open_word(path, "")
    page = imported(opened, SITE, "policy", bold_lines=False)
    assert opened.title == "The Title"
    assert page.body == "The Subtitle\n\nThe Date\n\nThe Abstract\n\n## One\n"
    assert told(page) == ["line of authors: (a name)"]


def test_a_note_in_a_merged_cell_stands_once(tmp_path: Path) -> None:
    note = node("Note", [paragraph([node("Str", "Note")])])
    cell = [paragraph([node("Str", "All"), note])]
    none = ["", [], []]

    def row(*cells: list[object]) -> list[object]:
        return [none, [[none, {"t": "AlignDefault"}, *one] for one in cells]]

    rows = [row([2, 1, cell], [1, 1, []]), row([1, 1, []])]
    table = node("Table", [none, [None, []], [], [none, []], [[none, 0, [], rows]], [none, []]])
    made = plain_table(table)
    assert [one["t"] for one in inside(made.blocks)].count("Note") == 1
    assert made.merged == ("All",)


def test_pictures_are_stripped_named_after_the_page_and_need_an_alternative(
    tmp_path: Path,
) -> None:
    page = page_of(tmp_path, word(lambda document: document.add_picture(a_png())))
    assert page.body == "![](policy-1.png)\n"
    assert b"Exif" in a_png().getvalue()
    assert b"Exif" not in page.pictures["policy-1.png"]
    assert page.decisions == (
        'the picture "policy-1.png" has no text alternative: say what it shows',
    )


def test_links_to_own_pages_become_references_and_those_to_a_computer_text(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        line = document.add_paragraph("See ")
        add_link(line, "core groups", "https://safe.example.org/standards/core-groups.html#x")
        add_link(line, " Working together", "https://example.org/wt")
        add_link(line, " the form", "file:///C:/Users/form.docx")

    page = page_of(tmp_path, word(fill))
    assert page.body == (
        "See [[CPS-05|core groups]] [Working together](https://example.org/wt) the form\n"
    )
    assert page.conversions == ('the link "core groups" became [[CPS-05]]',)
    source, form = page.decisions
    assert source == '"Working together" links to a source of this site: write [[source:WT2026]]'
    assert form.startswith('the link "the form" led to "file:///C:/Users/form.docx", which')


def test_numbers_of_persons_go_and_known_numbers_become_references(tmp_path: Path) -> None:
    known = LocalValue("front-door", "Front door", "01204 000111", "phone")
    site = a_site(library=replace(A_LIBRARY, local={"front-door": known}))
    document = paragraphs("01204 000 111 or 01204 000999, x@bolton.gov.uk. NHS 943 476 5919")
    page = page_of(tmp_path, document, site=site)
    assert page.body == (
        "[[local:front-door]] or [insert or remove: a telephone number], "
        "[insert or remove: an e-mail address]. NHS [insert or remove: an NHS number]\n"
    )
    became = "a telephone number, which is known here, became [[local:front-door]]"
    assert page.conversions[0] == became
    assert not [told for told in page.conversions if "000" in told or "476" in told]


def test_an_import_that_would_lose_or_add_a_word_of_the_text_stops() -> None:
    text = (Passage(Where.BODY, "Ring the school"), Passage(Where.HEADER, "Ring"))
    assert left_out(text, "Ring *the* school", (), ()) == (text[1],)
    assert left_out(text[:1], "Ring the school, ring", ("ring",), ()) == ()
    with pytest.raises(PacksiteError, match='missing from the page: "Ring the school"'):
        left_out(text, "Ring the", (), ())
    with pytest.raises(PacksiteError, match='that the file has not: "now"'):
        left_out(text, "Ring the school, ring now", (), ())


def test_of_a_pdf_only_the_text_arrives_with_a_warning(tmp_path: Path) -> None:
    lines = ["Before the visit you ring the school nurse and", "you write it down.", "Then go."]
    path = tmp_path / "policy.PDF"
    path.write_bytes(a_pdf(*lines))
    page = imported(open_word(path, ""), SITE, "policy", bold_lines=False)
    assert page.body == f"{lines[0]} {lines[1]}\n\n{lines[2]}\n"
    assert page.decisions[0].startswith("a PDF has no headings")


def test_a_pdf_without_text_or_with_damage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    for content, message in ((a_pdf(), "is a picture of text"), (b"%PDF", "not a PDF that")):
        path.write_bytes(content)
        with pytest.raises(PacksiteError, match=message):
            open_word(path, "")


def test_no_file_that_is_none_ends_as_a_traceback(tmp_path: Path) -> None:
    for content in (b"", b"PK", b"\xd0\xcf\x11\xe0 old", b"%PDF-1.4"):
        with pytest.raises(PacksiteError, match=r"not a Word document.*Save as"):
            page_of(tmp_path, content)
