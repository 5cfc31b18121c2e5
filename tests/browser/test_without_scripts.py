"""Without JavaScript: reading, finding one's way and PDFs work, on a phone and on a desktop."""

from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Page, expect
from tests.browser.kinds import KINDS, is_version, pages_of
from tests.browser.looks import DESKTOP, PHONE

pytestmark = pytest.mark.browser

STANDARD = "standards/core-groups.html"
WITHDRAWN = "paper-forms.html"
"""It keeps its address and leaves every list; the fictional site has it."""


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def sized(request: pytest.FixtureRequest, bare: Page) -> Page:
    bare.set_viewport_size(request.param)
    return bare


def is_phone(page: Page) -> bool:
    assert page.viewport_size
    return page.viewport_size["width"] < 600


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_every_kind_of_page_reads_and_is_not_wider_than_a_phone(bare: Page, address: str) -> None:
    for path in KINDS.values():
        if path == "404.html" and address.startswith("file:"):
            continue  # names everything from the root of a host
        bare.goto(f"{address}/{path}")
        for size in (PHONE, DESKTOP):
            bare.set_viewport_size(size)
            expect(bare.locator("h1").first).to_be_visible()
            assert len(bare.locator("article").inner_text()) > 100, path
            expect(bare.get_by_role("button")).to_have_count(0)
            wide = bare.locator("html").evaluate("one => one.scrollWidth")
            assert wide <= size["width"], path


def test_parts_of_the_site_are_one_step_away(sized: Page, base_url: str) -> None:
    sized.goto(f"{base_url}/{STANDARD}")
    sized.get_by_role("navigation", name="Parts of this site").get_by_role(
        "link", name="Neglect"
    ).click()
    expect(sized).to_have_url(f"{base_url}/neglect_pack/index.html")


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_menu_leads_to_a_page(sized: Page, base_url: str) -> None:
    sized.goto(f"{base_url}/neglect_pack/what-neglect-is.html")
    if is_phone(sized):
        sized.get_by_text("Menu", exact=True).click()
    menu = sized.get_by_role("navigation", name="Menu")
    menu.get_by_text("Tools", exact=True).click()  # opened by the browser itself
    menu.get_by_role("link", name="Building a chronology").click()
    expect(sized).to_have_url(f"{base_url}/neglect_pack/chronology.html")


def test_contents_of_a_page_lead_to_its_sections(sized: Page, base_url: str) -> None:
    sized.goto(f"{base_url}/{STANDARD}")
    if is_phone(sized):
        sized.locator(".ps-jump summary").click()
    sized.get_by_role("navigation", name="On this page").locator("visible=true").get_by_role(
        "link", name="When it does not go to plan"
    ).click()
    expect(sized.get_by_role("heading", name="When it does not go to plan")).to_be_in_viewport()


def test_what_can_be_opened_opens(sized: Page, base_url: str) -> None:
    sized.goto(f"{base_url}/{STANDARD}")
    more = sized.locator("article details:not(.ps-jump)").first
    more.locator("summary").click()
    expect(more.locator(":scope > :not(summary)").first).to_be_visible()


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_pdf_is_linked_and_there(sized: Page, base_url: str) -> None:
    sized.goto(f"{base_url}/{STANDARD}")
    address = sized.get_by_role("link", name="This page as PDF").get_attribute("href")
    assert address
    response = sized.request.get(urljoin(f"{base_url}/{STANDARD}", address))
    assert response.headers["content-type"] == "application/pdf"
    assert response.body().startswith(b"%PDF-")


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_instead_of_the_search_it_says_where_to_look(sized: Page, base_url: str, path: str) -> None:
    sized.goto(f"{base_url}/{path}")
    said = sized.locator("article noscript p")
    expect(said).to_be_visible()
    expect(said).to_contain_text("The search needs JavaScript")
    expect(sized.locator(".ps-search__field")).to_be_hidden()
    said.locator("a").click()
    expect(sized.locator("h1")).to_have_text("All pages")


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_all_pages_are_listed_and_one_step_away_from_every_page(
    sized: Page, base_url: str, site: Path
) -> None:
    sized.goto(f"{base_url}/{STANDARD}")
    sized.locator(".md-header").get_by_role("link", name="All pages").click()
    sized.wait_for_url(f"{base_url}/contents.html")
    links = sized.locator("article a").evaluate_all("all => all.map(one => one.href)")
    listed = {unquote(link).removeprefix(f"{base_url}/") for link in links}
    pages = {path for path in pages_of(site) if not is_version(path)}
    assert pages - listed <= {"404.html", "contents.html", WITHDRAWN}
    assert listed <= pages
