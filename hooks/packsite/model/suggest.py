"""Look up the names that are nearest to a wrong one, once for all pages that have it.

A lookup takes as long as there are names, and what goes leaves its name on many pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from packsite.model.problems import as_near


class Near:
    """The lookups so far, for as long as the known names stay the same."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def words(self, place: str, name: str, known: Callable[[], Iterable[str]]) -> tuple[str, ...]:
        """Return the names known in a place that are about as near to `name`, the nearest first.

        What is known there is asked for only where this name was not looked up there before.
        """
        if (place, name) not in self._found:
            self._found[place, name] = as_near(name, known())
        return self._found[place, name]

    def nearest(self, place: str, name: str, known: Callable[[], Iterable[str]]) -> str:
        """Return the nearest of the names known in a place, or an empty string."""
        return next(iter(self.words(place, name, known)), "")
