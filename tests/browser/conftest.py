"""The fictional site, built once, and a browser that tells of every error and foreign request."""

from collections.abc import Callable, Iterator, Mapping
from fcntl import LOCK_EX, flock
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.chromium import started
from tests.browser.profiles import as_new, new_profile, watched
from tests.browser.searching import open_search, wait_for_text
from tests.browser.serving import served
from tests.westmarsh import WESTMARSH, build

from packsite.model.settings import Settings
from packsite.read.data.library import library
from packsite_mkdocs.assets import SOURCES

BRAND = library(Settings(WESTMARSH))[0].brand
"""Whose site it is that the tests open."""
ASSETS = Path(__file__).resolve().parents[2] / "hooks/packsite_mkdocs/theme/assets"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTRAST = ["color-contrast"]


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site: of `--site`, or Westmarsh's, built once for all."""
    if given := request.config.getoption("--site"):
        return Path(given).resolve()
    place = tmp_path_factory.getbasetemp()
    return _built(place.parent if hasattr(request.config, "workerinput") else place)


@pytest.fixture(scope="session")
def content(request: pytest.FixtureRequest) -> Path:
    """Return the folder with the content of the site: the one around `--site`, or Westmarsh's."""
    given = request.config.getoption("--site")
    return Path(given).resolve().parent if given else WESTMARSH


def _built(place: Path) -> Path:
    """Build the site in a folder that processes share: the first builds, and the others wait."""
    folder = place / "site"
    with (place / "site.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():  # it is there only when it is whole
            build(folder)
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


@pytest.fixture(scope="module")
def found(with_scripts: Callable[..., Page], site: Path) -> Callable[..., list[list[str]]]:
    """Return a function that lists the ids of the pages that each query finds, without the box."""
    page = with_scripts("search.js")
    for file in ("index.js", "text.js"):
        page.add_script_tag(url=(site / "search" / file).as_uri())
    page.evaluate("""() => {
      globalThis.answers = new packsite.search.Answers(packsite.searchIndex);
      answers.texts = packsite.searchText;
    }""")
    ids = page.evaluate(
        "Object.fromEntries(packsite.searchIndex.pages.map(([url, id]) => [url, id]))"
    )

    def found(*queries: str) -> list[list[str]]:
        urls = page.evaluate(
            """(all) => all.map((one) => answers.answer(one).items)
              .map((items) => items.filter(({ isAnswer }) => !isAnswer).map(({ url }) => url))""",
            queries,
        )
        return [[ids[url] for url in one] for one in urls]

    return found


@pytest.fixture(scope="session")
def heard() -> list[str]:
    """Return the list that fills with what goes wrong on pages that are watched."""
    return []


@pytest.fixture
def trouble(heard: list[str]) -> list[str]:
    """Return what went wrong in the browser; a test that expects some clears the list."""
    heard.clear()
    return heard


@pytest.fixture
def watch(trouble: list[str]) -> Callable[[Page], Page]:
    """Return a function that has a page report its trouble; for pages a test opens by itself."""
    return partial(watched, trouble)


@pytest.fixture(scope="session")
def tab(chromium: Browser, heard: list[str]) -> Iterator[Page]:
    """Return the page of this process. Whoever uses it leaves it `as_new`: a profile is dear."""
    with new_profile(chromium) as page:
        yield watched(heard, page)


@pytest.fixture
def page(tab: Page, trouble: list[str]) -> Iterator[Page]:
    """Return the page of this process, as new; at the end nothing may have gone wrong on it."""
    yield tab
    as_new(tab)
    assert not trouble, "\n".join(trouble)


@pytest.fixture(scope="session")
def bare_tab(chromium: Browser) -> Iterator[Page]:
    with new_profile(chromium, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def bare(bare_tab: Page) -> Iterator[Page]:
    """Return a page of a browser that runs no scripts, as new."""
    yield bare_tab
    as_new(bare_tab)


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
    with new_profile(chromium) as page:
        open_search(watched(trouble, page), f"{request.getfixturevalue(request.param)}/about.html")
        wait_for_text(page)
        yield page
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def searching(page: Page, address: str) -> Page:
    """Return a page whose search is open and has everything it needs."""
    open_search(page, f"{address}/about.html")
    wait_for_text(page)
    return page
