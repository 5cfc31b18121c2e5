"""The command line. Dates lie far back or far ahead, because the command asks the clock itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.checks import CHECKS, CODES, report
from packsite.model.generated_pages import OUTLINES
from packsite.model.problems import Problem
from packsite.read.data.schema import json_schemas
from packsite.read.facts_schema import json_schema

Captured = pytest.CaptureFixture[str]
ERROR = a_file(body="[[CPS-99]]\n")
WARNING = a_file(body="Bring:\n- notes\n")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_a_site_without_problems_prints_nothing(write_tree: WriteTree, capsys: Captured) -> None:
    assert run(write_tree({"docs/index.md": a_file()}), "check") == 0
    assert capsys.readouterr() == ("", "1 pages checked: no problems.\n")


@pytest.mark.parametrize(
    ("text", "line", "total"),
    [
        (
            ERROR,
            'docs/index.md:12:1: error REF101: No page, statement or finding has the id "CPS-99".\n'
            "    Look up the id on the page you mean.\n",
            "1 error",
        ),
        (
            WARNING,
            "docs/index.md:13:1: warning LST101: A list needs an empty line above it, or "
            "it runs into the text there.\n    Add an empty line.\n",
            "1 warning",
        ),
    ],
)
def test_problems_are_printed_and_counted(
    write_tree: WriteTree, capsys: Captured, text: str, line: str, total: str
) -> None:
    assert run(write_tree({"docs/index.md": text}), "check") == 1
    code = re.findall(r"[A-Z]{3}\d{3}", line)[0]
    more = f"What a code means: python -m packsite explain {code}\n"
    assert capsys.readouterr() == (line, f"1 pages checked: {total}.\n{more}")


@pytest.mark.parametrize("name", sorted(report.FORMATS))
def test_problems_are_printed_in_the_format_asked_for(
    write_tree: WriteTree, capsys: Captured, name: str
) -> None:
    root = write_tree({"docs/index.md": ERROR})
    assert run(root, "check", "--format", "json") == 1
    (row,) = json.loads(capsys.readouterr().out)
    del row["severity"], row["guide"]
    row["code"] = CODES[row["code"]]
    assert run(root, "check", "--format", name) == 1
    assert capsys.readouterr().out == f"{report.FORMATS[name]([Problem(**row)], '')}\n"


def test_json_is_printed_even_when_there_is_nothing(
    write_tree: WriteTree, capsys: Captured
) -> None:
    assert run(write_tree({"docs/index.md": a_file()}), "check", "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_code_is_explained_however_it_is_typed(capsys: Captured) -> None:
    assert main(["explain", "ref101"]) == 0
    assert capsys.readouterr() == (
        "REF101: unknown id (error)\nThe link would lead nowhere.\n"
        "The rule: Every reference and relative link leads to what it names.\n"
        "Wrong: `[[CPS-55]]`\nRight: `[[CPS-05]]`\n",
        "",
    )


def test_a_code_that_there_is_not_gets_the_nearest(capsys: Captured) -> None:
    assert main(["explain", "SEA1O1"]) == 2
    assert capsys.readouterr().err == 'There is no code "SEA1O1". Did you mean "SEA101"?\n'


def test_reviews_that_are_due_are_listed_the_oldest_first(
    write_tree: WriteTree, capsys: Captured
) -> None:
    root = write_tree({
        "docs/a.md": a_file("PG-01", reviewed="2001-01-01"),
        "docs/b.md": a_file("PG-02", reviewed="2000-01-01", owner="Health"),
        "docs/c.md": a_file("PG-03", reviewed="2150-01-01"),
    })  # fmt: skip
    assert run(root, "check", "--reviews") == 1
    assert capsys.readouterr() == (
        "docs/b.md: review was due on 2001-01-01 (Health).\n"
        "docs/a.md: review was due on 2002-01-01 (Business unit).\n",
        "2 of 3 pages are past their review date.\n",
    )


def test_without_a_review_that_is_due_nothing_is_listed(
    write_tree: WriteTree, capsys: Captured
) -> None:
    root = write_tree({"docs/a.md": a_file(body="[[CPS-99]]\n", reviewed="2150-01-01")})
    assert run(root, "check", "--reviews") == 0
    assert capsys.readouterr() == ("", "0 of 1 pages are past their review date.\n")


def test_an_overdue_review_is_no_problem_of_a_check(write_tree: WriteTree) -> None:
    assert run(write_tree({"docs/a.md": a_file(reviewed="2000-01-01")}), "check") == 0


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


def test_every_code_and_every_rule_is_listed(capsys: Captured, tmp_path: Path) -> None:
    assert run(tmp_path, "codes") == 0
    table, _, rules = capsys.readouterr().out.partition("\n\n")
    assert [line.split()[:2] for line in table.splitlines()[::2]] == [
        [code, meaning.severity] for code, meaning in CODES.items()
    ]
    assert [line.strip() for line in table.splitlines()[1::2]] == [
        meaning.why for meaning in CODES.values()
    ]
    assert rules == "".join(f"{rule.__doc__}\n\n" for rule in CHECKS)


def test_the_schema_of_pages_and_data_files_is_printed(capsys: Captured, tmp_path: Path) -> None:
    assert run(tmp_path, "schema") == 0
    assert json.loads(capsys.readouterr().out) == {"page": json_schema(), "data": json_schemas()}


@pytest.mark.parametrize(
    ("arguments", "files", "message"),
    [
        (
            ["check"],
            {},
            'There is no folder "docs" in {root}. Run this in the project\'s own folder.\n',
        ),
        (
            ["check"],
            {"pyproject.toml": "[tool.packsite]\ndoc = 'a'\n"},
            'pyproject.toml: [tool.packsite] has no setting "doc". Did you mean "docs"?\n',
        ),
        (
            ["stage", "{root}/docs", "--no-pdf"],
            {"docs/index.md": a_file()},
            '"{root}/docs" is not empty. Give a new folder, so that nothing old is left in it.\n',
        ),
        (
            ["stage", "{root}/docs/index.md/out", "--no-pdf"],
            {"docs/index.md": a_file()},
            '"{root}/docs/index.md/out" cannot be read or written (Not a directory). '
            "Check the permissions, or give another folder.\n",
        ),
    ],
)
def test_what_cannot_run_says_why(
    write_tree: WriteTree,
    capsys: Captured,
    arguments: list[str],
    files: dict[str, str | bytes],
    message: str,
) -> None:
    root = write_tree(files)
    assert run(root, *(argument.format(root=root) for argument in arguments)) == 2
    assert capsys.readouterr() == ("", message.format(root=root))


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "xml"], ["stage"]])
def test_a_mistyped_command_says_how_it_is_used(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert capsys.readouterr().err.splitlines()[0].split()[:4] == [
        "usage:", "python", "-m", "packsite"
    ]  # fmt: skip


def test_the_package_runs_as_a_program(write_tree: WriteTree) -> None:
    root = write_tree({"docs/index.md": ERROR})
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    command = [sys.executable, "-m", "packsite", "--root", str(root), "check"]
    done = subprocess.run(command, cwd=hooks, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "1 pages checked: 1 error.")


def test_the_command_line_starts_without_the_slow_rooms() -> None:
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    loaded = "import sys, packsite.__main__; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=hooks, capture_output=True, text=True, check=True
    )
    slow = {"docx", "holidays", "icalendar", "mkdocs", "pikepdf", "typst", "xlsxwriter"}
    slow |= {f"packsite.{room}" for room in ("own_pack", "printing", "publish")}
    assert not slow & {*done.stdout.split()}
