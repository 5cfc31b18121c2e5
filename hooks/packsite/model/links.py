"""The relations between pages: links, reviews and connections."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from packsite.model.data import SourceEntry
from packsite.model.languages import SpokenLanguage
from packsite.model.page import Document
from packsite.model.references import Reference, ReferenceKind, Target


class LinkStatus(StrEnum):
    """The result of resolving a reference, as tables and messages word it."""

    RESOLVED = "resolved"
    MISSING = "unknown id"
    GONE = "published page that has gone"
    HIDDEN = "hidden page"
    NO_STATEMENT = "unknown statement"
    WRONG_KIND = "wrong kind"
    NO_SOURCE = "unknown source"
    NO_LOCAL = "unknown local value"
    NO_INSERT = "unknown insert"
    LABELLED = "name with words of its own"
    NO_FILE = "no such file"
    NO_ANCHOR = "no such heading"
    OTHER_FOLDER = "leaves its folder"
    UNSAFE = "unsafe address"
    MALFORMED = "not a reference"


class Link(NamedTuple):
    """A reference with its two ends; `target` is `None` unless it is resolved."""

    document: Document
    reference: Reference
    status: LinkStatus
    target: Target | None = None
    nearest: str = ""
    """The id, file or anchor that the author may have meant."""


def target_ids(links: Iterable[Link], kind: ReferenceKind) -> set[str]:
    """Return the ids of the targets of links of a kind, such as the keys of sources."""
    return {one.target.id for one in links if one.target and one.reference.kind is kind}


@dataclass(frozen=True, slots=True)
class Review:
    """The last review of a page and the date of the next."""

    last: date
    due: date


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in one of its languages."""

    language: SpokenLanguage
    page: Target


@dataclass(frozen=True, slots=True)
class Connections:
    """The relations of a page that nobody types."""

    review: Review
    answers: tuple[Target, ...]
    referred_by: tuple[Target, ...]
    packs: tuple[Target, ...]
    sources: tuple[SourceEntry, ...]
    contents: tuple[Target, ...]
    """The pages of a pack, in printing order."""
    instead: Target | None = None
    """The replacement of a withdrawn page."""
    translations: tuple[Translation, ...] = ()
    """The same page in the other languages, English first."""
    amendment_review: Review | None = None
    """The review of the local words that amend a page of the core."""
    english_changed: date | None = None
    """The newest change of the English page, if a translation was not reviewed since."""
