"""Make again only what rests on something else than the last time: for the preview, in one process.

What things rest on is compared, not taken for a name: so nothing is handed on that is out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recall(Generic[T]):
    """What was made last under each name, and what it rested on."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, T]] = {}

    def made(self, name: Hashable, rests_on: object, make: Callable[[], T]) -> T:
        """Return what was made of equal things under this name the last time, or make it."""
        last = self._last.get(name)
        if last is None or last[0] != rests_on:
            last = self._last[name] = (rests_on, make())
        return last[1]

    def same(self, name: Hashable, value: T) -> T:
        """Return the last value under this name where it equals this one: it compares at once."""
        return self.made(name, value, lambda: value)
