"""What has changed: the news of the whole site, and the history of every id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from packsite.model.page import Change, ChangeKind
from packsite.model.references import Target


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One change, and the pages that tell of it, by id."""

    date: date
    kind: ChangeKind
    what: str
    pages: tuple[Target, ...]

    @property
    def anchor(self) -> str:
        """Where it may stand on a page; changes of one kind and day share it."""
        return f"{self.kind}-{self.date}"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change, and the page that it was made to."""

    page: Target
    change: Change


@dataclass(frozen=True, slots=True)
class History:
    """An id, from its first version to the one that stands today."""

    id: str
    title: str
    page: Target | None
    """Where it is read today; `None` where its page is gone."""
    pdf: str
    """The uri of its PDF; empty where its page is gone."""
    current: date | None
    """The version that stands today; `None` for a page that has none of its own."""
    versions: tuple[date, ...] = ()
    """Newest first."""
    changes: tuple[Changed, ...] = ()
    """Newest first; those of a pack are also those of what it holds."""
    review_due: date | None = None
    withdrawn: date | None = None
    instead: Target | None = None

    def since(self, version: date) -> tuple[Changed, ...]:
        """Return what has changed since a version, newest first."""
        return tuple(one for one in self.changes if one.change.date > version)
