"""The real site, built once, and a browser that tells of every error and every foreign request."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from fcntl import LOCK_EX, flock
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.browser.chromium import started
from tests.browser.searching import open_search, wait_for_text
from tests.browser.serving import served

from packsite_mkdocs.assets import SOURCES

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "hooks/theme/assets"
TELL_WHAT_IS_REFUSED = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy refused: ${event.effectiveDirective} ${event.blockedURI}`);
});"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTRAST = ["color-contrast"]


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site: of `--site`, or this repository built once for all."""
    if given := request.config.getoption("--site"):
        return Path(given).resolve()
    place = tmp_path_factory.getbasetemp()
    return _built(place.parent if hasattr(request.config, "workerinput") else place)


def _built(place: Path) -> Path:
    """Build the site in a folder that processes share: the first builds, and the others wait."""
    folder = place / "site"
    with (place / "site.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():  # it is there only when it is whole
            build = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
            run = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Return the site's address on a web server that sends the site's own strict headers."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def file_url(site: Path) -> str:
    """Return the site's address as a plain folder; no slash at its end."""
    return site.as_uri()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def with_scripts(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page with some of the joined scripts, by their names.

    No site is built: the scripts come from their sources, in the order in which they are joined.
    """
    blank = tmp_path_factory.mktemp("blank") / "blank.html"
    blank.write_text("<!doctype html><meta charset=utf-8><article class=md-content></article>")
    context = chromium.new_context()

    def opened(names: str, address: str = "", data: Mapping[str, object] | None = None) -> Page:
        page = context.new_page()
        page.goto(f"{blank.as_uri()}{address}")
        page.add_script_tag(url=(ASSETS / "settings.js").as_uri())
        page.evaluate("(data) => Object.assign(packsite, data)", data)
        for source in (one for name in names.split() for one in SOURCES[name]):
            if (ASSETS / source).exists() and source != "calculator/form.js":  # it needs its page
                page.add_script_tag(url=(ASSETS / source).as_uri())
        return page

    yield opened
    context.close()


@pytest.fixture
def trouble() -> list[str]:
    """Return what went wrong in the browser; a test that expects some clears the list."""
    return []


@pytest.fixture
def watch(trouble: list[str]) -> Callable[[Page], Page]:
    """Return a function that has a page report its trouble; for pages a test opens by itself."""
    return partial(watched, trouble)


def watched(trouble: list[str], page: Page) -> Page:
    """Have a page report errors, warnings and requests to others."""

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            trouble.append(f"console {message.type}: {message.text}")

    def requested(request: Request) -> None:
        if (host := urlsplit(request.url).hostname) not in {None, "", "127.0.0.1"}:
            trouble.append(f"request to {host}: {request.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: trouble.append(f"error on the page: {error}"))
    page.on("request", requested)
    page.add_init_script(TELL_WHAT_IS_REFUSED)
    return page


@pytest.fixture
def page(chromium: Browser, watch: Callable[[Page], Page], trouble: list[str]) -> Iterator[Page]:
    """Return a new page of a new profile; at the end nothing may have gone wrong on it."""
    context = chromium.new_context()
    yield watch(context.new_page())
    context.close()
    assert not trouble, "\n".join(trouble)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return a function that names the WCAG 2.2 A and AA failures axe finds on a page.

    In the dark it tries the contrast alone: nothing else differs from the light, where every test
    tries the same page.
    """
    script = Axe()

    def failures(page: Page) -> list[str]:
        is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        options = {"runOnly": CONTRAST if is_dark else WCAG, "resultTypes": ["violations"]}
        found = script.run(page, options=options).response["violations"]
        return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]

    return failures


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    """Return the site's address, on a server and as a folder."""
    return str(request.getfixturevalue("base_url" if request.param == "http" else "file_url"))


@pytest.fixture(scope="module", params=["base_url", "file_url"], ids=["http", "file"])
def asking(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Return a page whose search is open; tests share it, ask and read, and change nothing else."""
    trouble: list[str] = []
    context = chromium.new_context()
    page = watched(trouble, context.new_page())
    open_search(page, f"{request.getfixturevalue(request.param)}/about.html")
    wait_for_text(page)
    yield page
    context.close()
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def searching(page: Page, address: str) -> Page:
    """Return a page whose search is open and has everything it needs."""
    open_search(page, f"{address}/about.html")
    wait_for_text(page)
    return page
