"""The matter of a pack around its pages: parts, review dates, acronyms and sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from packsite.model.data import SourceEntry
from packsite.model.facts import Kind
from packsite.model.links import Review
from packsite.model.page import Document
from packsite.model.references import Target
from packsite.model.site import Woven
from packsite.printing.job import Cited, PrintPart
from packsite.templates import day
from packsite.weave.pages import used_acronyms

_MAX_NAMED = 6
"""Most pages due on the first date to name each by id."""


_NOUNS = {Kind.STANDARD.prefix: "standard", Kind.RESOURCE.prefix: "resource"}
"""The noun for pages of one kind; any others are titles."""


def pack_parts(pack: Document) -> tuple[PrintPart, ...]:
    """Return the parts of a pack, each with the index of its first page."""
    found: list[PrintPart] = []
    start = len(pack.facts.contents) - sum(len(part.contents) for part in pack.facts.parts)
    for part in pack.facts.parts:
        count = len(part.contents)
        found.append(PrintPart(part.title, start, count, _counted(part.contents), part.picture))
        start += count
    return tuple(found)


def _counted(page_ids: Sequence[str]) -> str:
    prefixes = {page_id.partition("-")[0] for page_id in page_ids}
    noun = _NOUNS.get(prefixes.pop(), "title") if len(prefixes) == 1 else "title"
    return f"1 {noun}" if len(page_ids) == 1 else f"{len(page_ids)} {noun}s"


def review_dates(reviews: Mapping[str, Review]) -> str:
    """Return the review dates of the pages of a pack, given by id, in a sentence.

    The dates are absolute: the same content gives the same pack whatever the day of the build.
    """
    dates = sorted({review.due for review in reviews.values()})
    if not dates:
        return ""
    if len(dates) == 1:
        return f"Review due {day(dates[0])}, for every page inside."
    first = sorted(page_id for page_id, review in reviews.items() if review.due == dates[0])
    named = f" ({', '.join(first)})" if len(first) <= _MAX_NAMED else ""
    first_due, last_due = day(dates[0]), day(dates[-1])
    return f"Review due {first_due} for the first pages inside{named}, {last_due} for the last."


def short_forms(woven: Woven, pages: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Return the acronyms used in the pages, sorted, with their expansions."""
    library = woven.site.library
    found = {entry.acronym: entry for page in pages for entry in used_acronyms(page, library)}
    return tuple(
        (acronym, ". ".join(filter(None, (found[acronym].expansion, found[acronym].note))))
        for acronym in sorted(found, key=str.casefold)
    )


def sources_cited(woven: Woven, pages: Sequence[Document]) -> tuple[Cited, ...]:
    """Return the sources of the pages, sorted by citation, after the findings that they answer."""
    connections = [woven.site.connections[page.uri] for page in pages]
    found = {source.key: source for one in connections for source in one.sources}
    ordered = sorted(found.values(), key=lambda source: source.citation.casefold())
    answers = {answer for one in connections for answer in one.answers}
    return (
        *_learning(woven, answers),
        *(Cited(source.key, source.citation, _in_full(source)) for source in ordered),
    )


def _learning(woven: Woven, answers: Iterable[Target]) -> Iterator[Cited]:
    """Yield each brief with the codes of its findings among the answers."""
    codes: dict[str, set[str]] = {}
    for answer in answers:
        brief, _, code = answer.id.partition(".")
        codes.setdefault(brief, set()).add(code)
    for brief in sorted(codes):
        ordered = sorted(codes[brief], key=lambda code: (len(code), code))
        title = woven.site.by_id[brief].facts.title
        yield Cited(brief, brief, f"{title}. Findings answered: {', '.join(ordered)}.")


def _in_full(source: SourceEntry) -> str:
    facts: Sequence[str] = (source.title, source.publisher, source.date)
    return f"{', '.join(filter(None, facts))}."
