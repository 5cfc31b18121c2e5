"""Pages to read again, with their owners: by date, for a source, or for a reworded statement."""

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
    """The page's file, as editors know it."""
    due: date
    stated: date
    """The date of the last content change: the later of its review and its version."""
    is_amendment: bool = False
    """Whether it is a review of the local words on a page of the core, and not of the page."""

    def state(self, today: date) -> str:
        """Return `overdue` from the day after the due date, `due` until then."""
        return "overdue" if self.due < today else "due"


@dataclass(frozen=True, slots=True)
class ToRead:
    """One page that relies on a source."""

    source: SourceEntry
    page: Target
    owner: str
    file: str
    statements: tuple[Target, ...]
    """The statements, findings and responses whose text cites the source."""
    packs: tuple[Target, ...]
    """The packs that contain the page and must be reprinted."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """A page, finding, response or pack that relies on a statement."""

    relying: Target
    statement: Target
    document: Document
    """The page that contains the reference."""
    offset: int
    """The offset of the first reference in it."""
    markdown: str
    """The current text of the statement; of a page that is replaced, which files to compare."""
    words: str
    """The fingerprint of its text."""
    confirmed: str
    """The confirmed fingerprint; empty if none is recorded yet."""

    @property
    def is_suspect(self) -> bool:
        """Whether the statement differs from the confirmed text."""
        return self.confirmed not in ("", self.words)

    @property
    def is_replacement(self) -> bool:
        """Whether a local page relies on the page of the core whose place it takes."""
        return self.relying.id == self.statement.id

    @property
    def clause(self) -> str:
        """The reliance in words, for messages: `PG-01 relies on CPS-08.1`."""
        if self.is_replacement:
            return f"{self.relying.id} replaces a page of the core"
        if self.document.facts.amends:
            return f"what is added to {self.relying.id} relies on {self.statement.id}"
        return f"{self.relying.id} relies on {self.statement.id}"

    @property
    def is_new(self) -> bool:
        """Whether no confirmation is recorded yet."""
        return not self.confirmed
