from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packsite.checks import privacy
from packsite.checks.privacy import is_nhs_number


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        pytest.param("9434765919", True, id="the example of the NHS data dictionary"),
        pytest.param("9434765918", False, id="another last digit"),
        pytest.param("4010232137", True, id="a check digit by the rule"),
        pytest.param("0000000000", False, id="all the same"),
    ],
)
def test_the_last_digit_checks_the_others(digits: str, expected: bool) -> None:
    assert is_nhs_number(digits) is expected


@pytest.mark.parametrize("pattern", privacy._QUICK, ids=lambda pattern: pattern.pattern[:24])
@settings(
    deadline=None,
    max_examples=50,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data())
def test_what_is_searched_for_first_is_found_wherever_the_whole_pattern_is(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert privacy._QUICK[pattern].search(text)
