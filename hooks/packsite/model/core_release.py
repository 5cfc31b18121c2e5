"""A release of the core: the shared content that other sites rest on, as in `core.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packsite.model.data import Day
from packsite.model.facts import ChangeKind


@dataclass(frozen=True, slots=True)
class CoreChange:
    """A change of the shared pages, and the ids of the pages that list it."""

    date: Day
    kind: ChangeKind
    what: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoreRelease:
    """The contents of `core.yml`."""

    version: str
    """Numbers with full stops between them, such as `2026.11.30`."""
    released: Day
    changes: tuple[CoreChange, ...] = ()
    """What has changed since the release before, as the news of a site has it."""
    ids: tuple[str, ...] = ()
    """Every id that a shared page has had; none is free for another page."""
    sums: Mapping[str, str] = field(default_factory=dict)
    """Path of each other file in the core → the SHA-256 of its contents."""

    @property
    def order(self) -> tuple[int, ...]:
        """What versions are compared by: the later release has the higher one."""
        return tuple(int(number) for number in self.version.split("."))
