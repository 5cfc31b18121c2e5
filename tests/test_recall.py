"""What is made again, and what is not."""

from __future__ import annotations

from packsite.recall import Recall


def test_what_rests_on_equal_things_is_made_once() -> None:
    recall, made = Recall[int](), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [recall.made("a", [1], make) for _ in range(3)] == [1, 1, 1]
    assert recall.made("b", [1], make) == 2
    assert recall.made("a", [2], make) == 3
    assert recall.made("a", [1], make) == 4  # only the last is remembered


def test_an_equal_value_is_the_one_from_before() -> None:
    recall = Recall[list[int]]()
    first = recall.same("a", [1])
    assert recall.same("a", [1]) is first
    other = [2]
    assert recall.same("a", other) is other
