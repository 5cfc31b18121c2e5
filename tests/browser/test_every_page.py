"""No failure of WCAG 2.2 A and AA that a program can find, on any page: `make accessibility`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import pages_of
from tests.browser.looks import LOOKS, take_on

pytestmark = pytest.mark.every_page


@pytest.mark.wcag(
    "axe-core finds no failure on any page, in light and dark, on a desktop and a phone",
    "all that a program can test",
)
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page(
    page: Page, axe: Callable[[Page], list[str]], base_url: str, site: Path, look: str
) -> None:
    take_on(page, look)
    found = {}
    for path in pages_of(site):
        page.goto(f"{base_url}/{path}")
        if failures := axe(page):
            found[path] = failures
    assert found == {}
