"""How far a typed word is from the one that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packsite.model.suggest import typo_distance

words = st.text("abcxyz01-", max_size=8)


@given(words)
def test_a_word_is_no_way_from_itself(word: str) -> None:
    assert typo_distance(word, word) == 0


@given(words, words)
def test_every_other_word_is_some_way_off(word: str, other: str) -> None:
    assert (typo_distance(word, other) > 0) == (word != other)


@pytest.mark.parametrize(
    ("typed", "likelier", "than"),
    [
        ("cps-055", "cps-05", "cps-056"),  # a key that was struck twice
        ("cps-50", "cps-05", "cps-10"),  # two that changed places
        ("cps-0r", "cps-04", "cps-01"),  # the key beside
        ("pef", "pdf", "pe"),
        ("pg2-3", "pg-23", "pg-93"),
        ("frm", "form", "from-me"),
    ],
)
def test_a_likely_slip_is_nearer(typed: str, likelier: str, than: str) -> None:
    assert typo_distance(typed, likelier) < typo_distance(typed, than)
