"""Type into the search of a page and read what it lists: for the tests and the benchmark."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page

FIELD, LIST = ".ps-search__field", ".ps-search__list"
_ASK = """async ([query, ...names]) => {
  const [field, status, list] = names.map((name) => document.querySelector(name));
  const links = () => [...list.children].filter((item) => !item.matches(".ps-search__answer"))
    .map((item) => [item, ...item.querySelectorAll("a[href]")].flatMap(({ href }) => href ?? []));
  const answered = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(status, { childList: true });
  });
  field.value = query;
  field.dispatchEvent(new Event("input"));
  await answered;
  return links();
}"""


@dataclass(frozen=True, slots=True)
class Question:
    """Words that somebody types, and the pages that answer."""

    part: str
    type: str
    pages: tuple[str, ...]


def questions(name: str) -> list[Question]:
    """Return a list of queries of the folder of the tests, by its name."""
    path = Path(__file__).resolve().parents[1] / f"{name}.yml"
    parts = yaml.safe_load(path.read_text("utf-8"))
    return [
        Question(part, str(entry["type"]), (entry["page"], *entry.get("also", ())))
        for part, entries in parts.items()
        for entry in entries
    ]


def open_search(page: Page, address: str) -> None:
    """Open a page and its search, and wait until it can answer."""
    page.goto(address)
    press_slash(page)
    page.keyboard.type("child")
    page.locator(f"{LIST} > *").first.wait_for()


def press_slash(page: Page) -> None:
    """Press the search's key, once the page's scripts listen to keys."""
    page.wait_for_load_state()
    page.keyboard.press("/")


def wait_for_text(page: Page) -> None:
    """Wait until the sections' text is there too: its words are marked then."""
    page.locator(f"{LIST} mark").first.wait_for()


def ask(page: Page, query: str) -> list[list[str]]:
    """Put a query into the open search, as its last key does; return the links of each result."""
    links: list[list[str]] = page.evaluate(_ASK, [query, FIELD, ".ps-search__status", LIST])
    return links


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
