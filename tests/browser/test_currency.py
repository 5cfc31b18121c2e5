"""The pages that paper leads to, on a phone: every answer, in light and dark, from a folder."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ASSETS
from tests.browser.dates import fill_date
from tests.browser.looks import take_on
from tests.builders import a_page, a_site

from packsite.model.facts import Change, ChangeKind
from packsite.pipeline import weave
from packsite_mkdocs.assets import FAVICON

pytestmark = pytest.mark.browser

FIRST, SECOND, THIRD = date(2026, 11, 23), date(2027, 1, 14), date(2027, 3, 1)
CHANGES = (
    Change(THIRD, ChangeKind.WORDING, "Shorter sentences."),
    Change(SECOND, ChangeKind.ACT, "Members send their update before the meeting."),
    Change(FIRST, ChangeKind.READ, "First published."),
)
PAGES = (
    a_page("PG-01", title="Home"),
    a_page("CPS-08", title="Core groups and the professionals who come to them", changes=CHANGES),
    a_page("CPS-09", title="Visits", withdrawn=SECOND, replaced_by="CPS-08"),
    a_page("PK-01", title="New here", contents=("CPS-08",)),
)
ANSWERS = {
    "current": "v/cps-08/2027-03-01.html",
    "replaced": "v/cps-08/2026-11-23.html",
    "replaced, a pack": "v/pk-01/2026-11-23.html",
    "withdrawn": "v/cps-09/2026-11-23.html",
    "every version": "v/cps-08/index.html",
    "made by the build": "v/pg-92/index.html",
    "every id": "v/index.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers")
    copytree(ASSETS, folder / "assets")
    site = a_site(*PAGES)
    mark = {FAVICON: site.library.brand.favicon.encode()}
    for uri, content in {**weave(site, with_pdf=True).downloads, **mark}.items():
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_bytes(content)
    return folder


@pytest.mark.parametrize("look", ["phone", "dark phone"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_has_no_failure_and_is_not_wider_than_a_phone(
    page: Page,
    folder: Path,
    axe: Callable[[Page], list[str]],
    trouble: list[str],
    *,
    answer: str,
    look: str,
) -> None:
    take_on(page, look)
    page.goto((folder / ANSWERS[answer]).as_uri())
    assert trouble == []
    assert axe(page) == []
    trouble.clear()  # axe itself asks for the style sheet, which a page in a folder may not
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_date_in_a_line_is_not_parted(page: Page, folder: Path) -> None:
    take_on(page, "phone")
    page.goto((folder / ANSWERS["replaced"]).as_uri())
    parted = "[...document.querySelectorAll(':is(p, li) time')].map(e => e.getClientRects().length)"
    for width in range(320, 420, 10):
        page.set_viewport_size({"width": width, "height": 844})
        assert set(page.evaluate(parted)) == {1}, width


def test_an_answer_has_the_name_and_the_type_of_the_site(page: Page, base_url: str) -> None:
    seen = []
    for address in ("about.html", "v/index.html"):
        page.goto(f"{base_url}/{address}")
        page.evaluate("document.fonts.ready")
        brand = page.locator("header a").first
        family = "(one) => getComputedStyle(one).fontFamily.split(',')[0]"
        seen.append((brand.inner_text().strip(), brand.evaluate(family)))
    assert seen[0] == seen[1]


def test_an_answer_is_printed_in_the_colours_of_the_light(page: Page, folder: Path) -> None:
    page.goto((folder / ANSWERS["current"]).as_uri())
    colour = "getComputedStyle(document.body).color"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) != light
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(colour) == light


def test_a_date_that_is_typed_in_leads_to_its_answer(page: Page, folder: Path) -> None:
    page.goto((folder / "v/cps-08/index.html").as_uri())
    fill_date(page, "Date of the version on your print-out", date(2026, 11, 23))
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Replaced on 14 January 2027")


def test_a_date_that_the_site_never_had_is_told(page: Page, folder: Path) -> None:
    page.goto((folder / "v/cps-08/index.html").as_uri())
    fill_date(page, "Date of the version on your print-out", date(2027, 2, 2))
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#answer")).to_have_text(
        "This site knows no version of Tuesday 2 February 2027. Do not rely on that print-out."
    )


def test_without_scripts_the_versions_are_listed(bare: Page, folder: Path) -> None:
    bare.goto((folder / "v/cps-08/index.html").as_uri())
    expect(bare.get_by_role("button", name="Check")).to_be_hidden()
    bare.get_by_role("link", name="23 November 2026").click()
    expect(bare.get_by_role("heading", level=1)).to_have_text("Replaced on 14 January 2027")
