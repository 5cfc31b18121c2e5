"""What the data files say: said once and used everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

Day: TypeAlias = date
"""A date, where a field of that name stands in the way."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A cited source, from `sources.yml`."""

    key: str
    title: str
    short: str
    publisher: str
    edition: str
    date: str
    url: str
    seen: str
    note: str
    replaced_by: str
    replaced_on: Day | None = None
    """When it was noted here that another took its place."""

    @property
    def citation(self) -> str:
        """What `[[source:KEY]]` prints."""
        return f"{self.short} {self.edition}".strip()


@dataclass(frozen=True, slots=True)
class LocalValue:
    """A value only the partnership can give, from `partnership.yml`; empty until confirmed."""

    key: str
    label: str
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """An acronym, from `glossary.yml`."""

    acronym: str
    expansion: str
    synonyms: tuple[str, ...]
    local: bool
    note: str

    @property
    def anchor(self) -> str:
        """Where it stands on the A to Z page."""
        return f"short-{self.acronym.lower()}"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What people type into the search, and the words this site uses, from `search.yml`."""

    type: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Role:
    """A group of readers, from `roles.yml`."""

    key: str
    label: str
    who: str
    says: tuple[str, ...] = ()
    """What rows of "Who does what" call these readers."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the Network Bites programme, from `network_bites.yml`."""

    title: str
    published: date
    """When its entry was last changed."""
    date: date
    start: time
    end: time
    topic: str
    host: str
    where: str
    """Words, or the key of a local value."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words that the checks of language look for, from `language.yml`."""

    names: frozenset[str] = frozenset()
    """Short forms that are names and need no entry in the glossary."""
    quoted_on: frozenset[str] = frozenset()
    """The ids of pages that show words which are not to be written."""
    avoid: Mapping[str, str] = field(default_factory=dict)
    """Words to leave → what to write instead."""


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAY = "working day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Start:
    """What limits are counted from, from `timescales.yml`."""

    key: str
    label: str
    last_day_of: str
    """The key of the limit whose last day stands in for a date that is not known; may be empty."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest time that something may take, from `timescales.yml`."""

    key: str
    what: str
    start: str
    before: bool
    """Whether the limit is counted backwards."""
    limit: str
    """As `15 working days`; empty for a local value."""
    local: str
    source: str
    proposed: bool
    """Whether the limit is proposed by this site, with a source that prints the same."""
    page: str
    """The id of the page that has the detail."""


@dataclass(frozen=True, slots=True)
class Timescales:
    """The limits of the timescale calculator; empty without `timescales.yml`."""

    years: tuple[int, ...] = ()
    """The years whose bank holidays are known, in order."""
    starts: Mapping[str, Start] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Published:
    """An id that was published, from `published.yml`: paper somewhere carries it."""

    id: str
    title: str
    addresses: tuple[str, ...]
    """Every address in the site that its page has had, as `standards/visits.html`, newest last."""
    versions: tuple[date, ...]
    contents: tuple[str, ...] = ()
    """What a pack held when its newest version was published."""
    withdrawn: date | None = None
    """Since when there is no page; a page that is still there says so itself."""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """That what relies on a statement was still right, from `confirmed.yml`."""

    words: str
    """The fingerprint of the statement's words on that day."""
    day: date


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a child's journey, from `journey.yml`."""

    name: str
    what: str
    """What happens, as a sentence without its full stop."""
    pages: tuple[str, ...]
    """Ids of the pages or statements that tell how; the step leads to the first."""
    limit: str
    """The key of a limit in `timescales.yml`; may be empty."""


@dataclass(frozen=True, slots=True)
class JourneyPath:
    """The path of a child's journey; empty without `journey.yml`."""

    steps: tuple[Step, ...] = ()
    along: tuple[str, ...] = ()
    """Ids of the standards that go with every step."""


@dataclass(frozen=True, slots=True)
class AccessibilityCheck:
    """What tests in a browser found about one thing that has to be true."""

    what: str
    criteria: str
    """Success criteria of WCAG, as `2.4.7, 2.4.11`; empty for what goes beyond them."""
    tests: int
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityTests:
    """The recorded results, from `accessibility.yml`; without a day there are none."""

    day: Day | None = None
    browser: str = ""
    axe: str = ""
    checks: tuple[AccessibilityCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """What is said once and used everywhere: the data files."""

    partnership: str
    short_name: str
    site_name: str
    sources: Mapping[str, SourceEntry]
    local: Mapping[str, LocalValue]
    glossary: Mapping[str, GlossaryEntry]
    roles: Mapping[str, Role]
    sessions: tuple[Session, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    timescales: Timescales = Timescales()
    language: Language = Language()
    accessibility: AccessibilityTests = AccessibilityTests()
    path: JourneyPath = JourneyPath()
    published: Mapping[str, Published] = field(default_factory=dict)
    """The ledger: every id that was ever published."""
    confirmed: Mapping[str, Mapping[str, Confirmed]] = field(default_factory=dict)
    """The id of what relies on statements → the id of a statement → what was confirmed."""

    @property
    def acting(self) -> tuple[Role, ...]:
        """The roles that have a part in standards: those that rows can name."""
        return tuple(role for role in self.roles.values() if role.says)

    @property
    def places(self) -> frozenset[str]:
        """The local values that say where a session is held."""
        return frozenset(session.where for session in self.sessions) & self.local.keys()
