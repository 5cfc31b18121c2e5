"""The path of a child's journey: its stops, and the position of each standard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from packsite.model.facts import Kind
from packsite.model.references import Target


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the path, with the pages that it leads to."""

    number: int
    name: str
    what: str
    target: Target
    also: tuple[Target, ...]
    limit: str
    """The longest it may take; empty without a limit."""
    counted_from: str
    """The event that the limit is counted from."""


@dataclass(frozen=True, slots=True)
class Way:
    """The position of a standard on the path, and its neighbours."""

    stop: Stop | None
    """`None` if the standard goes with every step."""
    before: Target | None
    after: Target | None


@dataclass(frozen=True, slots=True)
class Journey:
    """The whole path; empty without `journey.yml`."""

    stops: tuple[Stop, ...] = ()
    along: tuple[Target, ...] = ()
    """The standards that go with every step."""
    picture: Target | None = None
    """The page with the picture of the path."""

    def way(self, uri: str) -> Way | None:
        """Return the position of a standard on the path; `None` for any other page."""
        for pages in (_standards(self.stops), self.along):
            for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
                if page.uri == uri:
                    return Way(self._stop(uri), before, after)
        return None

    def _stop(self, uri: str) -> Stop | None:
        """Return the first stop that leads to a page, or else the one that names it."""
        leads = [stop for stop in self.stops if stop.target.uri == uri]
        names = [stop for stop in self.stops if uri in {page.uri for page in stop.also}]
        return next(iter(leads + names), None)


def _standards(stops: Iterable[Stop]) -> tuple[Target, ...]:
    """Return the standards on the path, once each, in its order."""
    pages = [page for stop in stops for page in (stop.target, *stop.also)]
    whole = [page._replace(anchor="") for page in pages if page.id.startswith(Kind.STANDARD.prefix)]
    return tuple(dict.fromkeys(whole))
