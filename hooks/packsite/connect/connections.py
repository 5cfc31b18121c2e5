"""Gather what the site knows about each page and nobody types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from packsite.connect.backlinks import backlinks, packs
from packsite.connect.review import review
from packsite.model.data import Library, SourceEntry
from packsite.model.links import Connections, Link
from packsite.model.page import Document
from packsite.model.references import Place, ReferenceKind, Target


def by_uri(links: Iterable[Link]) -> Mapping[str, list[Link]]:
    """Return the links of each page, in the order they stand; without any, an empty list."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[link.document.uri].append(link)
    return found


def connect(
    documents: Iterable[Document], links: tuple[Link, ...], library: Library, today: date
) -> Mapping[str, Connections]:
    """Return, by the uri of a page, its review, answers, backlinks, packs, sources and contents."""
    referred_by, in_packs, own = backlinks(links), packs(links), by_uri(links)
    return {
        document.uri: Connections(
            review=review(document, today),
            answers=_targets(own[document.uri], Place.ANSWERS),
            referred_by=referred_by.get(document.uri, ()),
            packs=in_packs.get(document.uri, ()),
            sources=_sources(own[document.uri], library),
            contents=_targets(own[document.uri], Place.CONTENTS),
            instead=next(iter(_targets(own[document.uri], Place.REPLACED_BY)), None),
            briefing_of=next(iter(_targets(own[document.uri], Place.BRIEFING_OF)), None),
        )
        for document in documents
    }


def _targets(links: Iterable[Link], place: Place) -> tuple[Target, ...]:
    return tuple(link.target for link in links if link.target and link.reference.place is place)


def _sources(links: Iterable[Link], library: Library) -> tuple[SourceEntry, ...]:
    cited = {
        link.target.id
        for link in links
        if link.target and link.reference.kind is ReferenceKind.SOURCE
    }
    return tuple(
        sorted(
            (library.sources[key] for key in cited), key=lambda source: source.citation.casefold()
        )
    )
