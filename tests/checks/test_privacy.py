from __future__ import annotations

import pytest

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
