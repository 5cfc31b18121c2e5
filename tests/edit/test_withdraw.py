"""A withdrawn page says so, and everything in use leads to the page that replaces it."""

from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.edit.withdraw import withdraw
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import PacksiteError, Settings
from packsite.pipeline import check
from packsite.read.menu import menu

MENU = """\
site_name: Safe
nav:
  - Home: index.md # stays first
  - Notice:
      - Homes: neglect_pack/homes.md
  - Signs: neglect_pack/signs.md
  - Reviews: learning/lb-2026-01.md
  - Packs:
      - packs/one.md
      - packs/two.md
""" + "".join(f"  - {page.uri}\n" for page in OUTLINES)
BRIEF = """\
## The review

What happened ([[source:WT2026]]).

## What works well

### F1 Homes were seen

Somebody went upstairs.

## What needs to improve

### F2 Signs were missed

Nobody asked.

## Did it make a difference?

It did, and [[CNP-02]] says how.
"""
SITE = {
    "mkdocs.yml": MENU,
    "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
    "docs/data/sources.yml": (
        "WT2026: {title: T, short: S, publisher: P, date: '2026', seen: primary}\n"
    ),
    "docs/data/published.yml": (
        "PK-01: {title: One, addresses: [packs/one.html], versions: [2026-11-23],"
        " contents: [CNP-01, CNP-02]}\n"
    ),
    "docs/index.md": a_file(
        body="See [[CNP-02]], or [[CNP-02|a home]].\n\n| A | B |\n|---|---|\n"
        "| [[CNP-02\\|homes]] | see [the brief](learning/lb-2026-01.md) |\n",
    ),
    "neglect_pack/homes.md": a_file(
        "CNP-02", "## What to do\n\nLook.\n", title="Homes", part="notice",
        answers="[LB-2026-01.F1]",
    ),
    "neglect_pack/signs.md": a_file(
        "CNP-01", "## What to do\n\nLook ([homes](homes.md)).\n", title="Signs", part="notice",
        answers="[LB-2026-01.F2]",
    ),
    "docs/learning/lb-2026-01.md": a_file("LB-2026-01", BRIEF, title="Reviews", scope="local"),
    "docs/packs/one.md": a_file("PK-01", title="One", contents="[CNP-01, CNP-02]"),
    "docs/packs/two.md": a_file(
        "PK-02", title="Two", contents="\n  - LB-2026-01\n  - CNP-02 # the home\n"
    ),
}  # fmt: skip


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    return write_tree(SITE)


def texts(root: Path, today: date, page_id: str, by: str = "") -> dict[str, str]:
    """Return the new text of each file that the withdrawal of a page changes."""
    settings = Settings(root)
    changed = withdraw(check(settings, today), menu(settings), page_id, by, today)
    return {file.file: file.after for file in changed}


def test_the_tree_of_these_tests_is_clean(root: Path, today: date) -> None:
    assert check(Settings(root), today).problems == ()


@pytest.mark.parametrize("by", ["CNP-01", ""])
def test_the_site_is_clean_after_it(root: Path, by: str) -> None:
    given = ["--by", by] if by else []
    if not by:  # nothing else answers its finding
        page = root / "docs/learning/lb-2026-01.md"
        page.write_text(page.read_text().replace("scope:", "gaps: {F1: None yet.}\nscope:"))
    assert main(["--root", str(root), "withdraw", "CNP-02", *given, "--write"]) == 0
    assert main(["--root", str(root), "check"]) == 0


def test_nothing_is_written_before_it_is_shown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "withdraw", "CNP-02", "--by", "CNP-01"]) == 1
    shown = capsys.readouterr().out
    assert (
        "-See [[CNP-02]], or [[CNP-02|a home]].\n+See [[CNP-01]], or [[CNP-01|a home]].\n" in shown
    )
    assert "7 files would change. Nothing has been written yet: add --write" in shown
    assert (root / "docs/index.md").read_text() == SITE["docs/index.md"]


def test_references_lead_to_the_page_that_replaces_it(root: Path, today: date) -> None:
    after = texts(root, today, "CNP-02", "CNP-01")
    assert "See [[CNP-01]], or [[CNP-01|a home]]." in after["docs/index.md"]
    assert "| [[CNP-01\\|homes]] |" in after["docs/index.md"]
    assert "Look ([[CNP-01|homes]])." in after["neglect_pack/signs.md"]


def test_without_a_replacement_their_words_stay(root: Path, today: date) -> None:
    after = texts(root, today, "CNP-02")
    assert "See Homes, or a home." in after["docs/index.md"]
    assert "Look (homes)." in after["neglect_pack/signs.md"]


def test_the_page_itself_stays_and_says_so(root: Path, today: date) -> None:
    own = texts(root, today, "CNP-02", "CNP-01")["neglect_pack/homes.md"]
    assert "withdrawn: 2026-11-23\nreplaced_by: CNP-01\nchanges:" in own
    assert "what: Withdrawn. Use CNP-01 instead.}" in own
    assert own.endswith("## What to do\n\nLook.\n")


def test_packs_lose_it_and_say_what_changed(root: Path, today: date) -> None:
    after = texts(root, today, "CNP-02", "CNP-01")
    assert "contents: [CNP-01]\n" in after["docs/packs/one.md"]
    assert (
        "what: CNP-02 was taken out of this pack; CNP-01 replaces it.}"
        in (after["docs/packs/one.md"])
    )
    assert "  - LB-2026-01\n  - CNP-01 # the home\n" in after["docs/packs/two.md"]
    assert "what: CNP-01 replaces CNP-02 in this pack.}" in after["docs/packs/two.md"]


def test_a_part_of_a_pack_that_becomes_empty_goes(root: Path, today: date) -> None:
    parts = (
        "\n  - PG-01\n  - part: Homes\n    contents: [CNP-02]\n  - part: S\n    contents: [CNP-01]"
    )
    (root / "docs/packs/one.md").write_text(a_file("PK-01", title="One", contents=parts))
    after = texts(root, today, "CNP-02")["docs/packs/one.md"]
    assert "contents: \n  - PG-01\n  - part: S\n    contents: [CNP-01]\n" in after


def test_the_replacement_answers_what_only_it_answered(root: Path, today: date) -> None:
    after = texts(root, today, "CNP-02", "CNP-01")
    assert "answers: [LB-2026-01.F2, LB-2026-01.F1]\n" in after["neglect_pack/signs.md"]


def test_the_menu_loses_its_line_and_an_empty_part(root: Path, today: date) -> None:
    after = texts(root, today, "CNP-02", "CNP-01")["mkdocs.yml"]
    gone = "  - Notice:\n      - Homes: neglect_pack/homes.md\n"
    assert after == MENU.replace(gone, "")


def test_a_withdrawn_brief_is_answered_by_nothing(root: Path, today: date) -> None:
    after = texts(root, today, "LB-2026-01", "CNP-01")
    assert "answers" not in after["neglect_pack/homes.md"]
    assert "| see [[CNP-01|the brief]] |" in after["docs/index.md"]


@pytest.mark.parametrize(
    ("page_id", "by", "message"),
    [
        ("CNP-20", "", 'No page has the id "CNP-20". Did you mean "CNP-02"?'),
        ("CNP-02", "?", 'No page has the id "?". Copy the id from the top of the page.'),
        ("CNP-02", "CNP-02", "CNP-02 cannot replace itself. Give the id of the page to use"),
    ],
)
def test_a_page_that_cannot_be_withdrawn_is_named(
    root: Path, today: date, page_id: str, by: str, message: str
) -> None:
    with pytest.raises(PacksiteError) as raised:
        texts(root, today, page_id, by)
    assert str(raised.value).startswith(message)


def test_a_page_is_withdrawn_once(root: Path, today: date) -> None:
    main(["--root", str(root), "withdraw", "CNP-02", "--by", "CNP-01", "--write"])
    with pytest.raises(PacksiteError) as raised:
        texts(root, today, "CNP-02")
    assert str(raised.value).endswith("Give the id of a page in use.")
