"""From paper to the answer: the code is read off a printed page, and what it leads to is read.

A page is published, and withdrawn; the paper of the first day is asked each time.
"""

import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
import yaml
import zxingcpp
from lxml import html
from PIL import Image
from tests.packsite_mkdocs.project import CONFIG, REPOSITORY, Project, Run, tree

SITE_URL = "https://safeguarding.example.org/pages/"
FIRST = "v/cps-09/2026-11-23.html"
OF_THE_PACK = "v/pk-01/2026-11-23.html"


def config() -> str:
    """Return the tiny site's configuration, with an address and with our own look."""
    ours = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    theme = {**ours["theme"], "custom_dir": str(REPOSITORY / "hooks/packsite_mkdocs/theme")}
    whole = {**yaml.safe_load(CONFIG), "site_url": SITE_URL, "theme": theme}
    return yaml.safe_dump(whole, sort_keys=False)


def codes_on(pdf: Path, page: int) -> list[str]:
    """Return the codes that a phone reads off a page printed at an ordinary resolution."""
    command = ["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile"]
    command += ["-f", str(page), "-l", str(page), str(pdf)]
    shown = subprocess.run(command, check=True, capture_output=True).stdout
    with Image.open(BytesIO(shown)) as picture:
        found = zxingcpp.read_barcodes(picture)
    return [code.text for code in found]


def words(page: bytes, path: str) -> str:
    """Return the words of the first element that an XPath finds in a page."""
    return str(html.document_fromstring(page).xpath(f"normalize-space({path})"))


def said(site: Path, uri: str) -> str:
    return words((site / uri).read_bytes(), "//main")


@dataclass(frozen=True)
class Days:
    """The site as it was on two days."""

    folder: Path
    runs: tuple[Run, ...]

    def site(self, day: int) -> Path:
        return self.folder / f"day-{day}"


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Days:
    folder = tmp_path_factory.mktemp("days")
    project = Project(folder / "project").write({**tree(), "mkdocs.yml": config()})
    project.replace("docs/packs/new.md", "[CPS-08, CNP-01]", "[CPS-08, CPS-09]")
    runs: list[Run] = []
    for change in (lambda _: None, _withdraw):
        change(project)
        runs.append(project.build("--site-dir", str(folder / f"day-{len(runs)}"), pdf=True))
        assert runs[-1].code == 0, runs[-1].screen
    return Days(folder, tuple(runs))


def _withdraw(project: Project) -> None:
    more = "withdrawn: 2027-03-01\nreplaced_by: CPS-08\nid: CPS-09"
    project.replace("standards/visits.md", "id: CPS-09", more)
    project.replace("mkdocs.yml", "  - standards/visits.md\n", "")
    project.replace("docs/packs/new.md", "[CPS-08, CPS-09]", "[CPS-08]")


@pytest.mark.parametrize("edition", ["", "-large-print"])
def test_the_code_of_a_page_leads_to_a_page_that_says_it_is_current(
    days: Days, edition: str
) -> None:
    site = days.site(0)
    assert codes_on(site / f"standards/CPS-09-visits{edition}.pdf", 1) == [f"{SITE_URL}{FIRST}"]
    assert said(site, FIRST).startswith("This is current CPS-09 Visits")


def test_a_pack_has_its_code_on_the_cover_and_each_item_its_own(days: Days) -> None:
    pdf = days.site(0) / "packs/PK-01-new.pdf"
    read = [code for page in range(1, 12) for code in _codes_if_any(pdf, page)]
    assert read == [
        f"{SITE_URL}{uri}"
        for uri in (OF_THE_PACK, "v/cps-08/2026-11-23.html", "v/cps-09/2026-11-23.html")
    ]


def _codes_if_any(pdf: Path, page: int) -> list[str]:
    try:
        return codes_on(pdf, page)
    except subprocess.CalledProcessError:
        return []  # the pack has no such page


def test_every_version_page_that_the_build_makes_for_paper_is_there(days: Days) -> None:
    site = days.site(0)
    assert (site / "v/pg-92/index.html").is_file()
    assert codes_on(site / "PG-92-glossary.pdf", 1) == [f"{SITE_URL}v/pg-92/index.html"]


def test_once_the_page_is_withdrawn_old_paper_learns_what_to_use(days: Days) -> None:
    answer = said(days.site(1), FIRST)
    assert answer.startswith("Withdrawn on 1 March 2027 CPS-09 Visits")
    assert "CPS-08 Core groups" in answer


def test_a_withdrawn_page_keeps_its_address_and_is_in_no_index(days: Days) -> None:
    page = (days.site(1) / "standards/visits.html").read_text("utf-8")
    banner = words(page.encode(), "//*[contains(@class, 'ps-withdrawn')]")
    assert banner == "Withdrawn on 1 March 2027. Use Core groups instead."
    assert '<meta name="robots" content="noindex">' in page
    others = (days.site(1) / "standards/core-groups.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' not in others
    assert "visits.html" not in others


def test_a_build_that_knows_the_address_says_nothing_of_codes(days: Days) -> None:
    assert not [line for run in days.runs for line in run.lines if "site_url" in line]


def test_without_an_address_there_is_no_code_and_the_build_says_so_once(
    built: tuple[Project, Run],
) -> None:
    project, run = built
    code, feed = sorted(line for line in run.lines if "site_url" in line)[::-1]
    assert code.startswith("INFO    -  packsite: site_url is not set, so the PDFs have no code")
    assert feed.startswith("INFO    -  packsite: There is no feed of changes")
    assert codes_on(project.site / "standards/CPS-09-visits.pdf", 1) == []
