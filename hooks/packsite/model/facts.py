"""The facts of a page: its kind, dates, readers and changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import NamedTuple


class Kind(Enum):
    """The kind of a page: its id prefix, its label and its folder."""

    STANDARD = ("CPS", "Standard", "standards")
    RESOURCE = ("CNP", "Neglect pack resource", "neglect_pack")
    BRIEF = ("LB", "Learning brief", "docs/learning")
    PACK = ("PK", "Pack", "docs/packs")
    BITE = ("NB", "Network Bite", "docs/network-bites")
    PAGE = ("PG", "Page", "")

    def __init__(self, prefix: str, label: str, folder: str) -> None:
        self.prefix = prefix
        self.label = label
        self.folder = folder


NATIONAL = "ND"
"""The prefix of a brief that is a digest of national reviews, and none of our own."""


KIND_BY_PREFIX = {**{kind.prefix: kind for kind in Kind}, NATIONAL: Kind.BRIEF}


class ChangeKind(StrEnum):
    """How much a change matters to a reader."""

    ACT = "act"
    READ = "read"
    WORDING = "wording"


CHANGE_WORDS = {
    ChangeKind.ACT: "You must act",
    ChangeKind.READ: "Worth reading",
    ChangeKind.WORDING: "Wording only",
}
"""The label of each kind of change, the most important first."""


class Change(NamedTuple):
    """One line of a page's history, written by its editor."""

    date: date
    kind: ChangeKind
    what: str
    local: bool = False
    """Whether it is a change of local words of a national page."""


@dataclass(frozen=True, slots=True)
class PackPart:
    """A part of a pack: its title and the ids of its pages, in printing order."""

    title: str
    contents: tuple[str, ...]
    picture: str = ""
    """The file of a picture for the sheet before it, relative to the pack."""


class Recipient(StrEnum):
    """The people in a session that a sheet is printed for."""

    EVERYONE = "everyone"
    GROUP = "group"
    """One for each group."""
    TRAINER = "trainer"


class Format(StrEnum):
    """The form in which a section is printed by itself."""

    SHEET = "sheet"
    SLIPS = "slips"
    """A sheet whose table is cut up into its rows, or its cells where all columns are alike."""
    CARDS = "cards"
    """Four on a side of A4, all alike, with cut marks."""
    POSTER = "poster"
    """One side of A4 or A3 for a wall."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A section of a page that is also printed by itself, to copy and hand out or to hang up."""

    section: str
    """The words of its heading."""
    format: Format = Format.SHEET
    landscape: bool = False
    recipient: Recipient | None = None
    """`None` for a sheet that goes with the page it is on."""


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """The session that a training pack is for, as its print plan counts it."""

    people: int
    groups: int
    trainers: int
    only_trainers: tuple[str, ...] = ()
    """The ids of the pages that are not handed out."""
    later: tuple[str, ...] = ()
    """The ids of the pages that are handed out in the course of the session, or after it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The block of facts at the top of a page."""

    id: str
    kind: Kind
    title: str
    summary: str
    owner: str
    reviewed: date
    review_months: int
    audience: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    check_against: tuple[str, ...] = ()
    """The keys of sources that the page has still to be checked against."""
    answers: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    part: str = ""
    scope: str = ""
    """`local` or `national`, if the page says so."""
    gaps: Mapping[str, str] = field(default_factory=dict)
    contents: tuple[str, ...] = ()
    """The ids of all pages of a pack, in printing order."""
    parts: tuple[PackPart, ...] = ()
    """The parts of a pack; pages outside them come before the first."""
    all_of: str = ""
    """The prefix of a kind of page, such as `CPS`, if a pack lists all pages of that kind."""
    occasion: str = ""
    folded: bool = False
    """Whether the note of a pack is also a sheet to fold, in place of a booklet of the whole."""
    agreed: date | None = None
    """The day on which the partnership agreed a standard; without one it is proposed."""
    withdrawn: date | None = None
    """The day on which this page was withdrawn; its address and its text remain."""
    replaced_by: str = ""
    """The id of the page to use instead of a withdrawn one; empty where there is none."""
    sheets: tuple[SheetEntry, ...] = ()
    slides: bool = False
    """Whether it is a session plan that is also made into slides."""
    session: TrainingSession | None = None
    """The session that a training pack is for; `None` for other packs and pages."""
    briefing_of: str = ""
    """The id of the brief whose seven-minute briefing this page is; empty for other pages."""
    lang: str = ""
    """The BCP 47 tag of its language; empty for English."""
    translation_of: str = ""
    """The id of the page that this one translates; empty for other pages."""
    amends: str = ""
    """The id of the page of the core whose statements this file adds to; empty for a page."""

    @property
    def version(self) -> date:
        """The date of the newest change, or of the review if no change is recorded."""
        return max((change.date for change in self.changes), default=self.reviewed)

    @property
    def is_proposed(self) -> bool:
        """Whether it is a standard that the partnership has not agreed yet."""
        return self.kind is Kind.STANDARD and self.agreed is None

    @property
    def is_local(self) -> bool:
        """Whether it is right for this area only, as bites and reviews of our own are by nature."""
        return self.scope == "local" or (not self.scope and self.kind is Kind.BITE)

    @property
    def is_for_editors(self) -> bool:
        """Whether it is for those who keep the site: they come first in its audience."""
        return self.audience[:1] == ("editors",)

    @property
    def is_leaflet(self) -> bool:
        """Whether it is written for families, and handed out by the rest of its audience."""
        return self.audience[:1] == ("families",)

    @property
    def is_english(self) -> bool:
        """Whether it is in English, as the rules of language and the search expect."""
        return self.lang.partition("-")[0] in {"", "en"}
