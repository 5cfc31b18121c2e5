"""The commands check, codes and explain. Dates lie far back or far ahead: they ask the clock."""

import json
import re
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.checks import CHECKS, CODES, report
from packsite.model.problems import Problem

Captured = pytest.CaptureFixture[str]
ERROR = a_file(body="[[CPS-99]]\n")
WARNING = a_file(body="Bring:\n2. notes\n")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_a_site_without_problems_prints_nothing(write_tree: WriteTree, capsys: Captured) -> None:
    assert run(write_tree({"docs/index.md": a_file()}), "check") == 0
    assert capsys.readouterr() == ("", "1 page checked: no problems.\n")


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
    assert capsys.readouterr() == (line, f"1 page checked: {total}.\n{more}")


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
        "The rule: Layers.yml hides pages of the core, and no others.\n"
        "The rule: Layers.yml lets pages of the site answer the findings of its briefs.\n"
        "The rule: A limit names its start, pages and sources.\n"
        "The rule: Each step of the child's path names pages and limits that exist.\n"
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
        "2 of 3 reviews are overdue.\n",
    )


def test_without_a_review_that_is_due_nothing_is_listed(
    write_tree: WriteTree, capsys: Captured
) -> None:
    root = write_tree({"docs/a.md": a_file(body="[[CPS-99]]\n", reviewed="2150-01-01")})
    assert run(root, "check", "--reviews") == 0
    assert capsys.readouterr() == ("", "0 of 1 reviews are overdue.\n")


def test_an_overdue_review_is_no_problem_of_a_check(write_tree: WriteTree) -> None:
    assert run(write_tree({"docs/a.md": a_file(reviewed="2000-01-01")}), "check") == 0


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
