"""A page gets another id or file name, and everything goes on leading to it."""

from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.currency.pages import currency_pages
from packsite.edit.rename import rename
from packsite.model.addresses import version_uri
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import PacksiteError, Settings
from packsite.pipeline import check
from packsite.read.menu import menu

MENU = """\
site_name: Safe
nav:
  - Home: index.md
  - Reviews:
      - "Reviews: one": learning/lb-2026-01.md # the newest
      - Pages: help/about.md
  - Packs: packs/one.md
""" + "".join(f"  - {page.uri}\n" for page in OUTLINES)
BRIEF = """\
## The review

What happened ([[source:WT2026]]). ![A door](door.svg) [Help](../help/about.md#it).

## What needs to improve

### F1 Signs were missed

Nobody asked.

### F2 Nobody said, see [[LB-2026-01.F1]]

Nothing.
"""
CONFIRMED = "PG-01:\n  LB-2026-01.F1: {words: bcdfghjklmnp, day: 2026-11-20}\n"
LEDGER = """\
LB-2026-01: {title: "Reviews", addresses: [learning/lb-2026-01.html], versions: [2026-11-23]}
PK-01: {title: "One", addresses: [packs/one.html], versions: [2026-11-23], contents: [LB-2026-01]}
"""
SITE = {
    "mkdocs.yml": MENU,
    "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
    "docs/data/sources.yml": (
        "WT2026: {title: T, short: S, publisher: P, date: '2026', seen: primary}\n"
    ),
    "docs/data/language.yml": "# Quotes: LB-2026-01.\nquoted_on: [LB-2026-01]\n",
    "docs/data/confirmed.yml": CONFIRMED,
    "docs/data/published.yml": LEDGER,
    "docs/index.md": a_file(
        body="[What reviews say](learning/lb-2026-01.md#F1), [[LB-2026-01.F2|so]],\n"
        "LB-2026-012, `LB-2026-01`.\n",
        answers="[LB-2026-01.F1, LB-2026-01.F2]",
    ),
    "docs/help/about.md": a_file("PG-02", "## It {#it}\n\nWords.\n", title="About"),
    "docs/learning/lb-2026-01.md": a_file("LB-2026-01", BRIEF, title="Reviews", scope="local"),
    "docs/learning/door.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "docs/packs/one.md": a_file("PK-01", title="One", contents="[LB-2026-01]"),
}


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    return write_tree(SITE)


def texts(root: Path, today: date, old: str, new: str) -> dict[str, str]:
    """Return the new text of each file that a new name changes, by its new name."""
    settings = Settings(root)
    changed = rename(check(settings, today), menu(settings), old, new, today)
    return {file.moved_to or file.file: file.after for file in changed}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("LB-2026-01", "LB-2026-02"),
        ("PK-01", "PK-02"),
        ("docs/learning/lb-2026-01.md", "docs/learning/old/reviews.md"),
    ],
)
def test_the_site_is_clean_after_it(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    (root / "docs/data/confirmed.yml").unlink()
    main(["--root", str(root), "confirm", "--new"])
    assert main(["--root", str(root), "rename", old, new, "--write"]) == 0
    capsys.readouterr()
    assert main(["--root", str(root), "check"]) == 0
    assert capsys.readouterr().out == "", "no reference asks to be confirmed again"


def test_nothing_is_written_before_it_is_shown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "rename", "LB-2026-01", "LB-2026-02"]) == 1
    shown = capsys.readouterr().out
    assert "--- docs/learning/lb-2026-01.md (now)\n+++ docs/learning/lb-2026-02.md (after)" in shown
    assert (root / "docs/learning/lb-2026-01.md").read_text() == SITE["docs/learning/lb-2026-01.md"]


def test_every_mention_follows(root: Path, today: date) -> None:
    after = texts(root, today, "LB-2026-01", "LB-2026-02")
    assert after["docs/index.md"].endswith(
        "[What reviews say](learning/lb-2026-02.md#F1), [[LB-2026-02.F2|so]],\n"
        "LB-2026-012, `LB-2026-02`.\n"
    )
    assert "answers: [LB-2026-02.F1, LB-2026-02.F2]" in after["docs/index.md"]
    assert "contents: [LB-2026-02]" in after["docs/packs/one.md"]
    assert after["docs/data/language.yml"] == "# Quotes: LB-2026-02.\nquoted_on: [LB-2026-02]\n"


def test_a_file_named_after_its_id_follows(root: Path, today: date) -> None:
    after = texts(root, today, "LB-2026-01", "LB-2026-02")
    own = after["docs/learning/lb-2026-02.md"]
    assert own.startswith("---\nid: LB-2026-02\n")
    assert "what: The code of this page is now LB-2026-02; it was LB-2026-01.}" in own
    assert after["mkdocs.yml"] == MENU.replace(
        '"Reviews: one": learning/lb-2026-01.md # the',
        '"Reviews: one": learning/lb-2026-02.md # the',
    )


def test_a_reference_to_check_again_is_still_to_be_checked(root: Path, today: date) -> None:
    after = texts(root, today, "LB-2026-01", "LB-2026-02")["docs/data/confirmed.yml"]
    assert "PG-01:\n  LB-2026-02.F1: {words: bcdfghjklmnp, day: 2026-11-20}\n" in after


def test_the_ledger_keeps_the_old_id_and_its_addresses(root: Path, today: date) -> None:
    after = texts(root, today, "LB-2026-01", "LB-2026-02")["docs/data/published.yml"]
    *_, one, other, pack = after.splitlines()
    assert one.endswith("versions: [2026-11-23], withdrawn: 2026-11-23, replaced_by: LB-2026-02}")
    assert other.startswith("LB-2026-02: ")
    assert "addresses: [learning/lb-2026-01.html]" in other
    assert pack.endswith("contents: [LB-2026-02]}"), "the pack prints the same pages"


def test_paper_and_links_with_the_old_id_lead_to_the_page(root: Path, today: date) -> None:
    main(["--root", str(root), "rename", "LB-2026-01", "LB-2026-02", "--write"])
    made = currency_pages(check(Settings(root), today), with_pdf=False)
    assert b'content="0; url=lb-2026-02.html"' in made["learning/lb-2026-01.html"]
    assert b'href="../../learning/lb-2026-02.html"' in made[version_uri("LB-2026-01")]


def test_a_page_that_moves_takes_its_links_along(root: Path, today: date) -> None:
    after = texts(root, today, "docs/learning/lb-2026-01.md", "docs/learning/old/one.md")
    own = after["docs/learning/old/one.md"]
    assert "![A door](../door.svg) [Help](../../help/about.md#it)." in own
    assert "[What reviews say](learning/old/one.md#F1)" in after["docs/index.md"]
    assert {*after} == {"docs/index.md", "docs/learning/old/one.md", "mkdocs.yml"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("LB-2026-1", "LB-2026-02", 'No page is called "LB-2026-1". Did you mean "LB-2026-01"?'),
        ("?", "LB-2026-02", 'No page is called "?". Copy its id or its file name.'),
        ("LB-2026-01", "PK-02", '"PK-02" is not an id for a learning brief. Write one such as LB-'),
        ("LB-2026-01", "LB-26", '"LB-26" is not an id for a learning brief.'),
        ("PK-01", "PG-02", '"PG-02" is not an id for a pack.'),
        ("PG-01", "PG-02", '"PG-02" is in use, or once was. Choose a number never used before.'),
        ("PG-01", "PG-92", '"PG-92" is in use'),
        (
            "docs/index.md",
            "x.md",
            '"x.md" cannot be the file of this page. It stays below docs/, and',
        ),
        ("docs/index.md", "docs/help/about.md", 'There is already a file "docs/help/about.md".'),
    ],
)
def test_a_name_that_cannot_be_used_is_refused_in_words(
    root: Path, today: date, old: str, new: str, message: str
) -> None:
    with pytest.raises(PacksiteError) as raised:
        texts(root, today, old, new)
    assert str(raised.value).startswith(message)
