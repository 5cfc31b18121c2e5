"""Faults with only one right form are corrected, and nothing else."""

from datetime import date

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.edit.fix import fix
from packsite.model.settings import Settings
from packsite.pipeline import check

SITE = {
    "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
    "docs/data/sources.yml": (
        "WT2026: {title: T, short: S, publisher: P, date: '2026', seen: primary}\n"
    ),
    "docs/data/partnership.yml": ("local:\n  front-door: {label: Door, value: '', kind: phone}\n"),
    "docs/help/about.md": a_file("PG-02", title="About"),
    "docs/help/form.txt": "A form.\n",
    "neglect_pack/visits.md": a_file("CNP-01", "## What to do\n", title="Visits", part="notice"),
}


def corrected(write_tree: WriteTree, today: date, body: str) -> str:
    """Return the body of a page with its corrections."""
    root = write_tree({**SITE, "docs/index.md": a_file(body=body)})
    files = fix(check(Settings(root), today))
    assert [file.file for file in files] in ([], ["docs/index.md"])
    return files[0].after.partition("---\n\n")[2] if files else body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[[cnp-01]]\n", "[[CNP-01]]\n", id="the case of an id"),
        pytest.param("[[Cnp-01|visits]]\n", "[[CNP-01|visits]]\n", id="and its words stay"),
        pytest.param("[[source:wt2026]]\n", "[[source:WT2026]]\n", id="the case of a source"),
        pytest.param("[[local:Front-Door]]\n", "[[local:front-door]]\n", id="a local value"),
        pytest.param("See [it](about.md).\n", "See [[PG-02|it]].\n", id="a page that moved"),
        pytest.param("[it](form.txt)\n", "[it](help/form.txt)\n", id="a file that moved"),
        pytest.param(
            "[it](../neglect_pack/visits.md)\n", "[[CNP-01|it]]\n", id="a link to another folder"
        ),
        pytest.param("[A to Z](glossary.md)\n", "[[PG-92|A to Z]]\n", id="a page that is made"),
        pytest.param("Bring:\n2. it\n", "Bring:\n\n2. it\n", id="a list without a gap"),
        pytest.param(
            "- Who\n| a | b |\n|---|---|\n| c | d |\n",
            "- Who\n\n| a | b |\n|---|---|\n| c | d |\n",
            id="a table without a gap",
        ),
        pytest.param("[[cnp-01]]:\n• a\n• b\n", "[[CNP-01]]:\n\n- a\n- b\n", id="what Word leaves"),
        pytest.param(
            "See [[cnp-01]] and:\n2. [it](about.md)\n",
            "See [[CNP-01]] and:\n\n2. [[PG-02|it]]\n",
            id="several at once",
        ),
        pytest.param("[[CNP-99]] [x](n.md)\n", "[[CNP-99]] [x](n.md)\n", id="not what is a guess"),
        pytest.param("`[[cnp-01]]`\n", "`[[cnp-01]]`\n", id="not code"),
        pytest.param("![it](about.md)\n", "![it](about.md)\n", id="not a picture of a page"),
    ],
)
def test_faults_with_one_right_form_are_corrected(
    write_tree: WriteTree, today: date, body: str, expected: str
) -> None:
    assert corrected(write_tree, today, body) == expected


def test_correcting_twice_changes_nothing_more(write_tree: WriteTree, today: date) -> None:
    body = "See [[cnp-01]] and:\n- [it](about.md) [A to Z](glossary.md)\n"
    once = corrected(write_tree, today, body)
    assert once != body
    assert corrected(write_tree, today, once) == once


def test_the_difference_is_shown_before_anything_is_written(
    write_tree: WriteTree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_tree({**SITE, "docs/index.md": a_file(body="[[cnp-01]]\n")})
    before = (root / "docs/index.md").read_bytes()
    assert main(["--root", str(root), "fix"]) == 1
    shown = capsys.readouterr().out
    assert "-[[cnp-01]]\n+[[CNP-01]]\n" in shown
    assert shown.endswith(
        "1 file would change. Nothing has been written yet: add --write to make the changes.\n"
    )
    assert (root / "docs/index.md").read_bytes() == before


def test_line_ends_and_the_mark_at_the_start_stay(write_tree: WriteTree) -> None:
    page = b"\xef\xbb\xbf" + a_file(body="[[cnp-01]]\n").replace("\n", "\r\n").encode()
    root = write_tree({**SITE, "docs/index.md": page})
    assert main(["--root", str(root), "fix", "--write"]) == 0
    assert (root / "docs/index.md").read_bytes() == page.replace(b"cnp-01", b"CNP-01")


def test_where_nothing_is_certain_it_says_so(
    write_tree: WriteTree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_tree({**SITE, "docs/index.md": a_file(body="[[CNP-99]]\n")})
    assert main(["--root", str(root), "fix"]) == 0
    assert capsys.readouterr().out.startswith("There is nothing to fix automatically.")
