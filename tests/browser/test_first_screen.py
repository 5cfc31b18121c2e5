"""The first step to take stands on the first screen of a page, on a phone and on a small laptop."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.own_site]

SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "laptop": {"width": 1280, "height": 720},
}
FOLDERS = ("standards", "neglect_pack")
FIRST = """() => {
  const shown = [...document.querySelectorAll("article :is(li, p, h2)")].filter((one) => (
    one.checkVisibility() && !one.closest(".ps-facts, .ps-jump, .ps-mine, .ps-path")
  ));
  const [heading, first] = shown.slice(shown.findIndex((one) => one.matches("h2")));
  const isList = document.querySelector(".ps-kind")?.textContent.startsWith("Page");
  return isList || !first?.matches("li") ? 0 : first.getBoundingClientRect().top;
}"""
"""The top of the first item of the list that opens a standard or resource; 0 without one."""

LONG_DANGERS = {  # in this repository
    "neglect_pack/childs-voice-prompts.html",
    "standards/professional-challenge.html",
}
"""Pages whose note on danger is itself what to do first."""


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_step_of_a_standard_or_resource_is_on_the_first_screen(
    page: Page, base_url: str, site: Path, screen: str
) -> None:
    page.set_viewport_size(SCREENS[screen])
    tops: dict[str, float] = {}
    for file in (one for folder in FOLDERS for one in sorted((site / folder).glob("*.html"))):
        path = file.relative_to(site).as_posix()
        page.goto(f"{base_url}/{path}")
        tops[path] = page.evaluate(FIRST)
    assert sum(top > 0 for top in tops.values()) > 10
    late = {path for path, top in tops.items() if top > SCREENS[screen]["height"] - 24}
    assert late <= LONG_DANGERS


WITHOUT_HAS = """() => {
  const drop = ({ cssRules }) => [...cssRules].forEach((rule) => {
    if (rule.selectorText?.includes(":has(")) rule.style.cssText = "";
    else if (rule.cssRules) drop(rule);
  });
  [...document.styleSheets].forEach(drop);
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("h1"));
  const kind = document.querySelector(".ps-kind");
  return words.getBoundingClientRect().top - kind.getBoundingClientRect().bottom;
}"""


def test_kind_stands_above_the_title_in_a_browser_without_has(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html")
    assert page.evaluate(WITHOUT_HAS) >= 0


def test_nothing_is_left_free_above_the_title_of_a_page_without_a_kind(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/glossary.html")
    assert page.locator("h1 + .ps-kind").count() == 0
    assert page.locator("h1").evaluate("(one) => getComputedStyle(one).paddingTop") == "0px"
