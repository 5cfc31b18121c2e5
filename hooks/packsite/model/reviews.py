"""What is to be read again, and by whom: by date, for a source, or for a reworded statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from packsite.model.data import SourceEntry
from packsite.model.page import Document
from packsite.model.references import Target


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The next review of one page."""

    page: Target
    owner: str
    file: str
    """The page's file, as an editor finds it."""
    due: date
    stated: date
    """When the page last said something new: the later of its review and its version."""

    def state(self, today: date) -> str:
        """Return `overdue` from the day after it was due, `due` until then."""
        return "overdue" if self.due < today else "due"


@dataclass(frozen=True, slots=True)
class ToRead:
    """One page that relies on a source."""

    source: SourceEntry
    page: Target
    owner: str
    file: str
    statements: tuple[Target, ...]
    """The statements, findings and responses whose words cite the source."""
    packs: tuple[Target, ...]
    """The packs that hold the page, and are to be printed anew."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """A page, finding, response or pack that relies on a statement."""

    relying: Target
    statement: Target
    document: Document
    """The page in which the reference stands."""
    offset: int
    """Where the first reference stands in it."""
    markdown: str
    """The statement as it is now."""
    words: str
    """The fingerprint of its words."""
    confirmed: str
    """The fingerprint for which this was confirmed; empty where it is not written down yet."""

    @property
    def is_suspect(self) -> bool:
        """Whether the statement has other words than those that were confirmed."""
        return self.confirmed not in ("", self.words)

    @property
    def is_new(self) -> bool:
        """Whether nothing is written down yet."""
        return not self.confirmed
