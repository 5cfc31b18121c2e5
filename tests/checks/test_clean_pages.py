"""The pages that a check keeps spare work, and never hide a problem."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file
from tests.conftest import TODAY

from packsite import checks
from packsite.cache.key import code_digest
from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.pipeline import check

PAGES = {
    "docs/index.md": a_file(),
    "docs/wrong.md": a_file("PG-02", "One behavior.\n", title="Wrong"),
    "docs/data/words.yml": "- ecomap\n",
}
Check = Callable[[], tuple[list[str], list[str]]]


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    return write_tree(PAGES)


@pytest.fixture
def checked(root: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check the pages, and return the ids of those held to the rules, and the codes."""
    held: list[str] = []
    of_a_page = checks.of_a_page

    def rules(page: Document, library: Library) -> Iterator[Problem]:
        held.append(page.facts.id)
        return of_a_page(page, library)

    def run() -> tuple[list[str], list[str]]:
        held.clear()
        settings = Settings(root)
        site = check(settings, TODAY, read=checks.reader_with_clean_pages(settings))
        return sorted(held), [problem.code.id for problem in site.problems]

    monkeypatch.setattr(checks, "of_a_page", rules)
    return run


def test_only_a_page_with_a_problem_is_held_to_the_rules_again(checked: Check) -> None:
    assert checked() == (["PG-01", "PG-02"], ["LAN104"])
    assert checked() == (["PG-02"], ["LAN104"])


def test_a_problem_in_an_edited_page_is_found(root: Path, checked: Check) -> None:
    checked()
    (root / "docs/index.md").write_text(a_file(body="One color.\n"), "utf-8")
    assert checked() == (["PG-01", "PG-02"], ["LAN104", "LAN104"])


def test_a_problem_by_an_edited_data_file_is_found(root: Path, checked: Check) -> None:
    (root / "docs/index.md").write_text(a_file(body="An ecomap.\n"), "utf-8")
    checked()
    (root / "docs/data/words.yml").write_text("- genogram\n", "utf-8")
    assert checked() == (["PG-01", "PG-02"], ["SPL102", "LAN104"])


@pytest.mark.parametrize("room", ["checks", "read", "templates"])
def test_every_page_is_held_to_the_rules_of_changed_code(
    checked: Check, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    def changed(*names: str) -> str:
        return "of other code" if f"packsite.{room}" in names else code_digest(*names)

    checked()
    monkeypatch.setattr("packsite.checks.clean_pages.code_digest", changed)
    assert checked() == (["PG-01", "PG-02"], ["LAN104"])


def test_a_damaged_store_counts_as_empty(root: Path, checked: Check) -> None:
    checked()
    (entry,) = (root / ".cache/packsite/checks").glob("*.entry")
    entry.write_bytes(entry.read_bytes() + b"0")
    assert checked() == (["PG-01", "PG-02"], ["LAN104"])


def test_the_pages_are_those_of_the_first_check(root: Path) -> None:
    first, second = (
        check(Settings(root), TODAY, read=checks.reader_with_clean_pages(Settings(root)))
        for _ in range(2)
    )
    assert second == first
