"""Real builds of a tiny project: what MkDocs publishes when the adapter hands it the site."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
import yaml
from tests.packsite_mkdocs.project import (
    GENERATED,
    PAGES,
    PDF_OF_OTHERS,
    PNG,
    PRINTED,
    REPOSITORY,
    Project,
    Run,
    article,
    fingerprints,
    html_of,
    page,
)

from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS

EDIT = "https://git.example.org/partnership/site/edit/main"
PDFS = {
    "index": "PG-01-index.pdf",
    "standards/core-groups": "standards/CPS-08-core-groups.pdf",
    "standards/visits": "standards/CPS-09-visits.pdf",
    "neglect_pack/what-it-is": "neglect_pack/CNP-01-what-it-is.pdf",
    "learning/lb-2022-01": "learning/LB-2022-01-lb-2022-01.pdf",
    "packs/new": "packs/PK-01-new.pdf",
    "glossary": "PG-92-glossary.pdf",
}


# What is published


@pytest.mark.parametrize(
    "uri", ["index.md", "standards/core-groups.md", "neglect_pack/what-it-is.md", *GENERATED]
)
def test_pages_of_every_folder_and_of_the_build_are_published(site: Project, uri: str) -> None:
    assert "<h1" in article(site.page(html_of(uri)))


@pytest.mark.parametrize(
    ("uri", "content"),
    [
        ("standards/pictures/house.png", PNG),
        ("standards/downloads/form.pdf", PDF_OF_OTHERS),
        ("neglect_pack/door.png", PNG),
        ("neglect_pack/list.pdf", PDF_OF_OTHERS),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_downloads_are_published_as_they_are_and_pictures_without_what_they_tell(
    site: Project, uri: str, content: bytes
) -> None:
    assert (site.site / uri).read_bytes() == content


def test_nothing_but_the_site_is_published(site: Project) -> None:
    assert not list(site.site.rglob("*.yml"))
    assert not [name for name in fingerprints(site.site) if name.startswith("data/")]


def test_what_programs_leave_behind_is_not_published(project: Project) -> None:
    left = ("docs/~$index.docx", "standards/Thumbs.db")
    run = project.write(dict.fromkeys(left, "left behind")).build()
    assert run.code == 0, run.screen
    assert not [name for name in fingerprints(project.site) if "~$" in name]
    assert not list(project.site.rglob("Thumbs.db"))


def test_a_folder_may_have_the_name_of_one_that_mkdocs_leaves_out(project: Project) -> None:
    project.write({"docs/templates/form.md": page("PG-02", "A form", "Words.")})
    assert project.build("--no-strict").code == 0
    assert "Words." in project.page("templates/form.html")


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        ("index", "docs/index.md"),
        ("packs/new", "docs/packs/new.md"),
        ("standards/core-groups", "standards/core-groups.md"),
        ("neglect_pack/what-it-is", "neglect_pack/what-it-is.md"),
    ],
)
def test_the_pencil_leads_to_the_file_of_the_page(site: Project, uri: str, file: str) -> None:
    assert re.findall(r'href="([^"]+)"[^>]*rel="edit"', site.page(f"{uri}.html")) == [
        f"{EDIT}/{file}"
    ]


def test_pages_of_the_build_have_no_pencil(site: Project) -> None:
    assert not [uri for uri in GENERATED if 'rel="edit"' in site.page(html_of(uri))]


@pytest.mark.parametrize(
    ("uri", "link"),
    [
        ("index", '<a href="standards/core-groups.html" title="CPS-08">Core groups</a>'),
        ("index", 'href="standards/core-groups.html#CPS-08.1" title="CPS-08.1">the first one</a>'),
        ("index", '<a href="sources.html#WT2026" title="WT2026">Working Together 2026</a>'),
        ("neglect_pack/what-it-is", 'href="../standards/core-groups.html#CPS-08.1"'),
    ],
)
def test_references_are_links(site: Project, uri: str, link: str) -> None:
    html = article(site.page(f"{uri}.html"))
    assert link in html
    assert "[[" not in html


def test_no_link_inside_the_site_leads_nowhere(site: Project) -> None:
    pages = {path: lxml.html.parse(path).getroot() for path in site.site.rglob("*.html")}
    anchors = {path: {*page.xpath("//@id"), ""} for path, page in pages.items()}
    links = [
        (path, urlsplit(link))
        for path, page in pages.items()
        for _, name, link, _ in page.iterlinks()
        if name in {"href", "src"} and not urlsplit(link).scheme
    ]
    assert len(links) > 1_000
    for path, link in links:
        folder = site.site if link.path.startswith("/") else path.parent  # as the 404 page does
        place = (folder / unquote(link.path).lstrip("/")).resolve() if link.path else path
        target = place / "index.html" if place.is_dir() else place
        assert target.is_file(), (path, link)
        assert link.fragment in anchors.get(target, {link.fragment}), (path, link)


@pytest.mark.parametrize(("uri", "pdf"), PDFS.items())
def test_every_page_and_pack_has_its_pdfs_and_links_to_them(
    site: Project, uri: str, pdf: str
) -> None:
    large = pdf.replace(".pdf", "-large-print.pdf")
    for name in (pdf, large):
        assert (site.site / name).read_bytes().startswith(b"%PDF-1.")
        assert f'href="{name.rpartition("/")[2]}"' in article(site.page(f"{uri}.html"))


def test_the_summary_is_the_description_and_only_text(site: Project) -> None:
    html = site.page("standards/visits.html")
    (content,) = re.findall(r'<meta name="description" content="([^"]*)">', html)
    assert content == "Why “Visits” &amp; more matter."


def test_anchors_are_those_that_the_checks_expect(project: Project) -> None:
    headings = (
        "## Plain words",
        "## Plain words",
        "## *Marked* `up` – and [linked](index.md)",
        "## Named by hand {#by-hand}",
        "## With a class {.wide}",
        "## [[CPS-08|Core groups]] again",
        "### 3.5 à la carte?",
        "Underlined\n----------",
        "!!! note\n\n    ## Inside a note",
    )
    project.write({"docs/index.md": page("PG-01", "Home", "\n\nWords.\n\n".join(headings))})
    run = project.build("--no-strict")
    assert run.code == 0, run.screen
    above_the_foot = article(project.page("index.html")).partition('class="ps-foot"')[0]
    documents = check(Settings.load(project.root), date.today()).documents
    home = next(document for document in documents if document.uri == "index.md")
    assert len(home.headings) == len(headings)
    assert [heading.anchor for heading in home.headings] == re.findall(
        r'<h[2-6][^>]*\bid="([^"]+)"', above_the_foot
    )


def test_the_screen_tells_what_was_done(built: tuple[Project, Run]) -> None:
    project, run = built
    assert re.fullmatch(
        rf"INFO +-  packsite: {PAGES} pages, \d+ references checked, no problems; "
        rf"PDFs: {PRINTED} written, 0 reused; [\d.]+ seconds; the site is in {project.site}",
        run.lines[-1],
    )
    assert "WARNING" not in run.screen


def test_a_build_leaves_nothing_beside_the_site(site: Project) -> None:
    assert {path.name for path in site.root.iterdir()} == {
        ".cache", "docs", "mkdocs.yml", "neglect_pack", "site", "standards"
    }  # fmt: skip


def test_the_command_may_be_typed_in_another_folder(project: Project) -> None:
    (project.root / "elsewhere").mkdir()
    run = Project(project.root / "elsewhere").build("--config-file", "../mkdocs.yml")
    assert run.code == 0, run.screen
    assert (project.site / "standards/core-groups.html").exists()


def test_the_site_and_the_print_stage_speak_the_same_markdown() -> None:
    listed = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in listed]
    configs = {name: entry[name] for entry in listed if isinstance(entry, dict) for name in entry}
    assert tuple(names) == MARKDOWN_EXTENSIONS
    assert configs == EXTENSION_CONFIGS
