"""Values in YAML change; comments and layout stay."""

import pytest

from packsite.edit.yaml_text import with_entry, with_pair, with_scalars


def removed(text: str) -> str:
    """Return YAML without each scalar `x`, and with `z` for each `y`."""
    return with_scalars(text, lambda _, value: {"x": None, "y": "z"}.get(value, value))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: [x, b]\n", "a: [b]\n"),
        ("a: [b, x]\n", "a: [b]\n"),
        ("a: [x]\nb: c # d\n", "b: c # d\n"),
        ("a:\n  - x\n  - b # c\n", "a:\n  - b # c\n"),
        ("a:\n  - b # c\n  - x # d\n# e\nf: g\n", "a:\n  - b # c\n# e\nf: g\n"),
        ("- A:\n  - B: x\n- C: d\n", "- C: d\n"),
        ("- a: x\n  b: c\n", "- b: c\n"),
        ("a: {b: x, c: d}\n", "a: {c: d}\n"),
        ("a: {c: d, b: x}\n", "a: {c: d}\n"),
        ("a: [y, 'y', z]\n", "a: [z]\n"),
        ("a: 'y' # y\nb: {c: y}\n", "a: z # y\nb: {c: z}\n"),
        ("a: !ENV [B, x]\nc: !!python/name:d.e\n", "a: !ENV [B]\nc: !!python/name:d.e\n"),
        ("# nothing yet\n", "# nothing yet\n"),
    ],
)
def test_scalars_change_and_what_becomes_empty_goes(before: str, after: str) -> None:
    assert removed(before) == after


@pytest.mark.parametrize(
    ("before", "first", "last"),
    [
        ("a: [b]\n", "a: [N, b]\n", "a: [b, N]\n"),
        ("a: []\n", "a: [N]\n", "a: [N]\n"),
        ("a:\n  - b # c\nd: e\n", "a:\n  - N\n  - b # c\nd: e\n", "a:\n  - b\n  - N # c\nd: e\n"),
        ("a:\n- {b: c}\n", "a:\n- N\n- {b: c}\n", "a:\n- {b: c}\n- N\n"),
    ],
)
def test_an_entry_joins_a_list_as_it_is_written(before: str, first: str, last: str) -> None:
    assert with_entry(before, "a", "N", is_first=True) == first
    assert with_entry(before, "a", "N") == last


def test_a_pair_goes_above_another() -> None:
    assert with_pair("a: b\nc: [d]\n", "n", "1", above="c") == "a: b\nn: 1\nc: [d]\n"
