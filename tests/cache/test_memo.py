"""A value is computed again when its inputs have changed, and only then."""

from functools import partial

from packsite.cache.memo import Memo, Wanted, no_cache


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


def test_of_many_only_those_with_other_inputs_are_computed() -> None:
    memo, computed = Memo(), []

    def compute(value: int) -> int:
        computed.append(value)
        return value

    def wanted(*values: int) -> list[Wanted[int]]:
        return [(name, value, partial(compute, value)) for name, value in enumerate(values)]

    assert memo.get_all(wanted(1, 2, 3)) == [1, 2, 3]
    assert memo.get_all(wanted(1, 5, 3)) == [1, 5, 3]
    assert computed == [1, 2, 3, 5]


def test_of_many_each_comes_under_its_key_whichever_processor_computed_it() -> None:
    wanted: list[Wanted[int]] = [(at, at, partial(pow, at, 2)) for at in range(100)]
    assert Memo().get_all(wanted) == [at * at for at in range(100)]


def test_an_equal_value_is_the_one_from_before() -> None:
    memo, first, again, other = Memo(), [1], [1], [2]
    assert memo.get("a", first, lambda: first) is first
    assert memo.get("a", again, lambda: again) is first
    assert memo.get("a", other, lambda: other) is other
