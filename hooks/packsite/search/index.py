"""Generate the files of the search: the index, and the text for its results.

The text is a file of its own, because it is needed later than the index. Both are JavaScript,
because a page opened from a folder cannot read anything else.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from packsite.cache.memo import Cache, no_cache
from packsite.model.addresses import GLOSSARY_URI
from packsite.model.data import GlossaryEntry, Library
from packsite.model.facts import Kind
from packsite.model.limits import based, cited, counted_from, short
from packsite.model.site import Woven
from packsite.model.timescales import Limit
from packsite.search.sections import Section, sections
from packsite.search.words import IGNORED, terms

SEARCH_INDEX_URI = "search/index.js"
TEXT_URI = "search/text.js"
_MOST_OFTEN = 2
"""The highest count of a word in a section; beyond it, repetition says nothing more."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as rendered by a site generator."""

    url: str
    html: str


def search_index(
    woven: Woven, rendered: Mapping[str, Rendered], cache: Cache = no_cache
) -> Mapping[str, bytes]:
    """Return the files of the search by uri; `rendered` holds the pages by uri."""
    library = woven.site.library
    roles = list(library.roles)
    pages: list[list[Any]] = []
    places: list[list[Any]] = []
    texts: list[str] = []
    counts: list[Mapping[str, int]] = []
    facts = _facts(woven, roles)
    for uri, read in found_on(woven, rendered, cache).items():
        for anchor, heading, text, counted in read():
            places.append([len(pages), anchor, heading])
            texts.append(text)
            counts.append(counted)
        pages.append([rendered[uri].url, *facts[uri]])
    index = {
        "kinds": [kind.label for kind in Kind],
        "roles": [[key, library.roles[key].label] for key in roles],
        "pages": pages,
        "places": places,
        "words": _postings(counts),
        "ignored": " ".join(sorted(IGNORED)),
        "limits": [*_limits(library, [facts[0] for _, *facts in pages])],
        "meanings": _meanings(library, texts),
        "shortForms": [[list(form.type), form.means] for form in library.short_forms],
    }
    return {
        SEARCH_INDEX_URI: _script("packsite.searchIndex", index),
        TEXT_URI: _script("packsite.searchText", texts),
    }


def found_on(
    woven: Woven, rendered: Mapping[str, Rendered], cache: Cache
) -> Mapping[str, Callable[[], list[Any]]]:
    """Return, for each searchable page, a function that indexes its sections."""
    made = {page.uri for page in woven.generated}
    return {
        uri: partial(_sections, uri, page, woven.site.library, cache, is_made=uri in made)
        for uri, page in rendered.items()
        if uri in woven.titles and uri not in woven.site.withdrawn
    }


def _facts(woven: Woven, roles: list[str]) -> Mapping[str, list[Any]]:
    """Return id, kind, title, summary, topics, audience and whether editors come first, by uri."""
    kinds = list(Kind)
    made: dict[str, list[Any]] = {
        page.uri: [Kind.PAGE, page, (), int(page.is_for_editors)] for page in woven.generated
    }
    for page in woven.site.documents:
        facts = page.facts
        made[page.uri] = [facts.kind, facts, facts.audience, int(facts.is_for_editors)]
    return {
        uri: [
            known.id, kinds.index(kind), known.title, known.summary, list(known.topics),
            [roles.index(key) for key in audience if key in roles], is_for_editors,
        ]
        for uri, (kind, known, audience, is_for_editors) in made.items()
    }  # fmt: skip


def _sections(
    uri: str, page: Rendered, library: Library, cache: Cache, *, is_made: bool
) -> list[Any]:
    """Return the indexed sections of a page; in the A to Z, each short form is a section.

    Tables on generated pages are skipped, because they only repeat other pages.
    """
    if uri == GLOSSARY_URI:
        entries = sorted(library.glossary.values(), key=lambda entry: entry.acronym.casefold())
        return [_counted(Section()), *(_counted(_glossary_section(entry)) for entry in entries)]
    return cache(
        ("search", uri),
        [page.html, is_made],
        lambda: [_counted(section) for section in sections(page.html, with_tables=not is_made)],
    )


def _counted(section: Section) -> list[Any]:
    """Return a section with the count of each indexed word."""
    counted = {
        word: min(times, _MOST_OFTEN)
        for word, times in Counter(terms(section.text)).items()
        if len(word) > 1 and word not in IGNORED
    }
    return [section.anchor, section.heading, section.text, counted]


def _glossary_section(entry: GlossaryEntry) -> Section:
    said = f"People also say: {', '.join(entry.synonyms)}." if entry.synonyms else ""
    return Section(
        entry.anchor, f"{entry.acronym} – {entry.expansion}", f"{entry.note} {said}".strip()
    )


def _postings(counts: Iterable[Mapping[str, int]]) -> list[Any]:
    """Return the words and their postings: gap to the last section and count, in one number."""
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    for place, counted in enumerate(counts):
        for word, times in counted.items():
            found[word].append((place - last.get(word, 0)) * _MOST_OFTEN + times - 1)
            last[word] = place
    known = sorted(found)
    return [" ".join(known), [found[word] for word in known]]


def _meanings(library: Library, texts: Iterable[str]) -> list[list[Any]]:
    """Return each acronym with its expansion, its synonyms, and whether it is also a word.

    People who type `audit` or `smart` seldom mean the acronym.
    """
    typed = set(chain.from_iterable(map(str.split, texts)))
    ordinary = {word.strip(".,;:?!()“”") for word in typed}
    return [
        [
            [entry.acronym, entry.expansion],
            list(entry.synonyms),
            int(entry.acronym.lower() in ordinary),
        ]
        for entry in library.glossary.values()
    ]


def _limits(library: Library, ids: Sequence[str]) -> Iterator[list[Any]]:
    """Yield each time limit: task, length, start, basis, and the place of its page in `ids`."""
    for limit in library.timescales.limits.values():
        page = next((page for page in limit.pages if page in ids), None)
        if page is not None:
            start, length = counted_from(limit, library), short(limit, library)
            said = f"{length} {start}".strip() if length else "to be agreed locally"
            yield [limit.what, said, start, _basis(limit, library), ids.index(page)]


def _basis(limit: Limit, library: Library) -> str:
    local = library.local.get(limit.local)
    if local and local.state != "confirmed":
        return "This local value is not yet confirmed. Ask your manager."
    return f"Source: {based(limit, [source.citation for source in cited(limit, library)])}"


def _script(name: str, value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{name}={written};\n".encode()
