import pkgutil
import re
from collections.abc import Callable
from importlib import import_module

import pytest

from packsite import checks
from packsite.checks import CHECKS, CODES, SUBJECTS
from packsite.model import print_codes
from packsite.model.codes import Code, Severity
from packsite.read import codes as read_codes

FILES = [
    import_module(f"{checks.__name__}.{one.name}") for one in pkgutil.iter_modules(checks.__path__)
]


def test_a_code_is_three_letters_and_three_digits() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in CODES)


def test_a_code_says_in_a_line_what_it_means_and_why_it_matters() -> None:
    for code in CODES.values():
        assert re.fullmatch(r"[^\n.]+", code.title), code
        assert re.fullmatch(r"[A-Z][^\n]*\.", code.why), code


def test_every_code_belongs_to_one_subject_and_has_its_id_for_a_name() -> None:
    assert len(CODES) == sum(len(subject.codes) for subject in SUBJECTS)
    rooms = (read_codes, print_codes, *FILES)
    named = {
        name: one for room in rooms for name, one in vars(room).items() if isinstance(one, Code)
    }
    assert named == CODES


def test_every_subject_and_each_of_its_rules_is_held_to() -> None:
    assert {one.RULES.title for one in FILES if hasattr(one, "RULES")} <= {
        one.title for one in SUBJECTS
    }
    rules = {
        rule
        for file in FILES
        for rule in vars(file).values()
        if re.match(r"[A-Z]{3}\d{3}[ ,:]", getattr(rule, "__doc__", None) or "")
    }
    assert rules == {*CHECKS}


def test_only_what_still_serves_readers_is_a_warning() -> None:
    warnings = {code for code, meaning in CODES.items() if meaning.severity is Severity.WARNING}
    assert warnings == {
        "AUD102", "CFG103", "CFG107", "COR103",
        "COV101", "COV103", "COV106", "COV107", "COV109", "COV110", "COV111", "COV112", "CUR102",
        "CUR104", "CUR109", "FIL107",
        "HED101", "HED102", "IDN105", "IMG101", "IMG104",
        "LAN101", "LAN102", "LAN103", "LAN104", "LAN105", "LAN106",
        "LNK101", "LNK102", "LAY107", "LNK105", "LNK106",
        "LST101", "LST102",
        "MET109",
        "PDF104", "PDF106", "PDF107",
        "PRV106", "SCO101", "SCO102", "SCO103", "SPL101", "TAB103", "TAB104", "TAB105",
        "TXT101", "TXT102", "TXT103",
        "WRD101", "WRD102", "WRD103", "WRD105",
    }  # fmt: skip


def test_only_what_may_well_be_right_is_a_notice() -> None:
    notices = {code for code, meaning in CODES.items() if meaning.severity is Severity.NOTICE}
    assert notices == {"COR104", "CUR108", "LNK103", "LNK104", "LNK107", "SPL102", "SPL103"}


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.__name__)
def test_every_rule_says_which_codes_it_gives_and_shows_a_bad_and_a_good_line(
    rule: Callable[..., object],
) -> None:
    first, *rest = (rule.__doc__ or "").splitlines()
    codes = re.match(r"((?:[A-Z]{3}\d{3}(?:, | and | to )?)+): \S", first)
    assert codes is not None
    assert set(re.findall(r"[A-Z]{3}\d{3}", codes[1])) <= set(CODES)
    assert [line.split()[0] for line in rest if line.strip()] == ["Bad:", "Good:"]


def test_every_code_of_the_checks_belongs_to_a_rule_or_a_stage() -> None:
    by_stages = {"FIL101", "FIL102", "FIL103", "FIL104", "FIL106", "FIL107", "DAT101"}
    by_stages |= {f"MET10{number}" for number in range(1, 7)} | {f"PDF10{n}" for n in range(1, 7)}
    named: set[str] = set()
    for rule in CHECKS:
        first = (rule.__doc__ or "").split(":")[0]
        named |= set(re.findall(r"[A-Z]{3}\d{3}", first))
        if "to" in first:
            start, end = (int(code[3:]) for code in re.findall(r"[A-Z]{3}\d{3}", first))
            named |= {f"{first[:3]}{number}" for number in range(start, end)}
    assert named | by_stages == set(CODES)
