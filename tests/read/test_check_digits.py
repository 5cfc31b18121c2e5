import pytest

from packsite.read.check_digits import is_nhs_number, is_pupil_number


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


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("H801200001001", True, id="the example of the department"),
        pytest.param("A801200001001", False, id="another letter"),
        pytest.param("Q80120000100A", False, id="temporary, with another letter"),
        pytest.param("S80120000100A", False, id="a letter that is not used"),
        pytest.param("T80120000100A", False, id="temporary, with one of the letters beside it"),
        pytest.param("V80120000100A", False, id="temporary, with the other"),
        pytest.param("A000000000000", False, id="all the same"),
    ],
)
def test_the_first_letter_checks_a_pupil_number(number: str, expected: bool) -> None:
    assert is_pupil_number(number) is expected


def test_a_temporary_pupil_number_has_a_value_for_its_last_letter() -> None:
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    valid = [letter for letter in letters if is_pupil_number(f"{letter}80120000100A")]
    assert len(valid) == 1
