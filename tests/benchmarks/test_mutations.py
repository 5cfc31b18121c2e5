"""Damage to the content of a site is reported in its place, with the right suggestion."""

from __future__ import annotations

from random import Random

import pytest
from tests.benchmarks.damage import KINDS, SLIPS, Damage, Place, damaged
from tests.benchmarks.mutations import Outcome, known_names, measure, rounds, share
from tests.westmarsh import WESTMARSH, woven

from packsite.model.problems import Problem
from packsite.read.codes import MET104


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


@pytest.mark.parametrize(
    ("slip", "typed"),
    [("swap", "aduience"), ("drop", "adience"), ("double", "auudience")],
)
def test_a_slip_does_what_its_name_says(slip: str, typed: str) -> None:
    assert SLIPS[slip]("audience", 1, Random(1)) == typed


def test_a_neighbour_lies_beside_the_key() -> None:
    typed = {SLIPS["neighbour"]("x", 0, Random(seed)) for seed in range(40)}
    assert typed == set("zcsd")


def damage(file: str, offset: int = 0, *, spreads: bool = False) -> Damage:
    kind = next(kind for kind in KINDS if kind.spreads is spreads)
    return Damage(kind, Place(file, offset, "title"), "drop", "tile")


def test_a_damaged_text_differs_in_one_place() -> None:
    assert damaged("id: 1\ntitle: x\n", damage("a.md", 6)) == "id: 1\ntile: x\n"


def test_no_file_is_damaged_twice_in_a_round_and_what_spreads_is_alone() -> None:
    one, two, other = damage("a.md"), damage("a.md", 9), damage("b.md")
    far = damage("c.md", spreads=True)
    made = list(rounds([one, two, far, other], alone=False))
    assert sorted(map(len, made)) == [1, 1, 2]
    assert [far] in made
    assert len(list(rounds([one, two, far, other], alone=True))) == 4


def test_an_outcome_tells_a_wrong_line_and_a_wrong_suggestion() -> None:
    right = Problem("a.md", 2, 1, MET104, 'A page has no "tile".', 'Did you mean "title"?')
    wrong = Problem("a.md", 3, 1, MET104, 'A page has no "tile".', 'Did you mean "topics"?')
    assert Outcome(damage("a.md"), [right], 2).is_corrected
    assert not Outcome(damage("a.md"), [wrong, right], 2).is_corrected
    assert not Outcome(damage("a.md"), [wrong], 2).is_in_place
    assert not Outcome(damage("a.md"), [], 2).is_reported


def test_names_that_there_are_count_as_right() -> None:
    names = known_names(woven().site)
    assert {"CPS-05", "CPS-05.2", "RULES", "front-door-phone", "changes"} <= names
