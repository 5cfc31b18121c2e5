"""The fuzzer runs, and finds a known bug."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import strategies as st
from tests.fuzz.__main__ import hunt
from tests.fuzz.targets import TARGETS, Target


def no_long_text(text: str) -> None:
    if len(text) > 3:
        raise IndexError(text)


def test_a_reader_that_fails_is_found_and_its_input_is_made_short() -> None:
    inputs = Counter[str]()
    content, fault = hunt(Target("fails", st.text("ab"), no_long_text), 1, inputs)
    assert content == "aaaa"
    assert "IndexError" in fault
    assert inputs["fails"] > 1


def test_a_reader_without_faults_gives_nothing() -> None:
    assert hunt(Target("fine", st.text("ab"), len), 1, Counter()) == (None, "")


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_every_reader_takes_its_first_inputs(target: Target) -> None:
    inputs = Counter[str]()
    assert hunt(target, 1, inputs, most=15) == (None, "")
    assert inputs[target.name] >= 10
