"""No failure of WCAG 2.2 A and AA that a program can find, on one page of each kind."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import KINDS
from tests.browser.looks import LOOKS, take_on
from tests.browser.profiles import as_new

pytestmark = pytest.mark.browser

NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, summary")]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .filter(one => !(one.ariaLabel || one.title || one.labels?.length || one.innerText.trim()))
    .map(one => one.outerHTML.slice(0, 120))"""

SMALL = """() => [...document.querySelectorAll("button, summary, .ps-pdf")]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
    .filter(([box]) => box.width < 24 || box.height < 24)
    .map(([box, html]) => `${box.width} x ${box.height}: ${html}`)"""
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-bottom: 2em !important; }"""
SPACE_OUT = """(rules) => {
  const sheet = new CSSStyleSheet();  // as a browser's own tool for this: no policy stops it
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
}"""
CUT = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((one) => one.clientWidth > 1 && one.innerText?.trim())
  .filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const cut = (way) => way === "hidden" || way === "clip";
    return (cut(overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (cut(overflowY) && one.scrollHeight > one.clientHeight + 1);
  })
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module", params=LOOKS)
def look(request: pytest.FixtureRequest, tab: Page) -> Iterator[Page]:
    take_on(tab, request.param)
    yield tab
    as_new(tab)


@pytest.fixture(scope="module", params=KINDS)
def shown(request: pytest.FixtureRequest, look: Page, base_url: str) -> Page:
    """Return the page while it shows one of a kind; whoever changes it changes it back."""
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


@pytest.mark.wcag("Buttons are large enough for a finger", "2.5.8")
def test_buttons_are_large_enough(shown: Page) -> None:
    assert shown.evaluate(SMALL) == []


@pytest.mark.wcag("More space between letters, words and lines cuts nothing off", "1.4.12")
def test_more_space_between_letters_and_lines_cuts_nothing(shown: Page) -> None:
    before = shown.evaluate(CUT)
    shown.evaluate(SPACE_OUT, SPACED)
    cut = [one for one in shown.evaluate(CUT) if one not in before]
    wide = shown.evaluate("document.documentElement.scrollWidth")
    shown.evaluate("document.adoptedStyleSheets.pop()")
    assert cut == []
    assert shown.viewport_size
    assert wide <= shown.viewport_size["width"]
