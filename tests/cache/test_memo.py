"""A value is computed again when its inputs have changed, and only then."""

from functools import partial

from packsite.cache.memo import Memo, no_cache


def test_a_value_is_computed_once_for_equal_inputs() -> None:
    memo, computed = Memo(), []

    def compute() -> int:
        computed.append(1)
        return len(computed)

    assert [memo.get("a", [1], compute) for _ in range(3)] == [1, 1, 1]
    assert memo.get("b", [1], compute) == 2
    assert memo.get("a", [2], compute) == 3
    assert memo.get("a", [1], compute) == 4  # only the last is remembered
    assert [no_cache("a", [1], compute) for _ in range(2)] == [5, 6]


def test_nothing_is_not_remembered() -> None:
    memo, values = Memo(), iter([None, 1])
    assert [memo.get("a", 1, partial(next, values)) for _ in range(3)] == [None, 1, 1]


def test_a_value_that_was_computed_elsewhere_is_known() -> None:
    memo = Memo()
    memo.put("a", 1, "value")
    assert (memo.known("a", 1), memo.known("a", 2)) == ("value", None)


def test_an_equal_value_is_the_one_from_before() -> None:
    memo, first, again, other = Memo(), [1], [1], [2]
    assert memo.get("a", first, lambda: first) is first
    assert memo.get("a", again, lambda: again) is first
    assert memo.get("a", other, lambda: other) is other
