"""`packsite import` writes a page that an editor can finish, and overwrites nothing."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from tests.builders import WriteTree, a_file
from tests.word_import.makers import a_png, word

from packsite.__main__ import main

SITE = {
    "mkdocs.yml": "nav:\n  - Home: index.md\n  - Safety: standards/safe.md\n",
    "docs/index.md": a_file(),
    "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
    "standards/safe.md": a_file("CPS-01", title="Safety"),
}


def fill(document: Document) -> None:
    document.add_heading("Home visits", 0)
    document.add_paragraph().add_run("Who does what").bold = True
    document.add_paragraph("Everyone looks at CPS-01.")
    document.add_picture(a_png())


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    return write_tree({**SITE, "policy.docx": word(fill)})


def run(root: Path, *options: str, title: str = "Home visits") -> int:
    facts = ("--title", title, "--summary", "S.", "--audience", "everyone", "--topics", "t")
    file, kind = str(root / "policy.docx"), ("--as", "standard")
    return main(["--root", str(root), "import", file, *kind, *facts, "--owner", "Unit", *options])


def test_a_page_its_pictures_its_line_in_the_menu_and_a_report_are_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "--yes", "--report", str(root / "report.md")) == 0
    page = (root / "standards/home-visits.md").read_text("utf-8")
    assert page.startswith("---\nid: CPS-02\ntitle: Home visits\n")
    assert page.endswith(
        "---\n\n## Who does what\n\nEveryone looks at CPS-01.\n\n![](home-visits-1.png)\n"
    )
    assert (root / "standards/home-visits-1.png").read_bytes().startswith(b"\x89PNG")
    assert "- Home visits: standards/home-visits.md" in (root / "mkdocs.yml").read_text("utf-8")
    told = (root / "report.md").read_text("utf-8")
    assert told in capsys.readouterr().out
    assert told.startswith("# policy.docx became standards/home-visits.md\n")
    assert 'the bold line "Who does what" became a heading.' in told
    assert 'line 16 names "CPS-01": write [[CPS-01]] for it.' in told
    assert main(["--root", str(root), "check"]) == 1
    named = capsys.readouterr().out
    assert 'needs the section "How we will know"' in named
    assert "This picture has no description" in named


def test_enter_takes_the_title_of_the_document(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert run(root, title="") == 0
    assert "\ntitle: Home visits\n" in (root / "standards/home-visits.md").read_text("utf-8")


@pytest.mark.parametrize("there", ["standards/home-visits.md", "standards/home-visits-1.png"])
def test_nothing_is_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    monkeypatch.setattr("builtins.input", no_answer)
    (root / there).write_text("Mine.\n", "utf-8")
    assert run(root, "--yes") == 2
    assert (root / there).read_text("utf-8") == "Mine.\n"
    assert "already" in "".join(capsys.readouterr())
    assert [path.name for path in (root / "standards").iterdir()] in (
        ["safe.md", Path(there).name],
        [Path(there).name, "safe.md"],
    )


def no_answer(_: str) -> str:
    raise EOFError


@pytest.mark.parametrize(
    ("answer", "line"),
    [(lambda _: "y", "## Who does what"), (lambda _: "", "**Who does what**"),
     (no_answer, "**Who does what**")],
)  # fmt: skip
def test_bold_lines_become_headings_if_the_editor_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[[str], str], line: str
) -> None:
    monkeypatch.setattr("builtins.input", answer)
    assert run(root) == 0
    assert line in (root / "standards/home-visits.md").read_text("utf-8").splitlines()


def test_where_pandoc_is_missing_the_message_has_the_command(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    assert run(root) == 2
    assert "-r requirements/import.txt" in capsys.readouterr().err
