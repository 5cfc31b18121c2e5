"""Measure the search on a slow processor: from each key of a query to its first result, laid out.

Queries of tests/search_held_back.yml are typed key by key into a site opened from a folder, where
the search runs in the page itself: Chromium slows that down, but never a worker.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize
from tests.benchmarks.bench import ROOT
from tests.browser import searching
from tests.browser.chromium import started

SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 800},
}
_TYPE = """async ([query, field, list]) => {
  const [input, results] = [field, list].map((name) => document.querySelector(name));
  const took = [];
  for (let length = 1; length <= query.length; length += 1) {
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    input.value = query.slice(0, length);
    input.dispatchEvent(new Event("input"));
    results.firstElementChild?.getBoundingClientRect();
    took.push(performance.now() - began);
  }
  return took;
}"""


def main() -> None:
    given = _arguments()
    print(f"processor ÷ {given.slower}{'':9} keys   median ms   95 %   slowest")
    with started() as browser:
        for name in SCREENS:
            took = measure(browser, given.site, name, every=given.every, slower=given.slower)
            most = took[int(len(took) * 0.95)]
            print(f"{name:<20}{len(took):7}{median(took):12.1f}{most:7.1f}{took[-1]:10.1f}")


def measure(browser: Browser, site: Path, screen: str, *, every: int, slower: int) -> list[float]:
    """Return the milliseconds of each key of every so many queries, the quickest first."""
    queries = [one.type for one in searching.questions("search_held_back")[::every]]
    with _opened(browser, site, SCREENS[screen]) as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        return sorted(time for query in queries for time in _typed(page, query))


def _typed(page: Page, query: str) -> list[float]:
    """Return the milliseconds of each key of a query."""
    found: list[float] = page.evaluate(_TYPE, [query, searching.OURS.field, searching.OURS.list])
    return found


@contextmanager
def _opened(browser: Browser, site: Path, screen: ViewportSize) -> Iterator[Page]:
    context = browser.new_context(viewport=screen)
    page = context.new_page()
    searching.open_search(page, f"{site.as_uri()}/index.html")
    searching.wait_for_text(page)
    yield page
    context.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.search_keys",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site")
    parser.add_argument("--slower", type=int, default=4, help="by which the processor is divided")
    parser.add_argument("--every", type=int, default=8, help="every so many queries")
    return parser.parse_args()


if __name__ == "__main__":
    main()
