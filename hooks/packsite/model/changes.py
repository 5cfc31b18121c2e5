"""What has changed: the news of the whole site, and the history of every id."""

from dataclasses import dataclass
from datetime import date

from packsite.model.facts import Change, ChangeKind
from packsite.model.references import Target


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One change, and the pages that list it, by id."""

    date: date
    kind: ChangeKind
    what: str
    pages: tuple[Target, ...]
    is_for_editors: bool
    """Whether all its pages are for editors, so that it asks nothing of practice."""

    @property
    def anchor(self) -> str:
        """Its anchor on a page; changes of one kind and day share it."""
        return f"{self.kind}-{self.date}"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change, and the page that it changed."""

    page: Target
    change: Change


@dataclass(frozen=True, slots=True)
class History:
    """The versions of an id, from its first to the current one."""

    id: str
    title: str
    page: Target | None
    """The current page; `None` if it has been deleted."""
    pdf: str
    """The uri of its PDF; empty if its page has been deleted."""
    current: date | None
    """The current version; `None` for a page without one."""
    versions: tuple[date, ...] = ()
    """Newest first."""
    changes: tuple[Changed, ...] = ()
    """Newest first; those of a pack include those of its pages."""
    review_due: date | None = None
    withdrawn: date | None = None
    instead: Target | None = None

    def since(self, version: date) -> tuple[Changed, ...]:
        """Return the changes since a version, newest first."""
        return tuple(one for one in self.changes if one.change.date > version)
