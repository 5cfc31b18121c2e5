"""Say what a pack has beside its pages: parts, reviews, short forms and sources, for its paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from packsite.model.data import SourceEntry
from packsite.model.links import Review
from packsite.model.page import Document
from packsite.model.site import Woven
from packsite.printing.job import PrintPart
from packsite.templates import day
from packsite.weave.pages import used_acronyms

_MOST_NAMED = 6
"""Pages due on the first date up to which each is named."""


def parts(pack: Document) -> tuple[PrintPart, ...]:
    """Return the parts of a pack, each with the place of its first page."""
    found: list[PrintPart] = []
    start = len(pack.facts.contents) - sum(len(part.contents) for part in pack.facts.parts)
    for part in pack.facts.parts:
        found.append(PrintPart(part.title, start, len(part.contents)))
        start += len(part.contents)
    return tuple(found)


def review_words(reviews: Mapping[str, Review]) -> str:
    """Say when the pages of a pack, given by id, are due for review: dates alone, which stay true.

    Nothing depends on the day of the build: the same content gives the same pack on every day.
    """
    dates = sorted({review.due for review in reviews.values()})
    if not dates:
        return ""
    if len(dates) == 1:
        return f"Review due {day(dates[0])}, for every page inside."
    first = sorted(page_id for page_id, review in reviews.items() if review.due == dates[0])
    named = f" ({', '.join(first)})" if len(first) <= _MOST_NAMED else ""
    first_due, last_due = day(dates[0]), day(dates[-1])
    return f"Review due {first_due} for the first pages inside{named}, {last_due} for the last."


def short_forms(woven: Woven, pages: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Return the short forms that stand in these pages, and what each means."""
    library = woven.site.library
    found = {entry.acronym: entry for page in pages for entry in used_acronyms(page, library)}
    return tuple(
        (acronym, _with_note(found[acronym].expansion, found[acronym].note))
        for acronym in sorted(found, key=str.casefold)
    )


def cited(woven: Woven, pages: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Return the sources that these pages rest on: as they are cited, and in full."""
    found = {
        source.key: source for page in pages for source in woven.site.connections[page.uri].sources
    }
    ordered = sorted(found.values(), key=lambda source: source.citation.casefold())
    return tuple((source.citation, _in_full(source)) for source in ordered)


def _with_note(words: str, note: str) -> str:
    return f"{words}. {note}" if note else words


def _in_full(source: SourceEntry) -> str:
    facts: Sequence[str] = (source.title, source.publisher, source.date)
    return f"{', '.join(filter(None, facts))}."
