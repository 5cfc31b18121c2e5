"""Gather the list of packs: the contents of each, its readers, and the time to read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from packsite.cache.memo import Cache
from packsite.model.facts import Kind
from packsite.model.page import Document
from packsite.model.site import Site
from packsite.read.prose import words
from packsite.weave.pages import roles

_A_MINUTE = 200
"""The words that a reader takes in a minute, at a calm pace."""


@dataclass(frozen=True, slots=True)
class PackCard:
    """A pack as a card in the list."""

    pack: Document
    readers: str
    """The roles that it is for, as words."""
    minutes: int
    """The time that all its pages take to read, in minutes, to the next five."""


def pack_cards(site: Site, memo: Cache) -> tuple[PackCard, ...]:
    """Return a card for every pack in use, in the order of the pages."""
    return tuple(_cards(site, memo))


def _cards(site: Site, memo: Cache) -> Iterator[PackCard]:
    for pack in site.documents:
        if pack.facts.kind is Kind.PACK and not pack.facts.withdrawn:
            inside = [site.by_id[key] for key in pack.facts.contents if key in site.by_id]
            count = sum(_length(page, memo) for page in (pack, *inside))
            yield PackCard(pack, _readers(pack, site), -(-count // (_A_MINUTE * 5)) * 5)


def _length(page: Document, memo: Cache) -> int:
    """Return the number of words of a page."""
    return memo(("length", page.uri), page.body, lambda: len(words(page.body)))


def _readers(pack: Document, site: Site) -> str:
    readers, acting = roles(pack.facts, site.library), site.library.acting
    if acting and set(acting) <= set(readers):
        return "every role"
    return "; ".join(role.label for role in readers)
