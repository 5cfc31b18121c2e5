"""What a change does to the site, compared and in words."""

import shutil
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.checks.links import LNK104
from packsite.checks.references import REF101
from packsite.commands.change_summary import (
    SHOWN,
    ContentDigest,
    read_digest,
    summary,
    write_digest,
)
from packsite.model.problems import Problem
from packsite.model.settings import PacksiteError

Captured = pytest.CaptureFixture[str]
PROBLEM = Problem("docs/a.md", 3, 1, REF101, "No such id.", "Look it up.")
NOTICE = Problem("docs/a.md", 3, 1, LNK104, "Check still right.", "Read it.")


@pytest.fixture
def tree(write_tree: WriteTree) -> Path:
    image = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
    return write_tree(
        {
            "docs/index.md": a_file(),
            "docs/way.svg": image,
            "docs/picture.md": a_file("PG-02", title="A way", body="![The way](way.svg)\n"),
        }
    )


def compared(base: Path, head: Path, capsys: Captured) -> str:
    for root in (base, head):
        assert main(["--root", str(root), "fingerprint", str(root / "held.json")]) == 0
    capsys.readouterr()
    assert main(["summary", str(base / "held.json"), str(head / "held.json")]) == 0
    return capsys.readouterr().out


def copy_of(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(tree, tmp_path_factory.mktemp("head") / "tree"))


def test_the_same_content_elsewhere_is_the_same(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    head = copy_of(tree, tmp_path_factory)
    assert compared(tree, head, capsys) == (
        "This change brings no new problems.\n\nNo page has changed.\n\nNo PDF has changed.\n"
    )


def test_changed_new_and_lost_pages_and_their_pdfs_are_named(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    head = copy_of(tree, tmp_path_factory)
    page = head / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    (head / "docs" / "new.md").write_text(a_file("PG-03", title="Brand new"), "utf-8")
    (head / "docs" / "picture.md").unlink()
    found = compared(tree, head, capsys)
    assert "Pages changed: 3." in found
    assert "- Brand new (docs/new.md): new\n- A way (docs/picture.md): gone" in found
    assert "(docs/index.md): changed" in found
    assert "- Brand new (PG-03-new.pdf): new" in found
    assert "- A way (PG-02-picture.pdf): gone" in found
    assert "(PG-01-index.pdf): changed" in found


def test_a_changed_picture_changes_the_pdf_alone(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    head = copy_of(tree, tmp_path_factory)
    picture = head / "docs" / "way.svg"
    picture.write_text(picture.read_text("utf-8").replace("h1", "v1"), "utf-8")
    found = compared(tree, head, capsys)
    assert "No page has changed." in found
    assert "PDFs changed: 1.\n- A way (PG-02-picture.pdf): changed\n" in found


def test_a_new_problem_is_told_with_its_place_and_hint(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    head = copy_of(tree, tmp_path_factory)
    page = head / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[[PG-20]]\n", "utf-8")
    found = compared(tree, head, capsys)
    assert found.startswith("This change brings 1 error that the main branch does not have:\n")
    assert '- docs/index.md, line 14: No page, statement or finding has the id "PG-20".' in found
    assert 'Did you mean "PG-02"?' in found
    assert "The list of changed PDFs will appear once there are no errors." in found
    assert "It corrects 1 error." in compared(head, tree, capsys)


def test_a_problem_that_only_moved_is_not_new() -> None:
    moved = Problem("docs/a.md", 9, 1, REF101, "No such id.", "Look it up.")
    found = summary(ContentDigest((PROBLEM,)), ContentDigest((moved,)))
    assert found.startswith("This change brings no new problems.\nProblems that were already there")
    twice = summary(ContentDigest((PROBLEM,)), ContentDigest((PROBLEM, moved)))
    assert "- docs/a.md, line 9: No such id. Look it up." in twice


def test_what_is_to_be_read_again_stops_no_change_and_is_told_apart() -> None:
    none, one = ContentDigest(pdfs={}), ContentDigest((NOTICE,), pdfs={})
    assert summary(none, one).splitlines()[:4] == [
        "This change brings no new problems.",
        "",
        "To read again because of this change: 1. This does not stop the change.",
        "- docs/a.md, line 3: Check still right. Read it.",
    ]
    assert "Still to read again from before: 1." in summary(one, one)
    read = summary(one, none)
    assert "No longer need reading again: 1." in read
    assert "corrects" not in read


def test_long_lists_are_cut_and_counted() -> None:
    pages = {f"docs/{number:02}.md": ("A page", "1") for number in range(SHOWN + 3)}
    found = summary(ContentDigest(), ContentDigest(pages=pages, pdfs={}))
    assert found.count("A page") == SHOWN
    assert "- and 3 more" in found


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    held = ContentDigest((PROBLEM,), {"docs/a.md": ("A", "1")}, {"a.pdf": ("A", "2")})
    write_digest(held, tmp_path / "held.json")
    assert read_digest(tmp_path / "held.json") == held


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"problems": [1], "pages": {}, "pdfs": null}'])
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "held.json").write_text(text, "utf-8")
    with pytest.raises(PacksiteError, match="Write it again"):
        read_digest(tmp_path / "held.json")
