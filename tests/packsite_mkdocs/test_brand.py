"""Another partnership's site: its names and colours are everywhere, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
import yaml
from tests.packsite_mkdocs.project import CONFIG, OUR_LOOK, Project, page, tree

from packsite.model.brand import Brand
from packsite.model.palette import WHITE

ACCENT = "#6a2a9c"
BRAND = f"""\
name: Northshire Safeguarding Children Partnership
short_name: NSCP
area: Northshire
site_name: Safeguarding children in Northshire
colours: {{main: "#4a1d6b", accent: "{ACCENT}"}}
"""
STAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M4 0l5 9H0z"/></svg>'
NAMED = page("PG-01", "Safe in [[area]]", "Welcome from the [[partnership]] to [[CPS-08]].")
STANDARD = {*Brand().light.values(), *Brand().dark.values()} - {WHITE}
NOBODY_ELSE = re.compile(
    rf"bolton|(?<![\da-f])(?:{'|'.join(one[1:] for one in sorted(STANDARD))})(?![\da-f])",
    re.IGNORECASE,
)
"""The words and the colours of others; Office writes no sign before a colour."""
OF_COLOUR = {"rg", "RG", "scn", "SCN", "sc", "SC"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = {
        **yaml.safe_load(CONFIG),
        "site_name": "Safeguarding children in Northshire",
        "site_url": "https://safeguarding.example.org/",
        "theme": OUR_LOOK,
    }
    own = {"docs/data/brand.yml": BRAND, "docs/data/mark.svg": STAR, "docs/index.md": NAMED}
    project = Project(tmp_path_factory.mktemp("brand"))
    project.write({**tree(), **own, "mkdocs.yml": yaml.safe_dump(config, sort_keys=False)})
    run = project.build(pdf=True)
    assert run.code == 0, run.screen
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


@pytest.mark.parametrize("name", ["standards/CPS-08-core-groups.pdf", "packs/PK-01-new.pdf"])
def test_a_print_out_is_in_its_name_and_colours(site: Path, name: str) -> None:
    with pikepdf.open(site / name) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Northshire Safeguarding Children Partnership"
        assert ACCENT in colours(pdf)
        assert colours(pdf) & STANDARD == set()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("index.html", ">Safe in Northshire<a"),
        ("index.html", "Welcome from the Northshire Safeguarding Children Partnership to"),
        ("v/currency.css", f"--ps-light-accent: {ACCENT};"),
        ("assets/favicon.svg", 'fill="#4a1d6b"'),
        ("assets/favicon.svg", 'd="M4 0l5 9H0z"'),
        ("index.html", STAR),
        ("changes.atom", "<title>Safeguarding children in Northshire: what has changed"),
    ],
)
def test_what_readers_open_is_in_its_name_and_colours(site: Path, name: str, words: str) -> None:
    assert words in (site / name).read_text("utf-8")


def test_the_workbook_is_in_its_name_and_colours(site: Path) -> None:
    (book,) = site.rglob("*.xlsx")
    told = "".join(parts(book))
    assert "<Company>Northshire Safeguarding Children Partnership</Company>" in told
    assert f"FF{ACCENT[1:].upper()}" in told
