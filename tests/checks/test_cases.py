"""Each folder below a subject of `cases/` is a small site and the whole report of its check.

A case without `expected.txt` is one that must be silent. The folder's name is the specification.
"""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from packsite.checks import CODES, report
from packsite.model.settings import Settings
from packsite.pipeline import check

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").glob("*/*") if path.is_dir())
assert CASES, "no cases found"
REPORTS = [path.read_text("utf-8") for case in CASES for path in case.glob("expected.txt")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, today: date, update_golden: bool) -> None:
    golden = case / "expected.txt"
    printed = report.text(check(Settings.load(case), today).problems)
    if update_golden:
        golden.write_text(f"{printed}\n", "utf-8") if printed else golden.unlink(missing_ok=True)
    assert printed == (golden.read_text("utf-8").rstrip("\n") if golden.exists() else "")


def test_every_message_says_what_to_do_next() -> None:
    """The next step is a line of its own, or for a wrong fact the second half of the sentence."""
    lines = "".join(REPORTS).splitlines()
    without = [
        line
        for line, below in pairwise((*lines, ""))
        if not line.startswith("    ") and not below.startswith("    ")
    ]
    assert [line for line in without if "; " not in line and ", such as " not in line] == []


def test_every_code_of_the_checks_has_a_case() -> None:
    reports = "\n".join(REPORTS)
    shown_elsewhere = {"FIL102", "FIL103", "PDF101", "PDF102", "PDF103", "PDF104", "PDF105"}
    shown_elsewhere |= {"PDF106"}
    assert {code for code in CODES if f" {code}:" not in reports} == shown_elsewhere
