"""Turn `journey.yml` into the path of a child's journey: its stops, and where each standard stands.

The picture of the path, the list below it, and the way to the standard before and after all come
from this one value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from packsite.model.data import Library, Step
from packsite.model.links import Link
from packsite.model.page import Document, Kind
from packsite.model.references import ReferenceKind, Target


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the path, with the pages that it leads to."""

    number: int
    name: str
    what: str
    target: Target
    also: tuple[Target, ...]
    limit: str
    """How long it may take; empty where no limit has been given."""
    counted_from: str
    """What the limit is counted from."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a standard stands on the path, and what comes before and after it."""

    stop: Stop | None
    """`None` where the standard goes with every step."""
    before: Target | None
    after: Target | None


@dataclass(frozen=True, slots=True)
class Journey:
    """The whole path; empty without `journey.yml`."""

    stops: tuple[Stop, ...] = ()
    along: tuple[Target, ...] = ()
    """The standards that go with every step."""
    picture: Target | None = None
    """Where the picture of the path stands."""

    def way(self, uri: str) -> Way | None:
        """Return where a standard stands on the path; `None` for any other page."""
        for pages in (_standards(self.stops), self.along):
            uris = [page.uri for page in pages]
            if uri in uris:
                at = uris.index(uri)
                before = pages[at - 1] if at else None
                after = pages[at + 1] if at + 1 < len(pages) else None
                return Way(self._stop(uri), before, after)
        return None

    def _stop(self, uri: str) -> Stop | None:
        """Return the first stop that leads to a page; where none does, the one that names it."""
        leads = [stop for stop in self.stops if stop.target.uri == uri]
        names = [stop for stop in self.stops if uri in {page.uri for page in stop.also}]
        return next(iter(leads + names), None)


def journey(documents: Iterable[Document], links: Iterable[Link], library: Library) -> Journey:
    """Return the path; a page that is not there is left out, for a check tells of it."""
    known = _known(documents)
    steps = [step for step in library.path.steps if known.keys() & set(step.pages)]
    stops = (_stop(number, step, known, library) for number, step in enumerate(steps, 1))
    along = tuple(known[page] for page in library.path.along if page in known)
    drawn = (one.document for one in links if _is_picture(one))
    pictures = (replace(page.target, anchor="journey") for page in drawn)
    return Journey(tuple(stops), along, next(pictures, None))


def _is_picture(link: Link) -> bool:
    return link.reference.kind is ReferenceKind.INSERT and link.reference.target == "journey"


def _known(documents: Iterable[Document]) -> Mapping[str, Target]:
    """Return pages and statements by their id; a statement keeps the title of its page."""
    found: dict[str, Target] = {}
    for page in (one for one in documents if not one.facts.withdrawn):
        found[page.facts.id] = page.target
        for heading in page.headings:
            if heading.code:
                found[page.statement(heading).id] = replace(page.target, anchor=heading.anchor)
    return found


def _stop(number: int, step: Step, known: Mapping[str, Target], library: Library) -> Stop:
    target, *also = (known[page] for page in step.pages if page in known)
    return Stop(number, step.name, step.what, target, tuple(also), *_limit(step, library))


def _limit(step: Step, library: Library) -> tuple[str, str]:
    """Return how long a step may take, and what that is counted from; empty without a limit."""
    limit = library.timescales.limits.get(step.limit)
    if limit is None:
        return "", ""
    local, start = library.local.get(limit.local), library.timescales.starts.get(limit.start)
    return local.value if local else limit.limit, start.label if start else ""


def _standards(stops: Iterable[Stop]) -> tuple[Target, ...]:
    """Return the standards on the path, once each, in its order."""
    pages = [page for stop in stops for page in (stop.target, *stop.also)]
    whole = [replace(page, anchor="") for page in pages if page.id.startswith(Kind.STANDARD.prefix)]
    return tuple(dict.fromkeys(whole))
