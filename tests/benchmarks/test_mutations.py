"""Damage to the content of a site is reported in its place, with the right suggestion."""

import pytest
from tests.benchmarks.damage import KINDS, SLIPS, Damage, Place
from tests.benchmarks.mutations import Outcome, known_names, measure, rounds, share
from tests.westmarsh import WESTMARSH, woven


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return measure(WESTMARSH, each=2, seed=3, at_most=5)


def test_a_sample_holds_most_kinds_and_every_slip(found: list[Outcome]) -> None:
    assert len(found) >= 90
    assert len({outcome.damage.kind.name for outcome in found}) >= 20
    assert {outcome.damage.slip for outcome in found} == set(SLIPS)


def test_nearly_all_damage_is_reported_in_its_line(found: list[Outcome]) -> None:
    assert share(found, "is_reported") >= 0.97
    assert share(found, "is_in_place") >= 0.97


def test_the_first_suggestion_is_nearly_always_the_right_one(found: list[Outcome]) -> None:
    correctable = [outcome for outcome in found if outcome.damage.kind.has_one_correction]
    assert len(correctable) >= 80
    assert share(correctable, "is_corrected") >= 0.9


def damage(file: str, offset: int = 0, *, spreads: bool = False) -> Damage:
    kind = next(kind for kind in KINDS if kind.spreads is spreads)
    return Damage(kind, Place(file, offset, "title"), "drop", "tile")


def test_no_file_is_damaged_twice_in_a_round_and_what_spreads_is_alone() -> None:
    one, two, other = damage("a.md"), damage("a.md", 9), damage("b.md")
    far = damage("c.md", spreads=True)
    made = list(rounds([one, two, far, other]))
    assert sorted(map(len, made)) == [1, 1, 2]
    assert [far] in made


def test_names_that_there_are_count_as_right() -> None:
    names = known_names(woven().site)
    assert {"CPS-05", "CPS-05.2", "RULES", "front-door-phone", "changes"} <= names
