"""Criteria of WCAG that axe cannot test: headings, titles, spacing of text, names on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page
from tests.browser.kinds import KINDS, is_version, pages_of

pytestmark = pytest.mark.browser

SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-bottom: 2em !important; }"""
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


@pytest.fixture(scope="module", params=[1280, 320])
def spaced(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Return a page on which a reader may set the distances of letters, words and lines."""
    context = chromium.new_context(
        bypass_csp=True,  # as a browser's own tool for this does
        viewport={"width": request.param, "height": 800},
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.wcag("More space between letters, words and lines cuts nothing off", "1.4.12")
@pytest.mark.parametrize("kind", KINDS)
def test_more_space_between_letters_and_lines_cuts_nothing(
    spaced: Page, base_url: str, kind: str
) -> None:
    spaced.goto(f"{base_url}/{KINDS[kind]}")
    before = spaced.evaluate(CUT)
    spaced.add_style_tag(content=SPACED)
    assert [one for one in spaced.evaluate(CUT) if one not in before] == []
    wide = spaced.evaluate("document.documentElement.scrollWidth")
    assert spaced.viewport_size
    assert wide <= spaced.viewport_size["width"]


@pytest.mark.wcag("Every page has a title of its own, and headings in order", "1.3.1, 2.4.2")
def test_every_page_has_one_title_of_its_own_and_headings_in_order(site: Path) -> None:
    titles: Counter[str] = Counter()
    wrong = []
    for path in sorted(site.rglob("*.html")):
        page = html.fromstring(path.read_bytes().decode())
        titles[(page.findtext(".//title") or "").strip()] += 1
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        leaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if levels.count(1) != 1 or levels[0] != 1 or leaps:
            wrong.append(f"{path.relative_to(site)}: {levels}")
    assert wrong == []
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_every_page_leads_to_the_statement_and_the_privacy_page(site: Path) -> None:
    for path in [path for path in pages_of(site) if not is_version(path)]:
        (foot,) = html.fromstring((site / path).read_bytes().decode()).iter("footer")
        links = [str(link.get("href")) for link in foot.iter("a")]
        for name in ("accessibility.html", "privacy.html", "contents.html"):
            assert any(link.endswith(name) for link in links), f"{path}: {name}"


@pytest.mark.wcag("Every page names its language", "3.1.1")
def test_every_page_names_its_language(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        assert html.fromstring(path.read_bytes().decode()).get("lang") in {"en", "en-GB"}, path
