"""Memoise values in this process, so that the preview only recomputes values that an edit changes.

The inputs of a value are compared, not only its name, so that no outdated value is used.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

from packsite.cache.parallel import compute_all

T = TypeVar("T")


class Cache(Protocol):
    """Given a key, the inputs of a value and a function, returns the value, computed or cached."""

    def __call__(self, key: Hashable, inputs: object, compute: Callable[[], T]) -> T: ...  # noqa: D102


def no_cache(key: Hashable, inputs: object, compute: Callable[[], T]) -> T:
    """Compute every value."""
    return compute()


def compute_each(tasks: Sequence[Callable[[], T]], memo: Cache) -> list[T]:
    """Return the results of tasks that use a memo: without one, they run in parallel.

    A process that runs a part of them could fill only a memo of its own.
    """
    return compute_all(tasks) if memo is no_cache else [task() for task in tasks]


class Memo:
    """The last value under each key, with the inputs that it was computed from."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}

    def get(self, key: Hashable, inputs: object, compute: Callable[[], T]) -> T:
        """Return the last value under this key if its inputs are equal, or compute it.

        `None` is not cached.
        """
        value: T | None = self.known(key, inputs)
        if value is None:
            value = compute()
            self.put(key, inputs, value)
        return value

    def known(self, key: Hashable, inputs: object) -> Any:
        """Return the last value under this key if its inputs are equal; `None` otherwise."""
        last = self._last.get(key)
        return last[1] if last and last[0] == inputs else None

    def put(self, key: Hashable, inputs: object, value: object) -> None:
        """Take a value that was computed elsewhere."""
        self._last[key] = (inputs, value)
