"""Make the files that the search in the browser reads: what to find, and the words to show.

The index says which words stand where; the text, which a reader needs a moment later, is a file of
its own. Both are JavaScript, because a page opened from a folder may not read anything else.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from packsite.cache.memo import Cache, no_cache
from packsite.model.addresses import GLOSSARY_URI
from packsite.model.data import GlossaryEntry, Library
from packsite.model.page import Kind
from packsite.model.site import Woven
from packsite.search.sections import Section, sections
from packsite.search.words import IGNORED, terms

SEARCH_INDEX_URI = "search/index.js"
TEXT_URI = "search/text.js"
HOME = "PG-01"
"""The page with what to do when a child may be in danger."""
_MOST_OFTEN = 4
"""More than so often in one section a word says no more about it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as a site generator made it."""

    url: str
    html: str


def search_index(
    woven: Woven, rendered: Mapping[str, Rendered], cache: Cache = no_cache
) -> Mapping[str, bytes]:
    """Return the content of the search's files; `rendered` has the pages by their uri."""
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
        "roles": [library.roles[key].label for key in roles],
        "home": next((at for at, page in enumerate(pages) if page[1] == HOME), -1),
        "pages": pages,
        "places": places,
        "words": _postings(counts),
        "ignored": " ".join(sorted(IGNORED)),
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
    """Return, for each page that can be found, what reads its sections, each with its words."""
    made = {page.uri for page in woven.generated}
    return {
        uri: partial(_sections, uri, page, woven.site.library, cache, is_made=uri in made)
        for uri, page in rendered.items()
        if uri in woven.titles and uri not in woven.site.withdrawn
    }


def _facts(woven: Woven, roles: list[str]) -> Mapping[str, list[Any]]:
    """Return by uri: id, kind, title, summary, topics, and the roles that a page is for."""
    kinds = list(Kind)
    made = {
        page.uri: [
            page.id,
            kinds.index(Kind.PAGE),
            page.title,
            page.summary,
            list(page.topics),
            [],
            1,
        ]
        for page in woven.generated
    }
    for page in woven.site.documents:
        known = page.facts
        made[page.uri] = [
            known.id, kinds.index(known.kind), known.title, known.summary, list(known.topics),
            [roles.index(key) for key in known.audience if key in roles], 0,
        ]  # fmt: skip
    return made


def _sections(
    uri: str, page: Rendered, library: Library, cache: Cache, *, is_made: bool
) -> list[Any]:
    """Return the sections of a page, each with its words; in the A to Z each short form is one.

    The tables of pages that the build makes only repeat what stands on the others.
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
    """Return a section with how often each word that is looked for stands in it."""
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
    """Return all words, and for each where it stands and how often, as distances in one number."""
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    for place, counted in enumerate(counts):
        for word, times in counted.items():
            found[word].append((place - last.get(word, 0)) * _MOST_OFTEN + times - 1)
            last[word] = place
    known = sorted(found)
    return [" ".join(known), [found[word] for word in known]]


def _meanings(library: Library, texts: Iterable[str]) -> list[list[Any]]:
    """Return, by acronym: acronym and expansion, what people also say, whether it is a word too.

    Who types `audit` or `smart` seldom means the acronym.
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


def _script(name: str, value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{name}={written};\n".encode()
