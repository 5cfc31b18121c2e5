"""Trace each finding of a learning brief to the responses and pages that answer it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from packsite.model.facts import Kind
from packsite.model.findings import Coverage, FindingGroup
from packsite.model.links import Link
from packsite.model.page import Document, Heading
from packsite.model.references import Place, Target


def trace(documents: Iterable[Document], links: Iterable[Link]) -> tuple[Coverage, ...]:
    """Return one row for each finding, in the order of the briefs.

    A page answers the findings named in its facts; a response answers those named in its text.
    A withdrawn page answers none, and a withdrawn brief needs no answers.
    """
    responses: dict[str, list[Target]] = defaultdict(list)
    pages: dict[str, list[Target]] = defaultdict(list)
    for link in links:
        if link.target is None or link.document.facts.withdrawn:
            continue
        if link.reference.place is Place.ANSWERS:
            pages[link.target.id].append(link.document.target)
        elif response := _response_around(link):
            responses[link.target.id].append(response)
    return tuple(
        Coverage(
            document,
            heading,
            group,
            _once(responses[document.statement(heading).id]),
            _once(pages[document.statement(heading).id]),
            document.facts.gaps.get(heading.code, ""),
        )
        for document in documents
        if document.facts.kind is Kind.BRIEF and not document.facts.withdrawn
        for heading, group in _findings(document)
    )


def _findings(document: Document) -> Iterator[tuple[Heading, FindingGroup]]:
    group = FindingGroup.TO_IMPROVE
    for heading in document.headings:
        if re.fullmatch(r"F\d+", heading.code):
            yield heading, group
        elif heading.level == 2:
            works = "works well" in heading.text.lower()
            group = FindingGroup.WORKS_WELL if works else FindingGroup.TO_IMPROVE


def _response_around(link: Link) -> Target | None:
    """Return the response whose text contains a link, if any."""
    above = heading_around(link)
    if above is None or not re.fullmatch(r"R\d+", above.code):
        return None
    return link.document.statement(above)


def heading_around(link: Link) -> Heading | None:
    """Return the finding or response of a brief whose text contains a link, if any."""
    if link.document.facts.kind is not Kind.BRIEF:
        return None
    return link.document.statement_around(link.reference.span.start)


def _once(targets: list[Target]) -> tuple[Target, ...]:
    return tuple(sorted(set(targets), key=lambda target: (target.id, target.uri)))
