"""Generate the files of the search: the index, and the text for its results.

The text is a file of its own, because it is needed later than the index. Both are JavaScript,
because a page opened from a folder cannot read anything else.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from packsite.model.addresses import GLOSSARY_URI
from packsite.model.data import Library
from packsite.model.facts import Facts, Kind
from packsite.model.generated_pages import GeneratedPage
from packsite.model.indexed import Indexed
from packsite.model.limits import based, cited, counted_from, short
from packsite.model.site import Woven
from packsite.model.timescales import Limit
from packsite.search.sections import Section, sections
from packsite.search.words import IGNORED, terms

SEARCH_INDEX_URI = "search/index.js"
TEXT_URI = "search/text.js"


def search_index(woven: Woven, indexed: Mapping[str, Indexed]) -> Mapping[str, bytes]:
    """Return the files of the search by uri; `indexed` holds the pages by uri."""
    library, facts = woven.site.library, _facts(woven)
    short_forms = [*_glossary_sections(library)]
    listed = [uri for uri in indexed if uri in woven.titles and uri not in woven.site.withdrawn]
    found = [
        (number, *section)
        for number, uri in enumerate(listed)
        for section in (short_forms if uri == GLOSSARY_URI else indexed[uri].sections)
    ]
    texts = [text for _, _, _, text, _, _ in found]
    index = {
        "kinds": [kind.label for kind in Kind],
        "roles": [[key, role.label] for key, role in library.roles.items()],
        "pages": [[indexed[uri].url, *facts[uri]] for uri in listed],
        "places": [place for *place, _, _, _ in found],
        "words": _postings([once, more] for *_, once, more in found),
        "ignored": " ".join(sorted(IGNORED)),
        "limits": [*_limits(library, [facts[uri][0] for uri in listed])],
        "meanings": _meanings(library, texts),
        "shortForms": [[list(form.type), form.means] for form in library.short_forms],
    }
    return {
        SEARCH_INDEX_URI: b"packsite.searchIndex=%s;\n" % _json(index),
        TEXT_URI: b"packsite.searchText=[%s];\n" % b",".join(map(str.encode, texts)),
    }


def section_indexer(woven: Woven) -> Callable[[str, str], list[list[str]]]:
    """Return the function that indexes the sections of a page, given its uri and HTML.

    Tables on generated pages are skipped, because they only repeat other pages.
    """
    made = {page.uri for page in woven.generated}
    return lambda uri, html: [
        _counted(section) for section in sections(html, with_tables=uri not in made)
    ]


def _facts(woven: Woven) -> Mapping[str, list[Any]]:
    """Return id, kind, title, summary, topics, audience and whether editors come first, by uri."""
    kinds, roles = list(Kind), list(woven.site.library.roles)
    made: dict[str, tuple[Facts | GeneratedPage, Kind, tuple[str, ...]]] = {
        page.uri: (page, Kind.PAGE, ()) for page in woven.generated
    }
    for page in woven.site.documents:
        made[page.uri] = page.facts, page.facts.kind, page.facts.audience
    return {
        uri: [
            page.id, kinds.index(kind), page.title, page.summary, list(page.topics),
            [roles.index(key) for key in audience if key in roles], int(page.is_for_editors),
        ]
        for uri, (page, kind, audience) in made.items()
    }  # fmt: skip


def _counted(section: Section) -> list[str]:
    """Return a section with its text as JSON, and its indexed words by how often they are found."""
    text = section.text
    counted = Counter(terms(text))
    words = [word for word in counted if len(word) > 1 and word not in IGNORED]
    once = " ".join(word for word in words if counted[word] == 1)
    more = " ".join(word for word in words if counted[word] > 1)
    return [section.anchor, section.heading, _json(text).decode(), once, more]


def _glossary_sections(library: Library) -> Iterator[list[str]]:
    """Yield the sections of the A to Z: each short form is one."""
    yield _counted(Section())
    for entry in sorted(library.glossary.values(), key=lambda entry: entry.acronym.casefold()):
        said = f"People also say: {', '.join(entry.synonyms)}." if entry.synonyms else ""
        heading = f"{entry.acronym} – {entry.expansion}"
        yield _counted(Section(entry.anchor, heading, [f"{entry.note} {said}"]))


def _postings(words: Iterable[Sequence[str]]) -> list[Any]:
    """Return the words and their postings: gap to the last section and count, in one number."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, by_count in enumerate(words):
        for posting, counted in enumerate(by_count, 2 * place):
            for word in counted.split():
                found[word].append(posting)
    known = sorted(found)
    gaps = [[at - last // 2 * 2 for last, at in pairwise((0, *found[word]))] for word in known]
    return [" ".join(known), gaps]


def _meanings(library: Library, texts: Iterable[str]) -> list[list[Any]]:
    """Return each acronym with its expansion, its synonyms, and whether it is also a word.

    People who type `audit` or `smart` seldom mean the acronym.
    """
    typed = set(chain.from_iterable(map(str.split, texts)))
    ordinary = {word.strip('.,;:?!()“”\\"') for word in typed}
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


def _json(value: object) -> bytes:
    """Return a value as compact JSON; encode the items of a long list one by one.

    One rare sign would make the text of the whole list four times as large in memory.
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
