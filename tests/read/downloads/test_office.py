from pathlib import Path

import pytest
from tests.builders import an_office_file

from packsite.read.downloads import contents
from packsite.read.downloads.contents import Contents


def word(tag: str) -> str:
    return f"<x xmlns:w='w'>{tag}</x>"


RUN = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Words</w:t></w:r></w:p>"
ROW = "<row r='1'{}><c r='AB1'><v>7</v></c></row>"
SHEET = "<worksheet><cols>{}</cols><sheetData>{}</sheetData></worksheet>"
STYLES = word("<w:style w:styleId='Note'><w:rPr><w:vanish/></w:rPr></w:style>")
REL = "<x><Relationship TargetMode='External' Type='x/{}' Target='https://x'/></x>"


def of(tmp_path: Path, kind: str, content: bytes) -> Contents:
    path = tmp_path / f"form.{kind}"
    path.write_bytes(content)
    return contents(path)


@pytest.mark.parametrize(
    ("kind", "main", "parts", "told"),
    [
        ("docx", "", {"word/comments.xml": word("<w:comment w:id='1'/>")}, "comments"),
        ("xlsx", "", {"xl/comments1.xml": "<x><comment/></x>"}, "comments"),
        ("xlsx", "", {"xl/threadedComments/t.xml": "<x><threadedComment/></x>"}, "comments"),
        ("pptx", "", {"ppt/comments/comment1.xml": "<x><cm/></x>"}, "comments"),
        ("docx", "<w:ins><w:r/></w:ins>", {}, "tracked changes"),
        ("docx", "<w:del><w:r><w:delText>five</w:delText></w:r></w:del>", {}, "tracked changes"),
        ("docx", "<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>", {}, "tracked changes"),
        ("docx", "", {"word/footer1.xml": word("<w:moveFrom/>")}, "tracked changes"),
        ("xlsx", "", {"xl/revisions/log1.xml": "<x/>"}, "tracked changes"),
        ("docx", RUN.format("<w:vanish/>"), {}, "hidden text"),
        ("docx", RUN.format("<w:rStyle w:val='Note'/>"),
         {"word/styles.xml": STYLES}, "hidden text"),
        ("docx", "<w:p><w:pPr><w:pStyle w:val='Note'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
         {"word/styles.xml": STYLES}, "hidden text"),
        ("docx", "<w:p><w:pPr><w:pStyle w:val='Note'/></w:pPr><w:hyperlink><w:r><w:t>a</w:t></w:r>"
         "</w:hyperlink></w:p>", {"word/styles.xml": STYLES}, "hidden text"),
        ("xlsx", "<sheets><sheet name='a' state='hidden'/></sheets>", {}, "hidden sheets"),
        ("xlsx", "<sheets><sheet name='a' state='veryHidden'/></sheets>", {}, "hidden sheets"),
        ("xlsx", "", {"xl/worksheets/s.xml": SHEET.format("", ROW.format(" hidden='1'"))},
         "hidden rows or columns"),
        ("xlsx", "", {"xl/worksheets/s.xml": SHEET.format("<col min='27' max='30' hidden='1'/>",
                                                        ROW.format(""))}, "hidden rows or columns"),
        ("pptx", "", {"ppt/slides/slide2.xml": "<p:sld xmlns:p='p' show='0'/>"}, "hidden slides"),
    ],
)  # fmt: skip
def test_what_a_reader_does_not_see_is_told(
    tmp_path: Path, kind: str, main: str, parts: dict[str, str], told: str
) -> None:
    found = of(tmp_path, kind, an_office_file(kind, main, parts))
    assert found.hidden == (f"contains {told}",)
    assert found.active == ()


@pytest.mark.parametrize(
    ("kind", "main", "parts"),
    [
        ("docx", RUN.format("<w:vanish w:val='0'/>"), {}),
        ("docx", "<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", {}),
        ("docx", RUN.format("<w:vanish w:val='false'/><w:rStyle w:val='Note'/>"),
         {"word/styles.xml": STYLES}),
        ("docx", "", {"word/comments.xml": word("")}),
        ("xlsx", "<sheets><sheet name='a' state='visible'/></sheets>", {}),
        ("xlsx", "", {"xl/worksheets/s.xml": SHEET.format("<col min='29' max='16384' hidden='1'/>",
                                                        ROW.format(""))}),
        ("xlsx", "", {"xl/worksheets/s.xml": SHEET.format("", "<row r='2' hidden='1'/>")}),
        ("pptx", "", {"ppt/slides/slide1.xml": "<p:sld xmlns:p='p' show='1'/>"}),
        ("docx", "", {"word/_rels/document.xml.rels": REL.format("hyperlink")}),
    ],
)  # fmt: skip
def test_an_ordinary_file_is_silent(
    tmp_path: Path, kind: str, main: str, parts: dict[str, str]
) -> None:
    found = of(tmp_path, kind, an_office_file(kind, main, parts))
    assert (found.hidden, found.active, found.authors) == ((), (), ())


@pytest.mark.parametrize(
    ("kind", "main", "parts", "told"),
    [
        ("docx", "", {"word/vbaProject.bin": ""}, "contains a macro"),
        ("xlsx", "", {"xl/macrosheets/sheet1.xml": "<x/>"}, "contains a macro"),
        ("docx", "", {"word/activeX/activeX1.xml": "<x/>"}, "contains a macro"),
        ("docx", "", {"word/embeddings/book.xlsx": ""}, "contains another file, or data of one"),
        ("xlsx", "", {"xl/externalLinks/externalLink1.xml": "<x/>"},
         "contains another file, or data of one"),
        ("xlsx", "", {"xl/pivotCache/pivotCacheRecords1.xml": "<x/>"},
         "contains another file, or data of one"),
        ("docx", "", {"word/_rels/settings.xml.rels": REL.format("attachedTemplate")},
         "fetches something from elsewhere when it is opened"),
        ("docx", "<w:instrText> DDEAUTO c:\\x</w:instrText>", {},
         "fetches something from elsewhere when it is opened"),
        ("xlsx", "", {"xl/connections.xml": "<x/>"},
         "fetches something from elsewhere when it is opened"),
    ],
)  # fmt: skip
def test_what_acts_in_a_file_is_told(
    tmp_path: Path, kind: str, main: str, parts: dict[str, str], told: str
) -> None:
    content = an_office_file(kind, main, parts)
    assert of(tmp_path, kind, content).active == (told,)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "is damaged", id="empty"),
        pytest.param(b"<html>", "is damaged", id="something else"),
        pytest.param(an_office_file()[:90], "is damaged", id="half"),
        pytest.param(an_office_file("docx", "<w:p>"), "is damaged", id="not closed"),
        pytest.param(
            an_office_file("xlsx"), "is not the kind of file that its name says", id="a workbook"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "is protected by a password, or saved as Word 97–2003",
            id="with a password",
        ),
        pytest.param(
            an_office_file(parts={"word/footer1.xml": f"<x>{' ' * 61_000_000}</x>"}),
            "unpacks to far more than a genuine file",
            id="a bomb",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path, content: bytes, told: str) -> None:
    assert of(tmp_path, "docx", content) == Contents(active=(told,))


@pytest.mark.parametrize(
    "part",
    [
        {"docProps/core.xml": "<x><creator> A Person </creator></x>"},
        {"docProps/core.xml": "<x><creator/><lastModifiedBy>A Person</lastModifiedBy></x>"},
        {"docProps/app.xml": "<x><Manager>A Person</Manager></x>"},
        {"word/people.xml": word("<w:person w:author='A Person'/>")},
        {"word/comments.xml": word("<w:comment w:author='A Person'/>")},
        {"word/footer1.xml": word("<w:ins w:author='A Person'/>")},
    ],
)
def test_a_file_says_who_worked_on_it(tmp_path: Path, part: dict[str, str]) -> None:
    assert of(tmp_path, "docx", an_office_file(parts=part)).authors == ("A Person",)


def test_the_words_of_a_paragraph_are_put_together(tmp_path: Path) -> None:
    text = "<w:p><w:r><w:t>943 4</w:t></w:r><w:r><w:t>76 5919</w:t></w:r></w:p>"
    comment = word("<w:comment><w:p><w:r><w:t>Remember</w:t></w:r></w:p></w:comment>")
    found = of(tmp_path, "docx", an_office_file("docx", text, {"word/comments.xml": comment}))
    assert {"943 476 5919", "Remember"} <= {*found.words}


def test_a_list_of_values_has_no_formula(tmp_path: Path) -> None:
    assert of(tmp_path, "csv", b"a,b\n-1,+44\n").active == ()
    assert of(tmp_path, "csv", b'a,"=cmd|x"\n').active == ("contains a formula",)
    assert of(tmp_path, "txt", b"MZ\0\0").active == ("is not text",)
