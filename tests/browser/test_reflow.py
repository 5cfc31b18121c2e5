"""At 320 pixels, or 400 % zoom, nobody scrolls sideways; targets are large enough for a finger."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import KINDS, pages_of

pytestmark = pytest.mark.browser


@pytest.mark.wcag("At 320 pixels, or 400 % zoom, nobody scrolls sideways", "1.4.10")
def test_no_page_is_wider_than_320_pixels(page: Page, site: Path, base_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for name in pages_of(site):
        page.goto(f"{base_url}/{name}")
        width = page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
        )
        if width > 320:
            wide[name] = width
    assert wide == {}


@pytest.mark.wcag("Buttons are large enough for a finger", "2.5.8")
@pytest.mark.parametrize("kind", KINDS)
def test_buttons_are_large_enough(page: Page, base_url: str, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base_url}/{KINDS[kind]}")
    small = page.evaluate("""() => [...document.querySelectorAll("button, summary, .ps-pdf")]
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
        .filter(([box]) => box.width < 24 || box.height < 24)
        .map(([box, html]) => `${box.width} x ${box.height}: ${html}`)""")
    assert small == []
