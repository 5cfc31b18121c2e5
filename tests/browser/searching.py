"""Type into the search of a page and read what it lists: for the tests and the benchmark."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page

LISTS = ("search_gold", "search_held_back")
"""Lists of queries with the pages that answer, in the folder of the tests."""

_ASK = """async ([query, names]) => {
  const [field, status, list] = ["field", "status", "list"].map((name) => (
    document.querySelector(names[name])));
  const links = () => [...list.children].filter((item) => !item.matches(".ps-search__answer"))
    .map((item) => [item, ...item.querySelectorAll("a[href]")].flatMap(({ href }) => href ?? []));
  const answered = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(status, { childList: true });
  });
  const began = performance.now();
  field.value = query;
  field.dispatchEvent(new Event(names.event));
  await answered;
  return { took: performance.now() - began, links: links() };
}"""


@dataclass(frozen=True, slots=True)
class Box:
    """The parts of a search box by their selectors, and the event that it listens to."""

    field: str
    status: str
    list: str
    event: str


OURS = Box(".ps-search__field", ".ps-search__status", ".ps-search__list", "input")
MATERIAL = Box(
    "[data-md-component=search-query]",
    ".md-search-result__meta",
    ".md-search-result__list",
    "keyup",
)


@dataclass(frozen=True, slots=True)
class Question:
    """Words that somebody types, and the pages that answer."""

    part: str
    type: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The links of each result, best first, and the milliseconds from the key to the list."""

    links: Sequence[Sequence[str]]
    took: float

    def ids(self, id_by_url: Mapping[str, str]) -> list[str]:
        """Return the ids of the pages, best first."""
        urls = [links[0].split("#")[0].split("?")[0] for links in self.links]
        longest_first = sorted(id_by_url, key=len, reverse=True)
        return [
            next((id_by_url[own] for own in longest_first if url.endswith(own)), url)
            for url in urls
        ]


def questions(name: str) -> list[Question]:
    """Return a list of queries by its name, one of LISTS."""
    path = Path(__file__).resolve().parents[1] / f"{name}.yml"
    parts = yaml.safe_load(path.read_text("utf-8"))
    return [
        Question(part, str(entry["type"]), (entry["page"], *entry.get("also", ())))
        for part, entries in parts.items()
        for entry in entries
    ]


def ids_by_url(site: Path) -> Mapping[str, str]:
    """Return the id of every page of a built site by its address, as `/standards/visits.html`."""
    index = (site / "search" / "index.js").read_text("utf-8")
    pages = json.loads(index[index.index("=") + 1 : index.rindex(";")])["pages"]
    return {f"/{url}": page_id for url, page_id, *_ in pages}


def open_search(page: Page, address: str, box: Box = OURS) -> None:
    """Open a page and its search, and wait until it can answer."""
    page.goto(address)
    press_slash(page)
    page.keyboard.type("child")
    page.locator(f"{box.list} > *").first.wait_for()


def press_slash(page: Page) -> None:
    """Press the search's key, once the page's scripts listen to keys."""
    page.wait_for_load_state()
    page.keyboard.press("/")


def wait_for_text(page: Page, box: Box = OURS) -> None:
    """Wait until the sections' text is there too: its words are marked then."""
    page.locator(f"{box.list} mark").first.wait_for()


def ask(page: Page, query: str, box: Box = OURS) -> Answer:
    """Put a query into the open search, as the last key of it does."""
    answer = page.evaluate(_ASK, [query, asdict(box)])
    return Answer(answer["links"], answer["took"])


def shares(places: Iterable[int]) -> tuple[float, float]:
    """Return how many of the questions were answered first, and in the first three."""
    found = list(places)
    return tuple(sum(0 < place <= most for place in found) / len(found) for most in (1, 3))  # type: ignore[return-value]


def place(answer: Sequence[str], pages: Iterable[str]) -> int:
    """Return the place of the first page that answers, from 1; 0 where none does."""
    wanted = set(pages)
    return next((at for at, page_id in enumerate(answer, 1) if page_id in wanted), 0)


def results(page: Page) -> list[str]:
    """Return the titles of the listed pages, best first."""
    return page.locator(".ps-search__title").all_inner_texts()


def said(page: Page) -> str:
    """Return what is said of the result."""
    return page.locator(".ps-search__status[role=status]").inner_text()


def field(page: Page) -> Locator:
    """Return the search's field."""
    return page.get_by_role("combobox", name="Search this site")


def kind(page: Page) -> Locator:
    """Return the filter of kinds."""
    return page.get_by_role("combobox", name="Kind")


def role(page: Page) -> Locator:
    """Return the filter of roles."""
    return page.get_by_role("combobox", name="For")
