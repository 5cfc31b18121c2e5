"""The commands that publish: stage and ledger."""

from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.model.generated_pages import OUTLINES

Captured = pytest.CaptureFixture[str]
ERROR = a_file(body="[[CPS-99]]\n")
WARNING = a_file(body="Bring:\n2. notes\n")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_a_site_is_staged_into_a_folder(
    write_tree: WriteTree, capsys: Captured, tmp_path: Path
) -> None:
    root = write_tree({"root/docs/index.md": a_file()}) / "root"
    out = tmp_path / "out"
    assert run(root, "stage", str(out), "--no-pdf") == 0
    assert capsys.readouterr() == ("", f"{1 + len(OUTLINES)} pages in {out}: no problems.\n")
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.md")} == {
        "index.md",
        *(page.uri for page in OUTLINES),
    }


def test_what_is_published_is_written_down_once(write_tree: WriteTree, capsys: Captured) -> None:
    root = write_tree({"docs/index.md": a_file()})
    ids = ", ".join(sorted(("PG-01", *(page.id for page in OUTLINES))))
    assert run(root, "ledger", "--check") == 1
    assert capsys.readouterr() == ("", f"To be written to docs/data/published.yml: {ids}.\n")
    assert run(root, "ledger") == 0
    assert capsys.readouterr() == ("", f"Written to docs/data/published.yml: {ids}.\n")
    assert run(root, "ledger", "--check") == 0
    assert capsys.readouterr() == ("", "published.yml is up to date.\n")
    assert run(root, "check") == 0


def test_a_page_that_was_written_down_and_is_gone_is_an_error(
    write_tree: WriteTree, capsys: Captured
) -> None:
    root = write_tree({"docs/index.md": a_file(), "docs/old.md": a_file("PG-02", title="Old")})
    run(root, "ledger")
    (root / "docs/old.md").unlink()
    capsys.readouterr()
    assert run(root, "check") == 1
    assert 'error CUR105: "PG-02" (Old) was published and has gone. Its address was old.html.' in (
        capsys.readouterr().out
    )
    assert run(root, "ledger") == 1
    assert "PG-02" in (root / "docs/data/published.yml").read_text("utf-8")


def test_a_page_that_moves_is_no_problem_and_leads_on_from_where_it_was(
    write_tree: WriteTree, tmp_path: Path
) -> None:
    root = write_tree(
        {"root/docs/index.md": a_file(), "root/docs/old.md": a_file("PG-02", title="B")}
    )
    run(root / "root", "ledger")
    (root / "root/docs/old.md").rename(root / "root/docs/new.md")
    assert run(root / "root", "check") == 0
    assert run(root / "root", "stage", str(tmp_path / "out"), "--no-pdf") == 0
    assert 'url=new.html"' in (tmp_path / "out/old.html").read_text("utf-8")


def test_a_site_with_errors_is_not_staged(
    write_tree: WriteTree, capsys: Captured, tmp_path: Path
) -> None:
    root = write_tree({"docs/index.md": ERROR})
    assert run(root, "stage", str(tmp_path / "out"), "--no-pdf") == 1
    assert capsys.readouterr() == (
        'docs/index.md:12:1: error REF101: No page, statement or finding has the id "CPS-99".\n'
        "    Look up the id on the page you mean.\n",
        "Nothing written: 1 error.\n",
    )
    assert not (tmp_path / "out").exists()


def test_a_site_with_warnings_is_staged_and_they_are_told(
    write_tree: WriteTree, capsys: Captured, tmp_path: Path
) -> None:
    root, out = write_tree({"docs/index.md": WARNING}), tmp_path / "out"
    assert run(root, "stage", str(out), "--no-pdf") == 1
    assert capsys.readouterr() == (
        "docs/index.md:13:1: warning LST101: A list needs an empty line above it, or "
        "it runs into the text there.\n    Add an empty line.\n",
        f"{1 + len(OUTLINES)} pages in {out}: 1 warning.\n",
    )
    assert (out / "index.md").is_file()
