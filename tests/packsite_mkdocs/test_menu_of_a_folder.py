"""The menu is rendered once for a folder, and is on every page as if rendered for that page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Macro
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import url_filter
from tests.packsite_mkdocs.project import REPOSITORY

from packsite_mkdocs.menu import Entries

MENU: list[Any] = [
    "index.md",
    {"Standards": ["a/index.md", "a/one.md", {"More": ["a/two.md", "a/b/three.md"]}, "a/four.md"]},
    {"Elsewhere": [{"Deep": ["c/five.md", {"Deeper": ["c/six.md"]}]}, {"A link": "/x.html"}]},
    {"About": ["d/seven.md", "e/eight.md"]},
]
TWICE: list[Any] = [
    *MENU,
    {
        "Part": [
            {"First": ["a/9.md", "a/8.md"]},
            {"Second": ["a/9.md", "a/7.md"]},
            {"Third": ["a/6.md"]},
        ]
    },
]
SHOWN = """{% import "partials/menu.html" as menu with context %}
{{ entries(menu.entry, menu.shown, 1) }}
{{ entries(menu.address, (menu.parts | last).children) }}"""
DESK = "For editors"


def site(menu: list[Any]) -> Navigation:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A site", "nav": menu, "use_directory_urls": False})
    config.validate()
    uris = sorted({uri for uri in _uris(menu) if uri.endswith(".md")})
    nav = get_navigation(
        Files([File(uri, "docs", "site", use_directory_urls=False) for uri in uris]), config
    )
    for page in nav.pages:
        page.markdown = f"# {page.file.src_uri}"
    return nav


def _uris(menu: Any) -> Iterator[str]:
    for item in menu.values() if isinstance(menu, dict) else menu:
        if isinstance(item, str):
            yield item
        else:
            yield from _uris(item)


def anew(macro: Macro, items: list[Any], *more: object) -> str:
    return "".join(str(macro(item, *more)) for item in items)


def written(nav: Navigation, entries: Any, pages: Iterable[Page | None]) -> list[str]:
    """Return the menu of each page."""
    env = Environment(loader=FileSystemLoader(REPOSITORY / "hooks/packsite_mkdocs/theme"))
    env.filters["url"] = url_filter
    env.globals["entries"] = entries
    template, made = env.from_string(SHOWN), []
    config = {"extra": {"editors": DESK}}
    for page in pages:
        base = get_relative_url(".", page.url) if page else "/"
        if page:
            page.active = True
        made.append(template.render(page=page, nav=nav, base_url=base, config=config))
        if page:
            page.active = False
    return made


@pytest.mark.parametrize("menu", [MENU, TWICE], ids=["once", "twice"])
def test_every_page_has_the_menu_that_is_its_own(menu: list[Any]) -> None:
    nav = site(menu)
    pages = [None, *nav.pages, *reversed(nav.pages), None, nav.pages[2]]
    plain = written(nav, anew, pages)
    assert written(nav, Entries(nav).write, pages) == plain
    assert len({*plain}) == len({id(page) for page in pages})


def test_a_line_is_written_once_for_a_folder_and_once_more_where_the_reader_is() -> None:
    nav = site([{"All": [f"a/{number}.md" for number in range(40)]}])
    entries, lines = Entries(nav), []

    @pass_context
    def noted(context: Any, macro: Macro, items: list[Any], *more: object) -> str:
        def write(*given: object) -> str:
            lines.append((macro.name, given[0]))
            return str(macro(*given))

        write.name = macro.name  # type: ignore[attr-defined]
        return str(entries.write(context, write, items, *more))  # type: ignore[arg-type]

    written(nav, noted, nav.pages)
    count = Counter(name for name, _ in lines)
    assert count == {"entry": 40 + 40 + 40, "address": 40 + 40}, "the part itself is marked, too"


def test_the_part_for_editors_is_in_the_menu_on_its_own_pages_alone() -> None:
    nav = site([{"All": ["a/1.md", "a/2.md"]}, {DESK: ["b/3.md", "b/4.md"]}])
    shown = written(nav, Entries(nav).write, [None, *nav.pages])
    assert [DESK in text for text in shown] == [False, False, False, True, True]
