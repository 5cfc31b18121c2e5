"""The other way to PDFs: mkdocs-pdf-export-plugin with our handler, from our own config file."""

import re
from pathlib import Path

import pikepdf
import pytest
import yaml
from tests.packsite_mkdocs.project import CONFIG, REPOSITORY, Project, tree
from tests.printing.pdfs import pdftotext

from pdf_export_theme import SiteFetcher, modify_html

OF_THE_THEME = {"404.html", "contents.html"}
HANDLER = str(REPOSITORY / "hooks/pdf_export_theme.py")
OURS = yaml.safe_load((REPOSITORY / "mkdocs-pdf-export.yml").read_text("utf-8"))
ELSEWHERE = OURS | {
    "hooks": [str(REPOSITORY / hook) for hook in OURS["hooks"]],
    "plugins": [*OURS["plugins"][:-1], {"pdf-export": {"theme_handler_path": HANDLER}}],
    "theme": {"custom_dir": "theme"},
}
FONTS = {
    f"theme/assets/fonts/{font.name}": font.read_bytes()
    for font in (REPOSITORY / "hooks/packsite_mkdocs/theme/assets/fonts").glob("*.woff2")
}


VIEWED_ELSEWHERE = """
site_name: Not ours
theme: {name: material, font: false}
nav: [index.md]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that the plugin has printed."""
    assert FONTS, "no fonts found"
    configs = {"mkdocs.yml": CONFIG, "mkdocs-pdf-export.yml": yaml.safe_dump(ELSEWHERE)}
    project = Project(tmp_path_factory.mktemp("plugin")).write({**tree(), **FONTS, **configs})
    run = project.run("mkdocs", "build", "--config-file", "mkdocs-pdf-export.yml")
    assert run.code == 0, run.screen
    assert "ERROR" not in run.screen
    return project.site


def test_its_config_is_that_of_the_site_but_for_the_plugin_and_its_handler() -> None:
    site = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert {
        "INHERIT": "mkdocs.yml",
        "hooks": [*site["hooks"], "hooks/pdf_export_theme.py"],
        "plugins": [
            *site["plugins"],
            {"pdf-export": {"theme_handler_path": "hooks/pdf_export_theme.py"}},
        ],
    } == OURS


def test_every_page_is_printed_and_has_the_button(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name not in OF_THE_THEME]
    pages = [path for path in pages if path.relative_to(site).parts[0] != "v"]
    assert len(pages) > 10
    for path in pages:
        assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
        assert f'<a class="ps-pdf" href="{path.stem}.pdf">' in path.read_text("utf-8")


def test_our_own_print_stage_rests(site: Path) -> None:
    assert not [*site.rglob("CPS-*.pdf"), *site.rglob("PK-*.pdf")]


def test_paper_has_the_page_in_our_fonts_and_nothing_of_the_screen(site: Path) -> None:
    pdf = site / "standards/core-groups.pdf"
    text = pdftotext(pdf)
    assert text.split()[:2] == ["Core", "groups"]
    assert "CPS-08.1 Members share what they know" in " ".join(text.split())
    assert re.search(r"Page 1 of \d\b", text)
    assert "Search" not in text
    with pikepdf.open(pdf) as opened:
        fonts = opened.pages[0]["/Resources"]["/Font"]
        names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts.values()}
    assert names
    assert all(name.startswith("Partnership") for name in names)


def test_a_page_that_names_a_file_outside_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "private.png").write_bytes(b"not yours")
    outside = (tmp_path / "private.png").as_uri()
    config = VIEWED_ELSEWHERE + yaml.safe_dump(
        {"hooks": [HANDLER], "plugins": [{"pdf-export": {"theme_handler_path": HANDLER}}]}
    )
    project = Project(tmp_path / "project").write(
        {"docs/index.md": f"# Words\n\n![a file]({outside})\n", "mkdocs.yml": config}
    )
    run = project.run("mkdocs", "build")
    assert run.code == 1
    assert f"ERROR   -  PDFs can only show files of the site. Pages name: {outside}" in run.lines


@pytest.mark.parametrize(
    "url",
    [
        "{outside}/private.txt",
        "{site}/../private.txt",
        "{site}/%2e%2e/private.txt",
        "{site}/link.txt",
        "site:../private.txt",
        "site:/etc/hostname",
        "file://host/share.txt",
        "file:private.txt",
        "http://127.0.0.1:9/a.png",
        "https://127.0.0.1:9/a.png",
        "ftp://127.0.0.1/a.png",
        "FILE:///etc/hostname",
    ],
)
def test_nothing_outside_the_site_is_read(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "private.txt").write_text("not yours")
    (folder / "link.txt").symlink_to(tmp_path / "private.txt")
    fetcher = SiteFetcher(folder)
    address = url.format(outside=tmp_path.as_uri(), site=folder.as_uri())
    with pytest.raises(ValueError, match="is not a file of the site"):
        fetcher.fetch(address)
    assert len(fetcher.refused) == 1


@pytest.mark.parametrize("url", ["{site}/a%20b.txt", "{site}/a%20b.txt?v=1", "site:a b.txt"])
def test_files_of_the_site_are_read(tmp_path: Path, url: str) -> None:
    (tmp_path / "a b.txt").write_text("ours")
    fetcher = SiteFetcher(tmp_path)
    assert fetcher.fetch(url.format(site=tmp_path.as_uri())).read() == b"ours"
    assert fetcher.fetch("data:text/plain,ours").read() == b"ours"
    assert not fetcher.refused


def test_a_page_without_a_summary_stays_as_it_is() -> None:
    assert modify_html("<h1>Not found</h1>", "404.pdf") == "<h1>Not found</h1>"
