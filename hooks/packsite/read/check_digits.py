"""Verify the numbers that identify a child by their check digit or check letter."""

_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PUPIL_WEIGHTS = range(2, 14)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits are an NHS number: the last one is a check on the others.

    Source: NHS Data Model and Dictionary, "NHS NUMBER", modulus 11.
    """
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    return check == int(digits[9]) and len(set(digits)) > 1


def is_pupil_number(number: str) -> bool:
    """Return whether a unique pupil number is valid: its first letter is a check on the rest.

    A temporary number ends with a letter. Source: Department for Education, "Unique pupil numbers:
    a guide for schools and local authorities", modulus 23.
    """
    rest = number[1:]
    values = [
        _PUPIL_LETTERS.index(sign) if sign.isalpha() else int(sign)
        for sign in rest
        if sign.isdigit() or sign in _PUPIL_LETTERS
    ]
    total = sum(value * weight for value, weight in zip(values, _PUPIL_WEIGHTS, strict=False))
    return (
        len(values) == len(_PUPIL_WEIGHTS)
        and len(set(values)) > 1
        and _PUPIL_LETTERS[total % len(_PUPIL_LETTERS)] == number[0]
    )
