"""What is made again, and what is not."""

from __future__ import annotations

from functools import partial

from packsite.cache.memo import Recall, Wanted


def test_what_rests_on_equal_things_is_made_once() -> None:
    recall, made = Recall[int](), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [recall.made("a", [1], make) for _ in range(3)] == [1, 1, 1]
    assert recall.made("b", [1], make) == 2
    assert recall.made("a", [2], make) == 3
    assert recall.made("a", [1], make) == 4  # only the last is remembered


def test_of_many_only_those_are_made_that_rest_on_something_else() -> None:
    recall, made = Recall[int](), []

    def make(value: int) -> int:
        made.append(value)
        return value

    def wanted(*values: int) -> list[Wanted[int]]:
        return [(name, value, partial(make, value)) for name, value in enumerate(values)]

    assert recall.all_made(wanted(1, 2, 3)) == [1, 2, 3]
    assert recall.all_made(wanted(1, 5, 3)) == [1, 5, 3]
    assert made == [1, 2, 3, 5]


def test_of_many_each_comes_under_its_name_whichever_processor_made_it() -> None:
    wanted: list[Wanted[int]] = [(at, at, partial(pow, at, 2)) for at in range(100)]
    assert Recall[int]().all_made(wanted) == [at * at for at in range(100)]


def test_an_equal_value_is_the_one_from_before() -> None:
    recall = Recall[list[int]]()
    first = recall.same("a", [1])
    assert recall.same("a", [1]) is first
    other = [2]
    assert recall.same("a", other) is other
