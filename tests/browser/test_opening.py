"""Every page opens from a web server and from a folder, without an error, and asks nobody else.

Each is opened once a way: served on a phone, where it must not be wide, and from a folder on a
desktop.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import KINDS, pages_of
from tests.browser.looks import DESKTOP, PHONE
from tests.browser.profiles import as_new

pytestmark = [pytest.mark.browser, pytest.mark.own_site]

SHOWN = """() => [
  document.querySelector("h1")?.checkVisibility({ visibilityProperty: true }) ?? false,
  Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
  document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage),
]"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that was opened."""

    has_title: bool
    width: int
    kept: str
    trouble: list[str]


@pytest.fixture(scope="module")
def opened(
    tab: Page, heard: list[str], site: Path
) -> Iterator[Callable[[str], Mapping[str, Opened]]]:
    """Return a function that opens every page below an address.

    From a folder, the page for missing addresses is left out: it names every file from the root,
    which a folder has not.
    """
    paths = pages_of(site)
    assert len(paths) > 10, "this is not the site"

    def one(address: str) -> Opened:
        heard.clear()
        tab.goto(address, wait_until="load")
        has_title, width, kept = tab.evaluate(SHOWN)
        return Opened(has_title, width, kept, [*heard])

    def every(start: str) -> Mapping[str, Opened]:
        is_folder = start.startswith("file:")
        return {
            path: one(f"{start}/{path}") for path in paths if not (is_folder and path == "404.html")
        }

    yield every
    as_new(tab)


@pytest.fixture(scope="module")
def on_a_phone(
    opened: Callable[[str], Mapping[str, Opened]], tab: Page, base_url: str
) -> Mapping[str, Opened]:
    tab.set_viewport_size(PHONE)
    return opened(base_url)


@pytest.fixture(scope="module")
def from_a_folder(
    opened: Callable[[str], Mapping[str, Opened]], tab: Page, file_url: str
) -> Mapping[str, Opened]:
    tab.set_viewport_size(DESKTOP)
    return opened(file_url)


@pytest.mark.parametrize("way", ["on_a_phone", "from_a_folder"])
def test_every_page_opens_in_silence(request: pytest.FixtureRequest, way: str) -> None:
    pages: Mapping[str, Opened] = request.getfixturevalue(way)
    assert {path: page.trouble for path, page in pages.items() if page.trouble} == {}
    assert [path for path, page in pages.items() if not page.has_title] == []
    assert {path: page.kept for path, page in pages.items() if page.kept} == {}, (
        "nobody has asked for it"
    )


@pytest.mark.wcag("At 320 pixels, or 400 % zoom, nobody scrolls sideways", "1.4.10")
def test_no_page_is_wider_than_320_pixels(on_a_phone: Mapping[str, Opened]) -> None:
    assert PHONE["width"] == 320
    assert {path: page.width for path, page in on_a_phone.items() if page.width > 320} == {}


def test_on_a_phone_the_line_to_write_on_is_below_its_label(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}/{KINDS['resource with a form']}")
    edges = page.locator("strong + .ps-line").evaluate_all("""lines => lines.map((line) => (
      [line.previousElementSibling, line].map((one) => one.getBoundingClientRect().left)))""")
    assert edges
    assert all(label == line for label, line in edges)


@pytest.mark.parametrize("width", [600, 768, 1280])
def test_the_line_to_write_on_is_beside_its_label(page: Page, base_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}/{KINDS['resource with a form']}")
    beside = page.locator("strong + .ps-line").evaluate_all("""lines => lines.map((line) => {
      const label = [...line.previousElementSibling.getClientRects()].at(-1);
      return label.right <= line.getBoundingClientRect().left;
    })""")
    assert beside
    assert all(beside)


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
def test_a_blank_row_begins_without_a_line(page: Page, base_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}/neglect_pack/chronology.html")
    lines = page.locator("tr:not(:has(td:not(:empty))) td:first-child").evaluate_all(
        "(cells) => cells.map((one) => getComputedStyle(one).borderLeftWidth)"
    )
    assert {*lines} == {"0px"}
