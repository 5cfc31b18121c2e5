"""Measure the search on a slow processor: from each key of a query to its first result, laid out.

Queries of tests/search_held_back.yml are typed key by key into a site opened from a folder, where
the search runs in the page itself: Chromium slows that down, but never a worker.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize
from tests.browser import searching

_PHONE: ViewportSize = {"width": 390, "height": 844}
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


def measure(browser: Browser, site: Path, *, every: int, slower: int) -> list[float]:
    """Return the milliseconds of each key of every so many queries, on a phone.

    `slower` is what the processor is divided by.
    """
    queries = [one.type for one in searching.questions("search_held_back")[::every]]
    with _opened(browser, site) as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        return [time for query in queries for time in _typed(page, query)]


def _typed(page: Page, query: str) -> list[float]:
    """Return the milliseconds of each key of a query."""
    found: list[float] = page.evaluate(_TYPE, [query, searching.FIELD, searching.LIST])
    return found


@contextmanager
def _opened(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(viewport=_PHONE)
    page = context.new_page()
    searching.open_search(page, f"{site.as_uri()}/index.html")
    searching.wait_for_text(page)
    yield page
    context.close()
