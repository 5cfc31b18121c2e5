"""Derive the connections of each page: review, backlinks, packs, sources."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from packsite.connect.translations import changed_since, in_other_languages, originals
from packsite.model.data import Library, SourceEntry
from packsite.model.facts import Kind
from packsite.model.links import Connections, Link, Review, target_ids
from packsite.model.page import Document
from packsite.model.references import Place, ReferenceKind, Target

_IN_TEXT = (Place.BODY, Place.LINK_TEXT)


def by_uri(links: Iterable[Link]) -> Mapping[str, list[Link]]:
    """Return the links of each page in text order; an empty list for a page without links."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[link.document.uri].append(link)
    return found


def connect(
    documents: tuple[Document, ...], links: tuple[Link, ...], library: Library
) -> Mapping[str, Connections]:
    """Return, by the uri of a page, its review, answers, backlinks, packs, sources and contents."""
    referred_by, in_packs, own = backlinks(links), packs(links), by_uri(links)
    english = originals(documents, links)
    others = in_other_languages(documents, english)
    return {
        document.uri: Connections(
            review=review(document),
            answers=_targets(own[document.uri], Place.ANSWERS),
            referred_by=referred_by.get(document.uri, ()),
            packs=in_packs.get(document.uri, ()),
            sources=_sources(own[document.uri], library),
            contents=_targets(own[document.uri], Place.CONTENTS),
            instead=next(iter(_targets(own[document.uri], Place.REPLACED_BY)), None),
            translations=others.get(document.uri, ()),
            amendment_review=review(document.amendment) if document.amendment else None,
            english_changed=changed_since(document, english.get(document.uri)),
        )
        for document in documents
    }


def backlinks(links: Iterable[Link]) -> Mapping[str, tuple[Target, ...]]:
    """Return, by the uri of a page, the pages that refer to it in their text, sorted by id."""
    return pages_by_target(
        link
        for link in links
        if link.reference.place in _IN_TEXT
        and link.target
        and link.target.id
        and link.target.uri != link.document.uri
    )


def packs(links: Iterable[Link]) -> Mapping[str, tuple[Target, ...]]:
    """Return, by the uri of a page, the packs that contain it."""
    return pages_by_target(
        link
        for link in links
        if link.reference.place is Place.CONTENTS and link.document.facts.kind is Kind.PACK
    )


def pages_by_target(
    links: Iterable[Link], key: Callable[[Target], str] = lambda target: target.uri
) -> Mapping[str, tuple[Target, ...]]:
    """Invert links: return, by a key of the target, the linking pages, sorted by id.

    Links of withdrawn pages are ignored.
    """
    found: dict[str, dict[str, Document]] = defaultdict(dict)
    for link in links:
        if link.target and not link.document.facts.withdrawn:
            found[key(link.target)][link.document.uri] = link.document
    return {
        name: tuple(
            page.target
            for page in sorted(pages.values(), key=lambda page: (page.facts.id, page.uri))
        )
        for name, pages in found.items()
    }


def review(document: Document) -> Review:
    """Return the last review of a page, and the date of the next."""
    last = document.facts.reviewed
    return Review(last, _months_later(last, document.facts.review_months))


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _targets(links: Iterable[Link], place: Place) -> tuple[Target, ...]:
    return tuple(link.target for link in links if link.target and link.reference.place is place)


def _sources(links: Iterable[Link], library: Library) -> tuple[SourceEntry, ...]:
    cited = (library.sources[key] for key in target_ids(links, ReferenceKind.SOURCE))
    return tuple(sorted(cited, key=lambda source: source.citation.casefold()))
