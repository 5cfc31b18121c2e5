"""The wait of a reader on a slow line: a first page and all it loads, as a server packs it."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response
from tests.browser.kinds import KINDS, is_version, pages_of
from tests.browser.profiles import new_profile

pytestmark = pytest.mark.browser

MOST = 150_000
"""Bytes of a first page over the wire, without the search."""
REQUESTS = 12
PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")


def weigh(chromium: Browser, address: str) -> dict[str, int]:
    """Open a page for the first time and weigh what comes, by its name."""
    came: list[Response] = []

    def keep(response: Response) -> None:  # a bound method of a list is refused
        came.append(response)

    with new_profile(chromium) as page:
        page.on("response", keep)
        page.goto(address)
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        page.wait_for_load_state("networkidle")
        return {response.url.rpartition("/")[2]: _weight(response) for response in came}


def _weight(response: Response) -> int:
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith(PACKED) else len(body)


@pytest.mark.parametrize("kind", ["home", "standard", "resource with a form", "A to Z"])
def test_first_page_is_light(chromium: Browser, base_url: str, kind: str) -> None:
    came = weigh(chromium, f"{base_url}/{KINDS[kind]}")
    heaviest = sorted(came.items(), key=lambda one: -one[1])
    assert "regular.woff2" in came
    assert len([name for name in came if name.endswith(".css")]) == 2, heaviest
    assert len([name for name in came if name.endswith(".js")]) == 2, heaviest
    assert sum(came.values()) <= MOST, heaviest
    assert len(came) <= REQUESTS, heaviest


def test_every_page_names_two_style_sheets_and_two_scripts(site: Path) -> None:
    pages = [site / page for page in pages_of(site) if not is_version(page)]
    assert len(pages) > 40
    for page in pages:
        text = page.read_text("utf-8")
        named = len(re.findall('rel="stylesheet"', text)), len(re.findall("<script src=", text))
        assert named == (2, 2), page


def test_what_no_page_uses_is_not_published(page: Page, base_url: str) -> None:
    for unused in ("assets/javascripts/lunr/tinyseg.js", "assets/javascripts/bundle.js.map"):
        assert page.request.get(f"{base_url}/{unused}").status == 404
