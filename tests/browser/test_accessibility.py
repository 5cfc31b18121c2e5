"""No failure of WCAG 2.2 A and AA that a program can find, on one page of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

LOOKS: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "light": ({"width": 1280, "height": 800}, "light"),
    "dark": ({"width": 1280, "height": 800}, "dark"),
    "phone": ({"width": 360, "height": 740}, "light"),
    "dark phone": ({"width": 360, "height": 740}, "dark"),
}
NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, summary")]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .filter(one => !(one.ariaLabel || one.title || one.labels?.length || one.innerText.trim()))
    .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def looks(chromium: Browser) -> Iterator[Mapping[str, Page]]:
    """Return a page for each look; nothing moves, so that no colour is caught on its way."""
    contexts = {
        name: chromium.new_context(viewport=size, color_scheme=colours, reduced_motion="reduce")
        for name, (size, colours) in LOOKS.items()
    }
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module", params=LOOKS)
def look(request: pytest.FixtureRequest, looks: Mapping[str, Page]) -> Page:
    return looks[request.param]


@pytest.fixture(scope="module", params=KINDS)
def shown(request: pytest.FixtureRequest, look: Page, base_url: str) -> Page:
    """Return the page while it shows one of a kind; whoever looks at it changes nothing."""
    look.goto(f"{base_url}/{KINDS[request.param]}")
    return look


@pytest.mark.wcag(
    "axe-core finds no failure of levels A and AA, in light and dark, on a desktop and a phone",
    "all that a program can test",
)
def test_page_has_no_failure(shown: Page, axe: Callable[[Page], list[str]]) -> None:
    assert axe(shown) == []


@pytest.mark.wcag(
    "axe-core finds no failure of levels A and AA, in light and dark, on a desktop and a phone",
    "all that a program can test",
)
def test_search_has_no_failure_while_it_is_open(
    look: Page, base_url: str, axe: Callable[[Page], list[str]]
) -> None:
    look.goto(f"{base_url}/index.html")
    look.get_by_role("button", name="Search by word").click()
    look.keyboard.type("neglect")
    expect(look.locator(".ps-search__item").first).to_be_visible()
    assert axe(look) == []


@pytest.mark.wcag(
    "axe-core finds no failure of levels A and AA, in light and dark, on a desktop and a phone",
    "all that a program can test",
)
def test_page_has_no_failure_while_all_is_open(
    look: Page, base_url: str, axe: Callable[[Page], list[str]]
) -> None:
    look.goto(f"{base_url}/neglect_pack/chronology.html")
    look.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    menu = look.get_by_role("button", name="Menu", exact=True)
    if menu.is_visible():
        menu.click()
    assert axe(look) == []


@pytest.mark.wcag("Every control has a name", "4.1.2")
def test_every_control_has_a_name(shown: Page) -> None:
    assert shown.evaluate(NAMELESS) == []
