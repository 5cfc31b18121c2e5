"""Build the path of a child's journey from `journey.yml`: its stops, and each standard's place.

The picture of the path, the list below it, and the links to the previous and next standard all come
from this one value.
"""

from collections.abc import Iterable, Mapping

from packsite.model.data import Library
from packsite.model.journey import Journey, Stop
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.references import ReferenceKind, Target
from packsite.model.timescales import Limit, Step


def journey(documents: Iterable[Document], links: Iterable[Link], library: Library) -> Journey:
    """Return the path; missing pages are left out, because a check reports them."""
    known = _known(documents)
    steps = [step for step in library.path.steps if known.keys() & set(step.pages)]
    stops = (_stop(number, step, known, library) for number, step in enumerate(steps, 1))
    along = tuple(known[page] for page in library.path.along if page in known)
    beside = ((one.name, _limits(one.limits, library)) for one in library.path.beside)
    drawn = (one.document for one in links if _is_picture(one))
    pictures = (page.target._replace(anchor="journey") for page in drawn)
    return Journey(tuple(stops), along, tuple(beside), next(pictures, None))


def _is_picture(link: Link) -> bool:
    return link.reference.kind is ReferenceKind.INSERT and link.reference.target == "journey"


def _known(documents: Iterable[Document]) -> Mapping[str, Target]:
    """Return pages and statements by their id; a statement keeps the title of its page."""
    found: dict[str, Target] = {}
    for page in (one for one in documents if not one.facts.withdrawn):
        found[page.facts.id] = page.target
        for heading in page.headings:
            if heading.code:
                found[page.statement(heading).id] = page.target._replace(anchor=heading.anchor)
    return found


def _stop(number: int, step: Step, known: Mapping[str, Target], library: Library) -> Stop:
    target, *also = (known[page] for page in step.pages if page in known)
    limits = _limits(step.limits, library)
    return Stop(number, step.name, step.what, target, tuple(also), limits)


def _limits(keys: Iterable[str], library: Library) -> tuple[Limit, ...]:
    known = library.timescales.limits
    return tuple(known[key] for key in keys if key in known)
