from pathlib import Path

import pytest
from tests.builders import WriteTree

from packsite.model.references import Span
from packsite.model.settings import Settings
from packsite.read.menu import Menu, MenuEntry, menu


def test_every_page_of_the_menu_has_its_place(write_tree: WriteTree) -> None:
    text = (
        "site_name: !ENV [NAME, x]\n"
        "nav:\n"
        "  - index.md\n"
        "  - Standards:\n"
        "      - Visits: standards/visits.md\n"
        "      - More: {'Deep': standards/more.md}\n"
        "  - Elsewhere: https://example.org/x\n"
        "plugins: [a.md]\n"
        "hook: !!python/name:os.system\n"
    )

    def entry(uri: str) -> MenuEntry:
        return MenuEntry(uri, Span(text.index(uri), text.index(uri) + len(uri)))

    found = menu(Settings(write_tree({"mkdocs.yml": text})))
    entries = (entry("index.md"), entry("standards/visits.md"), entry("standards/more.md"))
    assert found == Menu("mkdocs.yml", text, entries)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("site_name: x\n", id="no menu"),
        pytest.param("nav:\n", id="empty menu"),
        pytest.param("- nav: [a.md]\n", id="a list"),
        pytest.param("nav: [a.md\n", id="not yaml"),
    ],
)
def test_a_file_without_a_menu_has_no_entries(write_tree: WriteTree, text: str) -> None:
    assert menu(Settings(write_tree({"mkdocs.yml": text}))) == Menu("mkdocs.yml", text)


def test_without_a_file_there_is_no_menu(tmp_path: Path) -> None:
    assert menu(Settings(tmp_path)) == Menu("mkdocs.yml", "")


def test_the_menu_can_be_in_another_file(write_tree: WriteTree) -> None:
    root = write_tree({"zensical.yml": "nav: [a.md]\n"})
    found = menu(Settings(root, menu="zensical.yml"))
    assert found == Menu("zensical.yml", "nav: [a.md]\n", (MenuEntry("a.md", Span(6, 10)),))


@pytest.mark.parametrize(
    "nav",
    [
        "&a [*a, index.md]",
        "[&a [index.md], " + ", ".join(["*a"] * 1_000) + "]",
        f"{'[' * 5_000}index.md{']' * 5_000}",
        "&a {x: *a}",
    ],
    ids=["holds itself", "aliases", "deep", "mapping that holds itself"],
)
def test_a_menu_that_would_have_no_end_is_read_in_an_instant(
    write_tree: WriteTree, nav: str
) -> None:
    found = menu(Settings(write_tree({"mkdocs.yml": f"nav: {nav}\n"})))
    assert len(found.entries) <= 1
