"""Memoise values in this process, so that the preview only recomputes values that an edit changes.

The inputs of a value are compared, not only its name, so that no outdated value is used.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

from packsite.cache.parallel import run_parallel

T = TypeVar("T")
Wanted = tuple[Hashable, object, Callable[[], T]]
"""A key, the inputs of the value under it, and the function that computes it."""


class Cache(Protocol):
    """Given a key, the inputs of a value and a function, returns the value, computed or cached."""

    def __call__(self, key: Hashable, inputs: object, compute: Callable[[], T]) -> T: ...  # noqa: D102


def no_cache(key: Hashable, inputs: object, compute: Callable[[], T]) -> T:
    """Compute every value."""
    return compute()


class Memo:
    """The last value under each key, with the inputs that it was computed from."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}

    def get(self, key: Hashable, inputs: object, compute: Callable[[], T]) -> T:
        """Return the last value under this key if its inputs are equal, or compute it.

        `None` is not cached.
        """
        if not self._is_known(key, inputs):
            self._last[key] = (inputs, compute())
        value: T = self._last[key][1]
        return value

    def get_all(self, wanted: Sequence[Wanted[T]]) -> list[T]:
        """Return many values, computed in parallel; they must be picklable.

        The first is computed here, so that the workers share what it loads, such as a dictionary.
        """
        unknown = [one for one in wanted if not self._is_known(one[0], one[1])]
        first = [compute() for _, _, compute in unknown[:1]]
        values = [*first, *run_parallel([compute for _, _, compute in unknown[1:]])]
        for (key, inputs, compute), value in zip(unknown, values, strict=True):
            self._last[key] = (inputs, compute() if value is None else value)
        return [self._last[key][1] for key, _, _ in wanted]

    def _is_known(self, key: Hashable, inputs: object) -> bool:
        last = self._last.get(key)
        return last is not None and last[1] is not None and last[0] == inputs
