"""Without JavaScript: reading, finding one's way and PDFs work, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import KINDS, is_version, pages_of

pytestmark = pytest.mark.browser

SIZES = {"phone": (360, 740), "desktop": (1280, 800)}
STANDARD = "standards/core-groups.html"


@pytest.fixture(scope="module", params=SIZES, ids=str)
def bare(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Return a page of a browser that runs no scripts."""
    width, height = SIZES[request.param]
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": width, "height": height}
    )
    yield context.new_page()
    context.close()


def is_phone(page: Page) -> bool:
    assert page.viewport_size
    return page.viewport_size["width"] < 600


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
@pytest.mark.parametrize("served_by", ["base_url", "file_url"])
def test_every_kind_of_page_reads(
    request: pytest.FixtureRequest, bare: Page, served_by: str
) -> None:
    address = request.getfixturevalue(served_by)
    for path in KINDS.values():
        if path == "404.html" and served_by == "file_url":
            continue  # names everything from the root of a host
        bare.goto(f"{address}/{path}")
        expect(bare.locator("h1").first).to_be_visible()
        assert len(bare.locator("article").inner_text()) > 100, path
        expect(bare.get_by_role("button")).to_have_count(0)


def test_parts_of_the_site_are_one_step_away(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{STANDARD}")
    bare.get_by_role("navigation", name="Parts of this site").get_by_role(
        "link", name="Neglect"
    ).click()
    expect(bare).to_have_url(f"{base_url}/neglect_pack/index.html")


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_menu_leads_to_a_page(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/neglect_pack/what-neglect-is.html")
    if is_phone(bare):
        bare.get_by_text("Menu", exact=True).click()
    menu = bare.get_by_role("navigation", name="Menu")
    menu.get_by_text("Tools", exact=True).click()  # opened by the browser itself
    menu.get_by_role("link", name="Building a chronology").click()
    expect(bare).to_have_url(f"{base_url}/neglect_pack/chronology.html")


def test_contents_of_a_page_lead_to_its_sections(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{STANDARD}")
    if is_phone(bare):
        bare.locator(".ps-jump summary").click()
    bare.get_by_role("navigation", name="On this page").locator("visible=true").get_by_role(
        "link", name="When it does not go to plan"
    ).click()
    expect(bare.get_by_role("heading", name="When it does not go to plan")).to_be_in_viewport()


def test_what_can_be_opened_opens(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{STANDARD}")
    more = bare.locator("article details:not(.ps-jump)").first
    more.locator("summary").click()
    expect(more.locator(":scope > :not(summary)").first).to_be_visible()


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_pdf_is_linked_and_there(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{STANDARD}")
    address = bare.get_by_role("link", name="This page as PDF").get_attribute("href")
    assert address
    response = bare.request.get(urljoin(f"{base_url}/{STANDARD}", address))
    assert response.headers["content-type"] == "application/pdf"
    assert response.body().startswith(b"%PDF-")


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_instead_of_the_search_it_says_where_to_look(bare: Page, base_url: str, path: str) -> None:
    bare.goto(f"{base_url}/{path}")
    said = bare.locator("article noscript p")
    expect(said).to_be_visible()
    expect(said).to_contain_text("The search needs JavaScript")
    expect(bare.locator(".ps-search__field")).to_be_hidden()
    said.locator("a").click()
    expect(bare.locator("h1")).to_have_text("All pages")


@pytest.mark.wcag("Without JavaScript, reading, the menu and PDFs work", "")
def test_all_pages_are_listed_and_one_step_away_from_every_page(
    bare: Page, base_url: str, site: Path
) -> None:
    bare.goto(f"{base_url}/{STANDARD}")
    bare.locator(".md-header").get_by_role("link", name="All pages").click()
    links = bare.locator("article a").evaluate_all("all => all.map(one => one.href)")
    listed = {unquote(link).removeprefix(f"{base_url}/") for link in links}
    pages = {path for path in pages_of(site) if not is_version(path)}
    assert pages - listed <= {"404.html", "contents.html"}
    assert listed <= pages


def test_nothing_is_wider_than_a_phone(chromium: Browser, base_url: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 256}
    )
    page = context.new_page()
    for path in KINDS.values():
        page.goto(f"{base_url}/{path}")
        assert page.locator("html").evaluate("one => one.scrollWidth") <= 320, path
    context.close()
