"""Find the reliances on statements, and those whose statement has changed since confirmation.

A local page that takes the place of one in the core relies on the whole of that page.

A statement is a heading with a code, and all the text below it. A page or statement relies on it by
referring to it in the text or under `answers`. A pack that only contains its page does not: it
prints the current words.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from packsite.connect.findings import heading_around
from packsite.connect.statements import without_comments
from packsite.connect.wording import page_wording, wording, words_fingerprint
from packsite.model.data import Library
from packsite.model.links import Link
from packsite.model.page import Document, Heading
from packsite.model.references import Place, ReferenceKind, Target
from packsite.model.reviews import Reliance

_RELYING = (Place.BODY, Place.LINK_TEXT, Place.ANSWERS, Place.AMENDS)
_WORDED = ("timescale", "text")
"""The kinds of local values that are part of a rule; the others are contact details."""


def reliances(
    documents: Iterable[Document],
    links: Iterable[Link],
    library: Library,
    replaced: Iterable[Document],
) -> tuple[Reliance, ...]:
    """Return the reliances on statements, one for each pair of ids, sorted by both.

    `replaced` are the pages of the core whose place a local page takes.

    Withdrawn pages neither rely on anything nor may be relied on: other checks report that. What
    pages of the core rely on was confirmed where the core is made.
    """
    statements = {
        (document.uri, heading.anchor): (document, heading)
        for document in documents
        if document.facts.id and not document.facts.withdrawn
        for heading in document.headings
        if heading.code
    }
    values = worded_values(library)
    said: dict[Target, tuple[str, str]] = {}
    found = {(one.relying.id,) * 2: one for one in _replacements(documents, replaced, library)}
    for link in links:
        if (pointed := statements.get(_place(link))) and _is_ours(link.document):
            target = pointed[0].statement(pointed[1])
            if target not in said:
                words = words_fingerprint(wording(*pointed, values))
                said[target] = _markdown(*pointed), words
            one = _reliance(link, target, said[target], library)
            if one.relying.id and one.relying != one.statement:
                found.setdefault((one.relying.id, one.statement.id), one)
    return tuple(one for _, one in sorted(found.items()))


def _replacements(
    documents: Iterable[Document], replaced: Iterable[Document], library: Library
) -> Iterator[Reliance]:
    """Yield the reliance of each local page on the page of the core whose place it takes."""
    theirs = {page.facts.id: page for page in replaced}
    for page in documents:
        if (other := theirs.get(page.facts.id)) and not page.facts.withdrawn:
            yield Reliance(
                relying=page.target,
                statement=page.target._replace(title=other.facts.title),
                document=page,
                offset=page.body_start,
                markdown=f"Compare {other.source.file} with {page.source.file}.",
                words=words_fingerprint(page_wording(other, worded_values(library))),
                confirmed=_confirmed(page.target, page.target, library),
            )


def worded_values(library: Library) -> Mapping[str, str]:
    """Return the confirmed local values that are part of a rule, by key."""
    worded = (one for one in library.local.values() if one.kind in _WORDED and one.value)
    return {one.key: one.value for one in worded}


def _place(link: Link) -> tuple[str, str]:
    """Return the page and the anchor of a link's target; empty if it is not a reliance."""
    if link.target is None or link.reference.place not in _RELYING:
        return "", ""
    if link.reference.kind is ReferenceKind.FILE:
        return link.target.uri, unquote(link.reference.target.partition("#")[2])
    return link.target.uri, link.target.anchor


def _is_ours(document: Document) -> bool:
    return not (document.facts.withdrawn or document.source.is_core)


def _reliance(link: Link, statement: Target, said: tuple[str, str], library: Library) -> Reliance:
    document, above = link.document, heading_around(link)
    relying = document.statement(above) if above else document.target
    confirmed = _confirmed(relying, statement, library)
    return Reliance(
        relying, statement, document, link.reference.span.start, *said, confirmed=confirmed
    )


def _confirmed(relying: Target, statement: Target, library: Library) -> str:
    """Return the fingerprint that was confirmed for a reliance; empty if none was."""
    known = library.confirmed.get(relying.id, {}).get(statement.id)
    return known.words if known else ""


def _markdown(document: Document, heading: Heading) -> str:
    """Return the Markdown of a statement, without its code and without editors' comments."""
    return without_comments(document, document.extent(heading)).replace(heading.code, "", 1)
