"""The site as it stood on a day: built from a real repository of two commits, a PDF with it."""

import pytest
import yaml
from tests.packsite_mkdocs.project import CONFIG, OUR_LOOK, Project, Run, tree
from tests.printing.pdfs import pdftotext
from tests.repository import commit, git

FIRST, SECOND = "2026-11-20T23:30:00+00:00", "2026-11-21T09:00:00+00:00"
WORDS = "This is the guidance as it stood on 20 November 2026. It is not current."


def build(project: Project, day: str, *, pdf: bool = False) -> Run:
    """Run the steps of .ci/build-as-at in a project that is not this repository."""
    folder = project.root.parent / f"project-{day}"
    run = project.run("packsite", "as-at", day, str(folder))
    assert run.code == 0, run.screen
    return Project(folder).build(
        "--no-strict", "--site-dir", str(project.root / f"site-as-at-{day}"), pdf=pdf
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    address = {"site_url": "https://example.org/guidance/"}
    config = yaml.safe_load(CONFIG) | address | {"theme": OUR_LOOK}
    made = Project(tmp_path_factory.mktemp("as-at") / "project").write(
        {**tree(), "mkdocs.yml": yaml.safe_dump(config, sort_keys=False)}
    )
    made.write({".gitignore": "/site*/\n/.site-*/\n/.cache/\n"})
    commit(made.root, FIRST)
    made.replace("standards/visits.md", "Members share what they know", "Members ring each other")
    old = (made.root / "standards/core-groups.md").read_text("utf-8")
    new = old.replace("CPS-08", "CPS-10").replace("answers: [LB-2022-01.F1]\n", "")
    made.write({"standards/new.md": new})
    made.replace(
        "mkdocs.yml", "- standards/visits.md", "- standards/visits.md\n  - standards/new.md"
    )
    commit(made.root, SECOND)
    for day, pdf in (("2026-11-20", True), ("2026-11-21", False)):
        run = build(made, day, pdf=pdf)
        assert run.code == 0, run.screen
    return made


def page(project: Project, day: str, uri: str) -> str:
    return (project.root / f"site-as-at-{day}" / uri).read_text("utf-8")


def test_each_day_has_its_words_pages_and_menu(project: Project) -> None:
    assert "Members share what they know" in page(project, "2026-11-20", "standards/visits.html")
    assert "Members ring each other" in page(project, "2026-11-21", "standards/visits.html")
    assert "standards/new.html" not in page(project, "2026-11-20", "contents.html")
    assert "standards/new.html" in page(project, "2026-11-21", "contents.html")
    assert not (project.root / "site-as-at-2026-11-20/standards/new.html").exists()


def test_every_page_says_that_it_is_not_current_and_asks_not_to_be_found(project: Project) -> None:
    folder = project.root / "site-as-at-2026-11-20"
    pages = [file for file in folder.rglob("*.html") if "assets" not in file.parts]
    assert len(pages) > 20
    for file in pages:
        text = file.read_text("utf-8")
        assert WORDS in text, file
        assert '<meta name="robots" content="noindex">' in text, file
    assert not (folder / "sitemap.xml").exists()


def test_a_page_leads_to_the_current_one(project: Project) -> None:
    text = page(project, "2026-11-20", "standards/visits.html")
    assert (
        '<a href="https://example.org/guidance/standards/visits.html">Read the current page</a>'
        in text
    )


def test_no_version_is_called_current(project: Project) -> None:
    for file in (project.root / "site-as-at-2026-11-20/v").rglob("*.html"):
        text = file.read_text("utf-8")
        assert "This is current" not in text, file
        assert "– current" not in text, file
        assert "Open the current" not in text, file


def test_a_pdf_says_on_cover_head_and_foot_that_it_is_not_current(project: Project) -> None:
    folder = project.root / "site-as-at-2026-11-20"
    pack = pdftotext(folder / "packs/PK-01-new.pdf").split("\f")
    assert len(pack) > 4
    one_line = [" ".join(sheet.split()) for sheet in pack]
    assert one_line[0].count(WORDS) == 2, "the cover has no head, but says it twice"
    assert one_line[1].count(WORDS) == 2, "head and foot"


def test_the_site_and_the_repository_are_left_alone(project: Project) -> None:
    assert not project.site.exists()
    assert git(project.root, "status", "--porcelain") == ""
