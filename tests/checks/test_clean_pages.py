"""The pages that a check keeps spare work, and never hide a problem."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file
from tests.conftest import TODAY
from tests.repository import commit

from packsite import checks
from packsite.cache.key import code_digest
from packsite.model.data import Library
from packsite.model.layers import CORE_FILE
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.pipeline import check

STATEMENT = "## PG-03.1 Draw it\n\nWith the child.\n"
PAGE = a_file("PG-03", f"A sentence of an ecomap.\n\n{STATEMENT}", title="Kept")
FACTS, _, BODY = PAGE.rpartition("---\n")
BARE = a_file("PG-04", "", title="Bare").rstrip("\n")
EVERY = ["PG-01", "PG-02", "PG-03", "PG-04"]
PAGES = {
    "docs/index.md": a_file(),
    "docs/kept.md": PAGE,
    "docs/bare.md": BARE,
    "docs/wrong.md": a_file("PG-02", "One behavior.\n", title="Wrong"),
    "docs/data/words.yml": "- ecomap\n",
    "docs/data/published.yml": "# Nothing yet.\n",
}
Check = Callable[[], tuple[list[str], list[str]]]
Edit = Callable[[Path], object]


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
        site = check(Settings(root), TODAY, keep=True)
        return sorted(held), [problem.code.id for problem in site.problems]

    monkeypatch.setattr(checks, "of_a_page", rules)
    return run


def test_only_a_page_with_a_problem_is_held_to_the_rules_again(checked: Check) -> None:
    assert checked() == (EVERY, ["LAN104"])
    assert checked() == (["PG-02"], ["LAN104"])


@pytest.mark.parametrize("room", ["checks", "read", "templates"])
def test_every_page_is_held_to_the_rules_of_changed_code(
    checked: Check, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    def changed(*names: str) -> str:
        return "of other code" if f"packsite.{room}" in names else code_digest(*names)

    checked()
    monkeypatch.setattr("packsite.checks.clean_pages.code_digest", changed)
    assert checked() == (EVERY, ["LAN104"])


def test_a_damaged_store_counts_as_empty(root: Path, checked: Check) -> None:
    checked()
    (entry,) = (root / ".cache/packsite/checks").glob("*.entry")
    entry.write_bytes(entry.read_bytes() + b"0")
    assert checked() == (EVERY, ["LAN104"])


def written(name: str, text: str) -> Edit:
    return lambda root: (root / name).write_text(text, "utf-8")


def with_core(root: Path) -> None:
    (root / "core/docs/data").mkdir(parents=True)
    (root / CORE_FILE).write_text("")
    (root / "core/docs/data/words.yml").write_text("- genogram\n")


def linked(root: Path) -> None:
    (root / "docs/data/words.yml").rename(root / "words.yml")
    (root / "docs/data/words.yml").symlink_to(root / "words.yml")


def lost(root: Path) -> None:
    path = root / "docs/data/roles.yml"
    path.write_text("everyone: {label: Everyone, who: Anyone}\n")
    commit(root, "2026-11-20T12:00:00Z")
    path.unlink()


def lost_line(root: Path) -> None:
    path = root / "docs/data/published.yml"
    before = path.read_text()
    path.write_text("PG-09: {title: Old, addresses: [old.html], versions: []}\n")
    commit(root, "2026-11-20T12:00:00Z")
    path.write_text(before)


EDITS: dict[str, Edit] = {
    "text": written("docs/kept.md", f"{FACTS}---\n[[PG-99]] An ecomap of one color.\n"),
    "reference to a statement": written("docs/index.md", a_file(body="We draw ([[PG-03.1]]).\n")),
    "end of the facts": written("docs/kept.md", f"{FACTS}---- \n{BODY}"),
    "end of a page": written("docs/bare.md", f"{BARE}-\n"),
    "one fact more": written("docs/kept.md", f"{FACTS}x: y\n---\n{BODY}"),
    "line above the facts": written("docs/kept.md", f"\n{FACTS}---\n{BODY}"),
    "control character": written("docs/kept.md", f"{PAGE}\x00"),
    "byte order mark": written("docs/kept.md", f"\ufeff{PAGE}"),
    "no UTF-8": lambda root: (root / "docs/kept.md").write_bytes(b"\xff"),
    "copy": written("docs/other.md", PAGE),
    "deleted page": lambda root: (root / "docs/kept.md").unlink(),
    "renamed page": lambda root: (root / "docs/kept.md").rename(root / "docs/other.md"),
    "data": written("docs/data/words.yml", "- eco map\n"),
    "deleted data": lambda root: (root / "docs/data/words.yml").unlink(),
    "data that came and went": lost,
    "line of the ledger that came and went": lost_line,
    "data of a core": with_core,
    "unknown data": written("docs/data/wards.yml", ""),
    "unknown folder": lambda root: (root / "docs/data/wards").mkdir(),
    "mark": written("docs/data/mark.svg", "<svg>"),
    "link to data": linked,
    "dead link": lambda root: (root / "docs/data/roles.yml").symlink_to("nowhere"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_check_after_an_edit_finds_what_a_cold_one_finds(root: Path, edit: Edit) -> None:
    settings = Settings(root)
    check(settings, TODAY, keep=True)
    edit(root)
    for _ in range(2):
        assert check(settings, TODAY, keep=True) == check(settings, TODAY)


def test_the_data_files_of_a_core_count_from_the_day_it_is_one(write_tree: WriteTree) -> None:
    tree = {"docs/index.md": a_file(body="An ecomap.\n"), "core/data/words.yml": "- ecomap\n"}
    settings = Settings(write_tree(tree), data="data")
    before = check(settings, TODAY, keep=True)
    write_tree({"core/core.yml": "version: '1'\n"})
    after = check(settings, TODAY, keep=True)
    assert after == check(settings, TODAY)
    assert after.library != before.library


def test_one_new_page_in_a_hundred_is_not_worth_writing(
    root: Path, checked: Check, write_tree: WriteTree
) -> None:
    write_tree({f"docs/{n}.md": a_file(f"PG-{n}", title=f"T{n}") for n in range(100, 250)})
    checked()
    (entry,) = (root / ".cache/packsite/checks").iterdir()
    kept = entry.read_bytes()
    (root / "docs/index.md").write_text(a_file(body="Another sentence.\n"), "utf-8")
    assert checked()[0] == ["PG-01", "PG-02"]
    assert entry.read_bytes() == kept


def test_no_page_is_kept_for_another_path_to_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(Settings(root), TODAY, keep=True)
    monkeypatch.chdir(root)
    here = Settings(Path())
    assert check(here, TODAY, keep=True) == check(here, TODAY)
