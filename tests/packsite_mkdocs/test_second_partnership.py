"""A second partnership: its own names, colours and words over a core, through two releases."""

import re
import shutil
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import html
from pypdfium2 import PdfDocument
from tests.fonts import NAME, a_typeface
from tests.packsite_mkdocs.northshire import ACCENT, MAIN, MARK, VALUES, maker, northshire
from tests.packsite_mkdocs.project import PNG, Project, article, fingerprints

from packsite.__main__ import main
from packsite.generate.typeface import web_fonts
from packsite.model.brand import Brand
from packsite.model.palette import WHITE
from packsite.search.sections import sections

STANDARD = {*Brand().light.values(), *Brand().dark.values()} - {WHITE}
NOBODY_ELSE = re.compile(
    rf"bolton|otherbury|(?<![\da-f])(?:{'|'.join(one[1:] for one in sorted(STANDARD))})(?![\da-f])",
    re.IGNORECASE,
)
"""The words and the colours of others; Office writes no sign before a colour."""
STANDARD_STAND_IN = "size-adjust: 92.9%"
OF_COLOUR = {"rg", "RG", "scn", "SCN", "sc", "SC"}
PAGE, PAPER = "standards/a-first-standard.html", "standards/CPS-01-a-first-standard.pdf"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return Northshire's project, built with PDFs on the first release of the core."""
    folder = tmp_path_factory.mktemp("partnerships")
    first = maker(folder / "maker")
    core = folder / "1.zip"
    assert main(["--root", str(first.root), "core", "export", str(core), "--version", "1"]) == 0
    second = northshire(folder / "northshire", core)
    run = second.build(pdf=True)
    assert run.code == 0, run.screen
    return second


@pytest.fixture(scope="module")
def site(project: Project) -> Path:
    return project.site


def parts(path: Path) -> Iterator[str]:
    """Yield the text of a file: of each part of an Office file; nothing of a picture or font."""
    if path.suffix in {".xlsx", ".docx", ".pptx"}:
        with ZipFile(BytesIO(path.read_bytes())) as office:
            yield from (office.read(name).decode("utf-8", "replace") for name in office.namelist())
    elif path.suffix not in {".gz", ".pdf", ".png", ".woff2"}:
        yield path.read_text("utf-8")


def colours(pdf: pikepdf.Pdf) -> set[str]:
    """Return the colours of words, lines and grounds on the pages of a PDF."""
    return {
        "#" + "".join(f"{round(255 * float(one)):02x}" for one in said.operands[:3])
        for sheet in pdf.pages
        for said in pikepdf.parse_content_stream(sheet)
        if str(said.operator) in OF_COLOUR and len(said.operands) == 3
    }


def found(texts: Iterable[str]) -> set[str]:
    return {one[0] for text in texts for one in NOBODY_ELSE.finditer(text)}


def test_no_file_has_the_name_or_a_colour_of_others(site: Path) -> None:
    assert {
        path.relative_to(site).as_posix(): others
        for path in sorted(site.rglob("*.*"))
        if path.is_file() and (others := found(parts(path)))
    } == {}


@pytest.mark.parametrize("name", [PAPER, "neglect_pack/CNP-01-ours.pdf"])
def test_a_print_out_is_in_its_name_and_colours(site: Path, name: str) -> None:
    with pikepdf.open(site / name) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Northshire Safeguarding Children Partnership"
        assert ACCENT in colours(pdf)
        assert colours(pdf) & STANDARD == set()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("index.html", ">Safeguarding children in Northshire<a"),
        ("about.html", "This site belongs to Northshire Safeguarding Children Partnership."),
        ("v/currency.css", f"--ps-light-accent: {ACCENT};"),
        ("assets/favicon.svg", f'fill="{MAIN}"'),
        ("assets/favicon.svg", 'd="M4 0l5 9H0z"'),
        ("index.html", MARK),
        ("changes.atom", "<title>Safeguarding children in Northshire: what has changed"),
    ],
)
def test_what_readers_open_is_in_its_name_and_colours(site: Path, name: str, words: str) -> None:
    assert words in (site / name).read_text("utf-8")


def test_pages_and_print_outs_are_in_its_typeface(site: Path) -> None:
    for uri, font in web_fonts(a_typeface()).items():
        assert (site / uri).read_bytes() == font
    (sheet,) = (site / "assets/stylesheets").glob("fonts.*.css")
    assert STANDARD_STAND_IN not in sheet.read_text("utf-8")
    with pikepdf.open(site / PAPER) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2].removesuffix("-Identity-H")
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert fonts == {"SourceSansPro-Light", "SourceSansPro-Black"}


def test_the_workbook_is_in_its_name_colours_and_typeface(site: Path) -> None:
    (book,) = site.rglob("*.xlsx")
    told = "".join(parts(book))
    assert {*re.findall('<name val="(.*?)"/>', told)} == {NAME}
    assert '<scheme val="minor"/>' not in told
    assert "<Company>Northshire Safeguarding Children Partnership</Company>" in told
    assert f"FF{ACCENT[1:].upper()}" in told


def test_local_words_are_in_a_box_after_their_statement(project: Project) -> None:
    body: Any = html.fromstring(article(project.page(PAGE)))
    (box,) = body.find_class("local")
    title, words, *_ = box.xpath("./p")
    assert title.text_content() == "Here in Northshire"
    assert words.text_content().startswith("The zebra nurse comes too.")
    assert words.xpath("./a/@href") == ["../neglect_pack/ours.html"]
    assert box.xpath(".//td[1] | .//th[@scope='row']")[0].text_content() == "Police"
    (heading,) = body.xpath("//h3[@id='CPS-01.1']")
    after = [one.tag for one in heading.itersiblings() if one is box or one.tag in {"h2", "h3"}]
    assert after[0] == "div"


def test_local_words_and_values_are_on_paper(site: Path) -> None:
    with PdfDocument(site / PAPER) as pdf:
        said = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in pdf).split())
    assert "Here in Northshire The zebra nurse comes too." in said
    assert "In Northshire, ring 01632 960003, 01632 960004 or 01632 960005. Say" in said


def test_the_search_finds_local_words_under_their_statement(project: Project) -> None:
    there = sections(article(project.page(PAGE)))
    assert [one.anchor for one in there if "zebra" in one.text] == ["CPS-01.1"]
    assert "zebra" in project.page("search/text.js")


def test_the_pencil_of_a_page_of_the_core_leads_to_its_amendment_or_is_not_there(
    project: Project,
) -> None:
    edit = "https://git.example.org/partnership/site/edit/main"
    assert f'"{edit}/standards/here.md"' in project.page(PAGE)
    assert edit not in project.page("standards/index.html")
    assert f'"{edit}/neglect_pack/ours.md"' in project.page("neglect_pack/ours.html")


def test_a_local_page_and_a_local_picture_take_the_place_of_the_core_s(project: Project) -> None:
    assert "Ring the blue door team." in project.page("neglect_pack/ours.html")
    assert not (project.site / "neglect_pack/a-first-page-on-neglect.html").exists()
    assert (project.site / "standards/house.png").read_bytes() == PNG
    assert (project.site / "standards/door.png").is_file(), "a picture that the core alone has"


def test_a_hidden_page_is_gone_from_the_site(project: Project) -> None:
    assert [str(path) for path in project.site.rglob("*first-pack*")] == []
    assert "A first pack" not in project.page("packs/index.html")
    assert "PK-01" not in project.page("search/index.js")


def test_its_menu_has_no_programme_of_sessions_that_it_has_not(project: Project) -> None:
    assert "Network Bites" not in project.page("index.html")


def test_an_amendment_is_no_page_of_its_own(project: Project) -> None:
    assert not list(project.site.rglob("here*"))
    assert "The nurse comes too." in project.page("what-changed.html")


def test_its_brief_is_answered_by_a_page_of_the_core(project: Project) -> None:
    assert "1 of 1 findings are answered." in article(project.page("learning/into-practice.html"))


def test_the_launch_checklist_has_its_values(project: Project) -> None:
    listed = article(project.page("launch-checklist.html")).replace("\u00a0", " ")
    assert [value for value in VALUES.values() if value not in listed] == []
    assert "0 are missing" in listed


def own_files(root: Path) -> dict[str, str]:
    """Return the fingerprints of what is local in a project: all but the core and what is made."""
    made = ("core/", "site/", ".cache/")
    return {name: one for name, one in fingerprints(root).items() if not name.startswith(made)}


def test_a_newer_core_is_taken_over_with_each_clash_named_and_its_own_words_kept(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(root: Path, *words: str) -> str:
        assert main(["--root", str(root), *words]) == 0
        return capsys.readouterr().out

    first, ours = (
        Project(shutil.copytree(project.root.parent / name, tmp_path / name))
        for name in ("maker", "northshire")
    )
    act = "{date: 2026-11-23, kind: act, what: Ring at once.}"
    first.replace("standards/a-first-standard.md", "front door the same day", "front door at once")
    first.replace("standards/a-first-standard.md", "changes:\n", f"changes:\n  - {act}\n")
    first.replace("neglect_pack/a-first-page-on-neglect.md", "Write down what you see", "Write it")
    run(first.root, "core", "export", str(tmp_path / "2.zip"), "--version", "2",
        "--after", str(project.root.parent / "1.zip"))  # fmt: skip
    before = own_files(ours.root)
    said = run(ours.root, "core", "update", str(tmp_path / "2.zip"))
    assert own_files(ours.root) == before
    assert "You must act:\n  CPS-01  A first standard: Ring at once.\n" in said
    clashes = said.partition("and confirm it:\n")[2].partition("\n\n")[0]
    assert (
        clashes
        == """\
  Chair
    neglect_pack/ours.md depends on CNP-01 A first page on neglect
        python -m packsite confirm CNP-01 CNP-01
  Health board
    standards/here.md depends on CPS-01.1 Whoever is worried tells the front door at once
        python -m packsite confirm CPS-01 CPS-01.1"""
    )
    for command in re.findall(r"packsite (confirm .*)", clashes):
        assert re.search("LNK104.* (what is added to CPS-01|CNP-01)", run(ours.root, "check"))
        run(ours.root, *command.split())
    assert "LNK104" not in run(ours.root, "check")
    built = ours.build()
    assert built.code == 0, built.screen
    amended = article(ours.page(PAGE))
    assert "tells the front door at once" in amended
    assert "The zebra nurse comes too." in amended
    assert "Ring the blue door team." in ours.page("neglect_pack/ours.html")
