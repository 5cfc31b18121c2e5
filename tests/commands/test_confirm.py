"""A change of a statement's words asks about exactly what relies on it, until that is confirmed."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file, a_standard

from packsite.__main__ import main
from packsite.edit.confirm import confirmed_text
from packsite.model.addresses import REVIEWS_URI
from packsite.model.data import Confirmed
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.pipeline import check, weave
from packsite.read.data.library import library

Captured = pytest.CaptureFixture[str]
FILE = "docs/data/confirmed.yml"
STATEMENTS = """\
### CPS-08.1 The group meets within 10 working days

Members **must** come. <!-- among editors -->

### CPS-08.2 Every member brings an update

Send it before: [[local:update]].
"""
PARTNERSHIP = """\
local: {update: {label: When updates are sent, value: "", kind: timescale}}
"""
BRIEF = """\
## The review

Words.

## What works well

Words.

## What needs to improve

### F1 Meet in time

**Now:** see [[CPS-08.1]].

### F2 Speak up

## The response

### R1 We agreed a standard

This answers [[LB-2022-01.F2]]; see [[CPS-08.2|the update]].
"""
TREE = {
    "docs/index.md": a_file(body="The group meets [[CPS-08.1|soon]], and again [[CPS-08.1]].\n"),
    "docs/learning/a.md": a_file("LB-2022-01", BRIEF, scope="local", title="A brief"),
    "docs/packs/a.md": a_file(
        "PK-01", "Read [[CPS-08.2]] aloud.\n", contents="[CPS-08]", title="A pack"
    ),
    "standards/core.md": a_standard("CPS-08", STATEMENTS, title="Core"),
    "standards/other.md": a_standard(
        "CPS-09", "[a](core.md#CPS-08.1)\n", answers="[LB-2022-01.F1]", title="Other"
    ),
    "docs/data/partnership.yml": PARTNERSHIP,
}
RELYING_ON_1 = ["CPS-09", "LB-2022-01.F1", "PG-01"]
RELYING_ON_2 = ["LB-2022-01.R1", "PK-01"]


def confirm(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "confirm", *arguments])


def suspects(root: Path) -> list[Problem]:
    found = check(Settings(root), date.today()).problems
    return [problem for problem in found if problem.code.id == "LNK104"]


def relying(problems: list[Problem]) -> list[str]:
    return sorted(
        found[1] for one in problems if (found := re.search(r": (\S+) relies on", one.message))
    )


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    """A small site whose references are all written down."""
    root = write_tree(TREE)
    assert confirm(root, "--new") == 0
    assert suspects(root) == []
    return root


def reword(root: Path, before: str, after: str, file: str = "standards/core.md") -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("within 10 working days", "within 15 working days", RELYING_ON_1),
        ("**must** come", "**should** come", RELYING_ON_1),
        ("must** come", "must** not come", RELYING_ON_1),
        ("Send it before", "Send it after", RELYING_ON_2),
        ("## The standard\n", "## The standard\n\nNew words above.\n", []),
        ("# CPS-08.1 The", "## CPS-08.1 *The*", []),
        ("Members **must** come.", "- members\n  must\n  __come__", []),
        ("among editors", "among all of us", []),
    ],
)
def test_other_words_ask_about_exactly_what_relies_on_them(
    root: Path, before: str, after: str, asked: list[str]
) -> None:
    reword(root, before, after)
    assert relying(suspects(root)) == asked


def test_the_words_of_a_finding_ask_about_the_pages_and_responses_that_answer_it(
    root: Path,
) -> None:
    reword(root, "F1 Meet in time", "F1 Meet at once", "docs/learning/a.md")
    reword(root, "F2 Speak up", "F2 Speak up early", "docs/learning/a.md")
    assert relying(suspects(root)) == ["CPS-09", "LB-2022-01.R1"]


def test_a_local_timescale_that_is_filled_in_changes_the_rule(root: Path) -> None:
    reword(root, 'value: ""', "value: 2 working days", "docs/data/partnership.yml")
    assert relying(suspects(root)) == RELYING_ON_2


def test_the_problem_stands_at_the_reference_and_says_what_to_do(root: Path) -> None:
    reword(root, "within 10", "within 15")
    (one,) = [problem for problem in suspects(root) if problem.file == "docs/index.md"]
    assert (one.line, one.column, one.is_error) == (12, 17, False)
    assert "packsite confirm PG-01 CPS-08.1" in one.hint
    assert 'delete the line "CPS-08.1:" below "PG-01:"' in one.hint
    text = (root / FILE).read_text("utf-8")
    by_hand = re.sub(r"(?<=PG-01:\n)  CPS-08.1: .*\n", "", text)
    assert by_hand != text
    (root / FILE).write_text(by_hand, "utf-8")
    assert "PG-01" not in relying(suspects(root))
    assert main(["--root", str(root), "confirm", "--new"]) == 0
    assert "PG-01:\n  CPS-08.1: {words: " in (root / FILE).read_text("utf-8")


def test_what_is_to_be_checked_fails_no_check(root: Path, capsys: Captured) -> None:
    reword(root, "within 10", "within 15")
    capsys.readouterr()
    assert main(["--root", str(root), "check"]) == 0
    out, err = capsys.readouterr()
    assert out.count(": notice LNK104: Check still right") == len(RELYING_ON_1)
    assert ": 3 places to read again.\n" in err


def test_the_page_of_owners_lists_it_until_it_is_confirmed(root: Path) -> None:
    def page() -> str:
        return weave(check(Settings(root), date.today()), with_pdf=False).pages[REVIEWS_URI]

    assert "Check still right" not in page()
    reword(root, "within 10", "within 15")
    head, _, below = page().partition("### Check still right {#check-1 ")
    assert "- [Business unit](#check-1): 3\n" in head
    assert [line for line in below.splitlines() if line.lstrip().startswith("- ")] == [
        "- [CPS-08.1 The group meets within 15 working days](standards/core.md#CPS-08.1) "
        "has been reworded. These refer to it:",
        '    - [Other](standards/other.md) <span class="ps-code">CPS-09</span>',
        "    - [F1 Meet in time](learning/a.md#F1) in [A brief](learning/a.md) "
        '<span class="ps-code">LB-2022-01.F1</span>',
        '    - [Home](index.md) <span class="ps-code">PG-01</span>',
    ]
    confirm(root, "CPS-08.1")
    assert "Check still right" not in page()


def test_owners_are_told_once_a_month(root: Path, capsys: Captured) -> None:
    reword(root, "within 10", "within 15")
    reword(root, "owner: Business unit", "owner: Health", "docs/index.md")
    capsys.readouterr()
    command = ["--root", str(root), "reviews", "--on", "2026-11-24", "--format", "github"]
    assert main(command) == 0
    out, err = capsys.readouterr()
    issues = {issue["title"]: issue for issue in json.loads(out)}
    assert issues["Reviews due: Health"]["count"] == 1
    assert "| check |  | PG-01 |" in issues["Reviews due: Health"]["body"]
    assert "packsite confirm" in issues["Reviews due: Health"]["body"]
    assert issues["Reviews due: Business unit"]["count"] == len(RELYING_ON_1) - 1
    assert err.endswith("To check again: 3.\n")


def test_what_names_no_entry_yet_is_not_asked_about(root: Path) -> None:
    (root / FILE).unlink()
    reword(root, "within 10", "within 15")
    assert suspects(root) == []


def test_one_reference_is_confirmed_and_the_others_wait(root: Path) -> None:
    reword(root, "within 10", "within 15")
    assert confirm(root, "PG-01", "CPS-08.1") == 0
    assert relying(suspects(root)) == ["CPS-09", "LB-2022-01.F1"]


@pytest.mark.parametrize(
    ("named", "waiting"),
    [
        ("CPS-08.1", []),
        ("LB-2022-01.F1", ["CPS-09", "PG-01"]),
        ("LB-2022-01", ["CPS-09", "PG-01"]),
        ("PK-01", RELYING_ON_1),
    ],
)
def test_one_id_confirms_all_that_it_relies_on_or_that_relies_on_it(
    root: Path, named: str, waiting: list[str]
) -> None:
    reword(root, "within 10", "within 15")
    assert confirm(root, named) == 0
    assert relying(suspects(root)) == waiting


def test_writing_down_new_references_confirms_no_suspect_and_forgets_what_is_gone(
    root: Path,
) -> None:
    reword(root, "within 10", "within 15")
    reword(root, "Read [[CPS-08.2]] aloud.", "Read [[CPS-08.1]] aloud.", "docs/packs/a.md")
    assert confirm(root, "--new") == 0
    assert relying(suspects(root)) == RELYING_ON_1
    known = library(Settings(root))[0].confirmed
    assert known["PK-01"].keys() == {"CPS-08.1"}


def test_the_list_shows_each_statement_as_it_is_now_and_who_is_to_look(
    root: Path, capsys: Captured
) -> None:
    capsys.readouterr()
    assert confirm(root) == 0
    assert capsys.readouterr() == ("", "There is nothing to check again.\n")
    reword(root, "within 10", "within 15")
    assert confirm(root) == 1
    out, err = capsys.readouterr()
    assert "CPS-08.1 has been reworded:" in out
    assert "The group meets within 15 working days" in out
    assert "PG-01  docs/index.md (Business unit)" in out
    assert err == "3 references to check again.\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("cps-08.1",), 'Did you mean "CPS-08.1"?'),
        (("PG-10", "CPS-08.1"), 'Did you mean "PG-01"?'),
        (("PG-01", "CPS-08.11"), '"PG-01" does not refer to "CPS-08.11". Did you mean "CPS-08.1"?'),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest_one(
    root: Path, capsys: Captured, typed: tuple[str, ...], said: str
) -> None:
    assert confirm(root, *typed) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("### CPS-08.1 The group meets within 10 working days", "### The group meets"),
        ("id: CPS-08\n", "id: CPS-08\nwithdrawn: 2026-11-20\n"),
    ],
)
def test_a_statement_that_is_gone_or_withdrawn_is_for_other_checks(
    root: Path, before: str, after: str
) -> None:
    reword(root, before, after)
    assert suspects(root) == []
    codes = {problem.code.id for problem in check(Settings(root), date.today()).problems}
    assert codes & {"REF103", "CUR102"}


def test_confirming_twice_writes_nothing(root: Path, capsys: Captured) -> None:
    before = (root / FILE).read_bytes()
    assert confirm(root, "--new") == 0
    assert (root / FILE).read_bytes() == before
    assert "There is nothing to write" in capsys.readouterr().err


def test_with_errors_nothing_is_written(write_tree: WriteTree, capsys: Captured) -> None:
    root = write_tree({"docs/index.md": a_file(body="[[CPS-99]]\n")})
    assert confirm(root, "--new") == 1
    assert "Nothing written: 1 error" in capsys.readouterr().err
    assert not (root / FILE).exists()


def test_what_is_written_is_read_back_line_for_line(tmp_path: Path) -> None:
    one, other = (
        Confirmed("bcdfghjklmnp", date(2026, 11, 23)),
        Confirmed("c" * 12, date(2027, 1, 1)),
    )
    entries = {"PG-02": {"CPS-08.2": other, "CPS-08.1": one}, "CNP-01": {"CPS-08.1": one}}
    (tmp_path / "docs/data").mkdir(parents=True)
    (tmp_path / FILE).write_text(confirmed_text(entries), "utf-8")
    read, problems = library(Settings(tmp_path))
    assert problems == ()
    assert read.confirmed == entries
    assert confirmed_text(read.confirmed) == confirmed_text(entries)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("PG-01:\n  CPS-08.1: {words: abc, day: 2026-11-23}\n", "DAT102", 2),
        ("PG-01:\n  CPS-08.1: {words: bcdfghjklmnp}\n", "DAT102", 2),
        ("PG-01:\n<<<<<<< HEAD\n  CPS-08.1: {words: bcdfghjklmnp, day: 2026-11-23}\n", "DAT101", 2),
        ("PG-01: yes\n", "DAT102", 1),
    ],
)
def test_a_damaged_file_is_a_problem_with_its_line(
    write_tree: WriteTree, text: str, code: str, line: int
) -> None:
    problems = check(Settings(write_tree(TREE | {FILE: text})), date.today()).problems
    assert [(one.code.id, one.line) for one in problems if one.file == FILE] == [(code, line)]
