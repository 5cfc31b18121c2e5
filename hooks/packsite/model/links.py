"""What pages say of one another: links, reviews and connections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from packsite.model.data import SourceEntry
from packsite.model.page import Document
from packsite.model.references import Reference, Target


class LinkStatus(StrEnum):
    """What became of a reference, in the words that tables and messages use."""

    RESOLVED = "resolved"
    MISSING = "unknown id"
    NO_STATEMENT = "unknown statement"
    WRONG_KIND = "wrong kind"
    NO_SOURCE = "unknown source"
    NO_LOCAL = "unknown local value"
    NO_INSERT = "unknown insert"
    NO_FILE = "no such file"
    NO_ANCHOR = "no such heading"
    OTHER_FOLDER = "leaves its folder"
    UNSAFE = "unsafe address"
    MALFORMED = "not a reference"

    @property
    def is_bad(self) -> bool:
        """Whether a reader would meet a dead end."""
        return self is not LinkStatus.RESOLVED


@dataclass(frozen=True, slots=True)
class Link:
    """A reference with its two ends; `target` is `None` where the status is bad."""

    document: Document
    reference: Reference
    status: LinkStatus
    target: Target | None = None
    nearest: str = ""
    """The id, file or anchor that the author may have meant."""


@dataclass(frozen=True, slots=True)
class Review:
    """When a page was last reviewed and when it is due again."""

    last: date
    due: date
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Connections:
    """What the site knows about a page and nobody types."""

    review: Review
    answers: tuple[Target, ...]
    referred_by: tuple[Target, ...]
    packs: tuple[Target, ...]
    sources: tuple[SourceEntry, ...]
    contents: tuple[Target, ...]
    """What a pack holds, in printing order."""
    instead: Target | None = None
    """What to use instead of a withdrawn page."""
    briefing_of: Target | None = None
    """The brief whose seven-minute briefing a page is."""
