"""The steps of a child's journey and their time limits, from `journey.yml` and `timescales.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

COUNTABLE = re.compile(r"(?P<count>[1-9]\d{0,2}) (?P<unit>working day|day|week|month)s?")
"""The length of a limit that can be counted, such as `15 working days`."""


@dataclass(frozen=True, slots=True)
class Start:
    """An event that limits are counted from, from `timescales.yml`."""

    key: str
    label: str
    short: str
    """The label in few words, as they follow "from"."""
    last_day_of: str
    """The key of the limit whose last day replaces an unknown date; may be empty."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest time that something may take, from `timescales.yml`."""

    key: str
    what: str
    start: str
    """The key of a start; empty if the calculator does not count the limit."""
    before: bool
    """Whether the limit is counted backwards."""
    limit: str
    """Such as `15 working days`; empty for a local value."""
    local: str
    sources: tuple[str, ...]
    """Keys of sources; empty for a local value, or a limit that this site proposes."""
    reported: bool
    """Whether the first source was not seen to say so itself."""
    pages: tuple[str, ...]
    """Ids of the pages that have the limit; the first has the detail."""


@dataclass(frozen=True, slots=True)
class Timescales:
    """Every limit; empty without `timescales.yml`."""

    years: tuple[int, ...] = ()
    """The years whose bank holidays are known, in order."""
    starts: Mapping[str, Start] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a child's journey, from `journey.yml`."""

    name: str
    what: str
    """A sentence without its full stop."""
    pages: tuple[str, ...]
    """Ids of pages or statements; the step links to the first."""
    limits: tuple[str, ...] = ()
    """The keys of its limits in `timescales.yml`, the main one first."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Limits that belong to no step of the path, under a name of their own."""

    name: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JourneyPath:
    """The path of a child's journey; empty without `journey.yml`."""

    steps: tuple[Step, ...] = ()
    along: tuple[str, ...] = ()
    """Ids of the standards that go with every step."""
    beside: tuple[Beside, ...] = ()

    @property
    def limits(self) -> tuple[tuple[str, str], ...]:
        """Return the name of a step or row, and the key of a limit, for each limit in order."""
        rows = [(one.name, one.limits) for one in self.steps]
        rows += [(one.name, one.limits) for one in self.beside]
        return tuple((name, key) for name, keys in rows for key in keys)
