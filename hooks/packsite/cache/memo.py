"""Make again only what rests on something else than the last time: for the preview, in one process.

What things rest on is compared, not taken for a name: so nothing is handed on that is out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from packsite.cache.parallel import at_once

T = TypeVar("T")
Wanted = tuple[Hashable, object, Callable[[], T]]
"""A name, what the value under it rests on, and what makes it."""


class Recall(Generic[T]):
    """What was made last under each name, and what it rested on."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, T]] = {}

    def made(self, name: Hashable, rests_on: object, make: Callable[[], T]) -> T:
        """Return what was made of equal things under this name the last time, or make it."""
        if not self._is_known(name, rests_on):
            self._last[name] = (rests_on, make())
        return self._last[name][1]

    def all_made(self, wanted: Sequence[Wanted[T]]) -> list[T]:
        """Return the same for many, which are made on all processors.

        So they are to be values that pickle can carry, and making one is to change nothing else.
        """
        unknown = [one for one in wanted if not self._is_known(one[0], one[1])]
        values = at_once([make for _, _, make in unknown])
        for (name, rests_on, make), value in zip(unknown, values, strict=True):
            self._last[name] = (rests_on, make() if value is None else value)
        return [self._last[name][1] for name, _, _ in wanted]

    def same(self, name: Hashable, value: T) -> T:
        """Return the last value under this name where it equals this one: it compares at once."""
        return self.made(name, value, lambda: value)

    def _is_known(self, name: Hashable, rests_on: object) -> bool:
        last = self._last.get(name)
        return last is not None and last[0] == rests_on
