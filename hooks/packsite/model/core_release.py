"""A release of the core: the shared content that other sites are built on, as in `core.yml`."""

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
    """The changes since the release before, newest first, as in the news of a site."""
    ids: tuple[str, ...] = ()
    """Every id that a shared page has had; none is free for another page."""
    sums: Mapping[str, str] = field(default_factory=dict)
    """Path of each other file in the core → the SHA-256 of its contents."""

    @property
    def order(self) -> tuple[int, ...]:
        """The sort key of its version: that of a later release is higher."""
        return tuple(int(number) for number in self.version.split("."))
