from __future__ import annotations

import pytest

from packsite.checks.spelling import british


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("behavior", [(0, "behavior", "behaviour")]),
        ("The COLORS", [(4, "COLORS", "COLOURS")]),
        ("Recognizing it", [(0, "Recognizing", "Recognising")]),
        ("organizations", [(0, "organizations", "organisations")]),
        ("counselor", [(0, "counselor", "counsellor")]),
        ("a pediatrician", [(2, "pediatrician", "paediatrician")]),
        ("behaviour, prize, size, counsel, travel, honorary, program", []),
        ("anti-behavior", []),
    ],
)
def test_american_spellings_are_found_and_corrected(
    text: str, expected: list[tuple[int, str, str]]
) -> None:
    assert [*british(text)] == expected
