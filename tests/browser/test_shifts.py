"""Nothing jumps under a reader's finger while a page loads."""

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.kinds import KINDS
from tests.browser.looks import PHONE
from tests.browser.shifts import MOST, layout_shift

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", ["standard", "standard for a role", "calculator"])
def test_nothing_jumps_on_a_phone_and_a_slow_line(
    chromium: Browser, base_url: str, kind: str
) -> None:
    assert layout_shift(chromium, f"{base_url}/{KINDS[kind]}") <= MOST


@pytest.mark.wcag("At 320 pixels, or 400 % zoom, nobody scrolls sideways", "1.4.10")
@pytest.mark.parametrize("kind", ["home", "standard", "calculator", "not found"])
def test_at_400_percent_what_stands_above_the_text_takes_less_than_a_third(
    page: Page, base_url: str, kind: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{base_url}/{KINDS[kind]}")
    top = page.locator(".md-container").bounding_box()
    assert top
    assert top["y"] < 256 / 3
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == (
        "static"
    )


COVERED = """() => {
  const [name, ...parts] = [...document.querySelectorAll(".ps-brand span, .ps-bar__button")]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
  return parts.filter(({ left, top }) => left < name.right && top < name.bottom).length;
}"""


@pytest.mark.wcag("Text twice as large fits on a phone, and nothing covers it", "1.4.4")
@pytest.mark.parametrize(
    "path",
    [
        KINDS["standard"],
        KINDS["A to Z"],
        KINDS["not found"],
        "standards/audit-tool.html",
        "packs/build.html?pack=CPS-08",
    ],
)
def test_text_twice_as_large_fits_on_a_phone(page: Page, base_url: str, path: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}/{path}", wait_until="networkidle")
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme has 125 %
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert page.evaluate(COVERED) == 0
