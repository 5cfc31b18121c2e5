"""The content of the data files, shared by all pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeAlias

from packsite.model.addresses import SOURCES_URI
from packsite.model.brand import Brand
from packsite.model.decision_aids import DecisionAid
from packsite.model.layers import Layers
from packsite.model.references import Target
from packsite.model.timescales import JourneyPath, Timescales

Day: TypeAlias = date
"""An alias of `date`, for classes with a field of that name."""


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
    """The date on which its replacement was recorded here."""
    local: bool = False
    """Whether it is about this area only."""

    @property
    def citation(self) -> str:
        """The text of `[[source:KEY]]`."""
        return f"{self.short} {self.edition}".strip()

    @property
    def target(self) -> Target:
        """Where the list of sources shows it."""
        return Target(SOURCES_URI, self.key, self.citation, self.key)


@dataclass(frozen=True, slots=True)
class Reported:
    """A local value seen in public: its words, the key of its source, and the date it shows."""

    value: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class LocalValue:
    """A value only the partnership can give, from `partnership.yml`; empty until confirmed."""

    key: str
    label: str
    value: str
    kind: str
    protects: bool = False
    """Whether no release may go out without it."""
    ask: str = ""
    reported: Reported | None = None

    @property
    def shown(self) -> str:
        """The confirmed words, else the reported ones, else nothing."""
        return self.value or (self.reported.value if self.reported else "")

    @property
    def state(self) -> str:
        """Return `confirmed`, `reported` or `missing`."""
        return "confirmed" if self.value else "reported" if self.reported else "missing"


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
        """Its anchor on the A to Z page."""
        return f"short-{self.acronym.lower()}"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Words that people type into the search, and the words of this site, from `search.yml`."""

    type: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Role:
    """A group of readers, from `roles.yml`."""

    key: str
    label: str
    who: str
    says: tuple[str, ...] = ()
    """The names of these readers in "Who does what"."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the Network Bites programme, from `network_bites.yml`."""

    title: str
    published: Day
    """When its entry was last changed."""
    date: Day
    start: time
    end: time
    topic: str
    host: str
    where: str
    """Words, or the key of a local value."""


@dataclass(frozen=True, slots=True)
class Language:
    """The word lists of the language checks, from `language.yml` and `words.yml`."""

    names: frozenset[str] = frozenset()
    """Short forms that are names and need no entry in the glossary."""
    quoted_on: frozenset[str] = frozenset()
    """The ids of pages that quote words to avoid."""
    avoid: Mapping[str, str] = field(default_factory=dict)
    """Words to avoid → replacement."""
    turns: Mapping[str, str] = field(default_factory=dict)
    """Unidiomatic turns of phrase → replacement."""
    words: frozenset[str] = frozenset()
    """Words of the site that the British dictionary lacks."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published id, from `published.yml`; print-outs may carry it."""

    id: str
    title: str
    addresses: tuple[str, ...]
    """Every address that its page has had, such as `standards/visits.html`, newest last."""
    versions: tuple[date, ...]
    contents: tuple[str, ...] = ()
    """The contents of a pack when last published."""
    withdrawn: date | None = None
    """The date of withdrawal of a deleted page; an existing page has its own."""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The confirmation that a reference to a statement is right, from `confirmed.yml`."""

    words: str
    """The fingerprint of the statement's words on that day."""
    day: date


@dataclass(frozen=True, slots=True)
class AccessibilityCheck:
    """The results of browser tests for one requirement."""

    what: str
    criteria: str
    """WCAG success criteria, such as `2.4.7, 2.4.11`; empty if it goes beyond them."""
    tests: int
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityTests:
    """The recorded results, from `accessibility.yml`; without a day there are none."""

    day: Day | None = None
    browser: str = ""
    axe: str = ""
    checks: tuple[AccessibilityCheck, ...] = ()


WORD_FILES = frozenset({"glossary.yml", "language.yml", "words.yml"})
"""The data files that rules about words rely on; a wrong entry leaves the others in force."""


@dataclass(frozen=True, slots=True)
class Library:
    """All data files."""

    brand: Brand
    sources: Mapping[str, SourceEntry]
    local: Mapping[str, LocalValue]
    glossary: Mapping[str, GlossaryEntry]
    roles: Mapping[str, Role]
    sessions: tuple[Session, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    timescales: Timescales = field(default_factory=Timescales)
    language: Language = Language()
    layers: Layers = field(default_factory=Layers)
    accessibility: AccessibilityTests = AccessibilityTests()
    path: JourneyPath = field(default_factory=JourneyPath)
    aids: Mapping[str, DecisionAid] = field(default_factory=dict)
    """The decision aids by key."""
    published: Mapping[str, Published] = field(default_factory=dict)
    """The ledger: every id ever published."""
    confirmed: Mapping[str, Mapping[str, Confirmed]] = field(default_factory=dict)
    """Id of the page or finding that refers → id of the statement → its confirmation."""
    incomplete: frozenset[str] = frozenset()
    """The data files with entries left out because of a mistake, which has been reported."""

    @property
    def has_words(self) -> bool:
        """Whether the files that rules about words rely on could be read."""
        return self.incomplete.isdisjoint(WORD_FILES)

    @property
    def acting(self) -> tuple[Role, ...]:
        """The roles that rows of "Who does what" can name."""
        return tuple(role for role in self.roles.values() if role.says)

    @property
    def places(self) -> frozenset[str]:
        """The local values that are venues of sessions."""
        return frozenset(session.where for session in self.sessions) & self.local.keys()
