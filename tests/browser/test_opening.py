"""Every page opens from a web server and from a folder, without an error, and asks nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import pages_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("served_by", ["base_url", "file_url"])
def test_every_page_opens_in_silence(
    request: pytest.FixtureRequest, site: Path, page: Page, trouble: list[str], served_by: str
) -> None:
    start = request.getfixturevalue(served_by)
    paths = pages_of(site)
    assert len(paths) > 10, "this is not the site"
    heard = []
    for path in paths:
        # The page for a wrong address names everything from the root, which a folder has not.
        if path == "404.html" and served_by == "file_url":
            continue
        page.goto(f"{start}/{path}", wait_until="load")
        if not page.locator("h1").is_visible():
            heard.append(f"{path}: no title")
        heard += [f"{path}: {words}" for words in trouble]
        trouble.clear()
    assert not heard, "\n".join(heard)
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == []  # nothing is kept until colours are chosen


@pytest.mark.parametrize("served_by", ["base_url", "file_url"])
def test_letters_come_from_the_site(
    request: pytest.FixtureRequest, page: Page, served_by: str
) -> None:
    page.goto(f"{request.getfixturevalue(served_by)}/index.html")
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    )
    assert page.evaluate("document.fonts.check('1rem \"Partnership Sans\"')")
