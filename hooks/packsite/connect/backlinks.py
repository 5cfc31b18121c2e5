"""Turn links round: for each page, which pages refer to it; withdrawn ones are not counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from packsite.model.links import Link
from packsite.model.page import Kind
from packsite.model.references import Place, Target


def backlinks(links: Iterable[Link]) -> Mapping[str, tuple[Target, ...]]:
    """Return, by the uri of a page, the pages whose text refers to it, once each, by id."""
    found: dict[str, set[Target]] = defaultdict(set)
    for link in links:
        if link.document.facts.withdrawn:
            continue
        if link.target and link.target.id and link.reference.place in (Place.BODY, Place.LINK_TEXT):
            source = link.document
            if link.target.uri != source.uri:
                found[link.target.uri].add(
                    Target(source.uri, "", source.facts.title, source.facts.id)
                )
    return {uri: _sorted(targets) for uri, targets in found.items()}


def packs(links: Iterable[Link]) -> Mapping[str, tuple[Target, ...]]:
    """Return, by the uri of a page, the packs that hold it."""
    found: dict[str, set[Target]] = defaultdict(set)
    for link in links:
        document = link.document
        if (
            link.target
            and link.reference.place is Place.CONTENTS
            and document.facts.kind is Kind.PACK
            and not document.facts.withdrawn
        ):
            found[link.target.uri].add(
                Target(document.uri, "", document.facts.title, document.facts.id)
            )
    return {uri: _sorted(targets) for uri, targets in found.items()}


def _sorted(targets: set[Target]) -> tuple[Target, ...]:
    return tuple(sorted(targets, key=lambda target: (target.id, target.uri)))
