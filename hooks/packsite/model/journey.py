"""The path of a child's journey: its stops, and the stops of each standard."""

from dataclasses import dataclass

from packsite.model.references import Target
from packsite.model.timescales import Limit


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the path, with the pages that it leads to."""

    number: int
    name: str
    what: str
    target: Target
    also: tuple[Target, ...]
    limits: tuple[Limit, ...] = ()
    """The main one first."""

    @property
    def label(self) -> str:
        """Its number and its name, as every page and tool writes them: `8 Core group`."""
        return f"{self.number} {self.name}"

    def leads_to(self, uri: str) -> bool:
        """Whether a page tells how this step is done."""
        return uri in {page.uri for page in (self.target, *self.also)}


@dataclass(frozen=True, slots=True)
class Journey:
    """The whole path; empty without `journey.yml`."""

    stops: tuple[Stop, ...] = ()
    along: tuple[Target, ...] = ()
    """The standards that go with every step."""
    beside: tuple[tuple[str, tuple[Limit, ...]], ...] = ()
    """A name and its limits, for the limits that belong to no step."""
    picture: Target | None = None
    """The page with the picture of the path."""

    def at(self, uri: str) -> tuple[Stop, ...]:
        """Return the stops that lead to a page, in order; none if it goes with every step."""
        return tuple(stop for stop in self.stops if stop.leads_to(uri))

    @property
    def limits(self) -> tuple[tuple[str, tuple[Limit, ...]], ...]:
        """Return the label and the limits of each stop, then those of no step."""
        return (*((stop.label, stop.limits) for stop in self.stops), *self.beside)
