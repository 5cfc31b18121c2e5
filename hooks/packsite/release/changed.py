"""Compare two releases of the core, and the site on each, for the editors of that site.

Everything comes from the two cores and the two checked sites; nothing is read or written here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.changes import NewsItem
from packsite.model.page import Document
from packsite.model.reviews import Reliance
from packsite.model.site import Site
from packsite.release.archive import Core
from packsite.release.export import newer


@dataclass(frozen=True, slots=True)
class Overtaken:
    """The effects of a newer core on the site built on it."""

    news: tuple[NewsItem, ...]
    """The changes of shared pages, newest first."""
    added: tuple[Document, ...]
    """The pages that are new in the core."""
    gone: tuple[Document, ...]
    """The pages that the core had, and has no more."""
    withdrawn: tuple[Document, ...]
    taken: tuple[tuple[Document, str], ...]
    """The local pages with an id that is new in the core, each with the title of that page.

    The title is empty if the core has that page no more.
    """
    reworded: tuple[Reliance, ...]
    """The reliances of local pages on words that differ, by owner."""


def overtaken(old: Core | None, new: Core, before: Site, after: Site) -> Overtaken:
    """Return the effects of the new core; `before` is the site on the old one, `after` on the new.

    Without an old core, the site gets its first.
    """
    known = {page.facts.id: page for page in (old.pages if old else ())}
    now = {page.facts.id: page for page in new.pages}
    added = tuple(page for id, page in now.items() if id not in known)
    titles = {id: now[id].facts.title if id in now else "" for id in new.release.ids}
    reserved = titles.keys() - set(old.release.ids if old else ())
    return Overtaken(
        news=newer([page for id, page in now.items() if id in known], known.values()),
        added=added,
        gone=tuple(page for id, page in known.items() if id not in now),
        withdrawn=tuple(
            page for id, page in now.items()
            if page.facts.withdrawn and id in known and not known[id].facts.withdrawn
        ),
        taken=tuple(
            (page, titles[page.facts.id])
            for page in before.documents
            if page.facts.id in reserved and not page.source.is_core
        ),
        reworded=tuple(_reworded(before, after)),
    )  # fmt: skip


def _reworded(before: Site, after: Site) -> Iterator[Reliance]:
    words = {(one.relying.id, one.statement.id): one.words for one in before.reliances}
    for one in sorted(after.reliances, key=lambda one: one.document.facts.owner.casefold()):
        if words.get((one.relying.id, one.statement.id), one.words) != one.words:
            yield one
