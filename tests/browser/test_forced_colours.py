"""Colours that the device forces: nothing disappears, and the focus is seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.kinds import KINDS
from tests.browser.looks import take_on
from tests.browser.profiles import as_new
from tests.browser.searching import press_slash

pytestmark = pytest.mark.browser

STANDARD = "standards/core-groups.html"
EDGED = {
    "search field": ".ps-search__form",
    "PDF": ".ps-pdf",
    "facts": ".ps-facts",
    "note": ".admonition",
    "current part": ".ps-tabs [aria-current]",
    "current page": ".ps-menu [aria-current=page]",
}
EDGES = """one => {
  const style = getComputedStyle(one);
  return ["Top", "Right", "Bottom", "Left"].filter((side) =>
    parseFloat(style[`border${side}Width`]) >= 1
    && style[`border${side}Style`] !== "none"
    && style[`border${side}Color`] !== getComputedStyle(document.body).backgroundColor).length;
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def forced(request: pytest.FixtureRequest, tab: Page) -> Iterator[Page]:
    take_on(tab, request.param)
    tab.emulate_media(forced_colors="active")
    yield tab
    as_new(tab)


@pytest.mark.wcag("In colours that the device forces, nothing disappears", "")
@pytest.mark.parametrize("part", EDGED)
def test_what_a_ground_sets_apart_has_an_edge(forced: Page, base_url: str, part: str) -> None:
    forced.goto(f"{base_url}/{STANDARD}")
    assert forced.locator(EDGED[part]).first.evaluate(EDGES) > 0


@pytest.mark.wcag("In colours that the device forces, nothing disappears", "")
def test_only_the_current_part_and_page_have_their_line(forced: Page, base_url: str) -> None:
    forced.goto(f"{base_url}/{STANDARD}")
    for others in (".ps-tabs a:not([aria-current])", ".ps-menu__link:not([aria-current])"):
        assert forced.locator(others).first.evaluate(EDGES) == 0


@pytest.mark.wcag("In colours that the device forces, nothing disappears", "")
@pytest.mark.parametrize("sign", [".ps-pdf", ".admonition-title"])
def test_signs_are_drawn(forced: Page, base_url: str, sign: str) -> None:
    forced.goto(f"{base_url}/{STANDARD}")
    drawn, ground = forced.locator(sign).first.evaluate("""one => [
      getComputedStyle(one, "::before").backgroundColor,
      getComputedStyle(document.body).backgroundColor,
    ]""")
    assert drawn not in {ground, "rgba(0, 0, 0, 0)"}


@pytest.mark.wcag("In colours that the device forces, nothing disappears", "")
def test_only_a_ticked_box_is_filled(forced: Page, base_url: str) -> None:
    forced.goto(f"{base_url}/{STANDARD}")
    box = forced.locator(".task-list-control").first
    grounds = []
    for ticked in (False, True):
        box.locator("input").evaluate("(input, ticked) => { input.checked = ticked; }", ticked)
        ground = "one => getComputedStyle(one, '::before').backgroundColor"
        grounds.append(box.locator(".task-list-indicator").evaluate(ground))
    paper = forced.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds[0] == paper or grounds[0].endswith(", 0)")
    assert grounds[1] != paper
    assert not grounds[1].endswith(", 0)")


@pytest.mark.wcag("In colours that the device forces, nothing disappears", "")
@pytest.mark.parametrize("kind", ["home", "standard"])
def test_the_focus_is_seen_at_every_stop(forced: Page, base_url: str, kind: str) -> None:
    forced.goto(f"{base_url}/{KINDS[kind]}")
    unseen = []
    for _ in range(25):
        forced.keyboard.press("Tab")
        html, width, style, colour, ground = forced.evaluate("""() => {
          const one = document.activeElement, style = getComputedStyle(one);
          return [one.outerHTML.slice(0, 100), parseFloat(style.outlineWidth), style.outlineStyle,
            style.outlineColor, getComputedStyle(document.body).backgroundColor];
        }""")
        if width < 2 or style == "none" or colour == ground:
            unseen.append(html)
    assert unseen == []


@pytest.mark.wcag("In colours that the device forces, nothing disappears", "")
def test_search_is_a_box_over_the_page(forced: Page, base_url: str) -> None:
    forced.goto(f"{base_url}/{STANDARD}")
    press_slash(forced)
    forced.keyboard.type("core group")
    expect(forced.locator(".ps-search__list mark").first).to_be_visible()
    assert forced.locator(".ps-search__panel").evaluate(EDGES) == 4
    forced.keyboard.press("Escape")
