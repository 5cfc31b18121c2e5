"""What is overdue or due soon is counted in the browser, by the reader's day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.days import STANDARD, open_days_after_due
from tests.browser.serving import served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def reworded_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site, served, with a statement that others rely on reworded."""
    copy = tmp_path_factory.mktemp("reworded")
    for name in ("docs", "standards", "neglect_pack", "hooks"):
        shutil.copytree(ROOT / name, copy / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    groups = copy / "standards/core-groups.md"
    text = groups.read_text("utf-8")
    words = "### CPS-08.1 The first core group meets within"
    assert words in text
    groups.write_text(text.replace(words, f"{words} no more than"), "utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "--no-strict"]
    environment = {**os.environ, "PACKSITE_PDF": "0"}
    run = subprocess.run(
        build, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    with served(copy / "site") as address:
        yield address


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-91, ""),
        (-90, "due in 90 days"),
        (-1, "due tomorrow"),
        (0, "due today"),
        (1, "past its review date"),
    ],
)
def test_a_date_is_marked_in_words_by_the_readers_day(
    page: Page, file_url: str, days: int, words: str
) -> None:
    open_days_after_due(page, file_url, days)
    expect(page.locator(".ps-facts .ps-due")).to_have_text([words] if words else [])
    expect(page.locator(".ps-overdue")).to_be_visible(visible=days > 0)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_owners_page_marks_and_counts(
    page: Page, base_url: str, axe: Callable[[Page], list[str]], colours: str
) -> None:
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    page.clock.set_fixed_time(datetime(2100, 1, 1, 12))
    page.goto(f"{base_url}/reviews.html")
    rows = page.locator("time.ps-review-date")
    count = rows.count()
    assert count
    expect(page.locator(".ps-due--past")).to_have_count(count)
    expect(page.locator(".ps-review-count").first).to_contain_text("past review, 0 due")
    assert axe(page) == []
    page.goto(f"{base_url}/{STANDARD}")
    expect(page.get_by_role("note").filter(has_text="past its review date")).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_what_is_to_be_checked_again_stands_with_its_owner(
    page: Page, reworded_url: str, axe: Callable[[Page], list[str]], colours: str, width: int
) -> None:
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{reworded_url}/reviews.html")
    page.get_by_role("article").get_by_role("link", name="Safeguarding Partnership").first.click()
    expect(page.locator(":target")).to_contain_text("Check still right")
    expect(page.get_by_text("has been reworded. These refer to it:").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
