"""Criteria of WCAG that axe cannot test: titles, headings and the language of every page."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from tests.browser.kinds import is_version, pages_of

pytestmark = pytest.mark.browser


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
