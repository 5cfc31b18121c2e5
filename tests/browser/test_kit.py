"""The intranet kit of a site opens and is searched where people put such things."""

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect
from tests.browser.conftest import BRAND
from tests.browser.searching import press_slash

from packsite.publish.kit import write_kit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the kit in a folder with spaces, accents and signs that addresses write otherwise."""
    folder = tmp_path_factory.mktemp("share") / "Safeguarding & Café – Ärzte #1 (100%)"
    write_kit(site, folder.parent / "kit.zip", 1_764_000_000)
    with zipfile.ZipFile(folder.parent / "kit.zip") as kit:
        kit.extractall(folder)
    return folder


def test_site_on_a_share_opens_leads_on_and_is_searched(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "website/index.html").as_uri())
    assert page.title() == BRAND.site_name
    page.get_by_role("navigation", name="Parts of this site").get_by_role(
        "link", name="Neglect"
    ).click()
    page.wait_for_url(re.compile(r"/neglect_pack/index\.html$"))
    press_slash(page)
    page.keyboard.type("core grp")
    page.locator(".ps-search__title", has_text="Core groups").first.click()
    page.wait_for_url(re.compile(r"/standards/core-groups\.html"))
    expect(page.locator("h1").last).to_contain_text("Core groups")


def test_colours_are_remembered_on_a_share(page: Page, unpacked: Path) -> None:
    page.emulate_media(color_scheme="light")
    page.goto((unpacked / "website/index.html").as_uri())
    page.get_by_role("button", name="Dark colours").click()
    page.goto((unpacked / "website/standards/core-groups.html").as_uri())
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_index_lists_every_pdf_of_the_site_by_its_title(unpacked: Path) -> None:
    index = docx.Document(str(unpacked / "documents/index.docx"))
    links = {
        unquote(index.part.rels[str(link.get(qn("r:id")))].target_ref): "".join(
            str(words.text) for words in link.iter(qn("w:t"))
        )
        for table in index.tables
        for link in table._tbl.iter(qn("w:hyperlink"))
    }
    folder = unpacked / "website"
    pdfs = {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    assert pdfs <= links.keys()
    assert all((unpacked / "documents" / name).is_file() for name in links)
    assert links["standards/CPS-08-core-groups.pdf"] == "Core groups"
    assert [name for name, title in links.items() if title.endswith(".pdf")] == []
