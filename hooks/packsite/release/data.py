"""Select the entries of the data files for the core: those that its pages use, none local."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.references import ReferenceKind
from packsite.read.data.decision_aids import inserted_on
from packsite.search.words import IGNORED, terms

_WORDS = "words.yml"
Entries = Any
"""The contents of a data file, as plain lists, mappings and words."""


@dataclass(frozen=True)
class Shared:
    """The pages of the core, and the data that they use."""

    pages: tuple[Document, ...]
    """As they read in the core."""
    aids: tuple[Document, ...]
    """The text of the decision aids on them."""
    written: tuple[Document, ...]
    """Every page of the site, as its editors wrote it."""
    local: frozenset[str]
    """The ids of local pages, and the keys of local sources."""
    library: Library

    @cached_property
    def limits(self) -> frozenset[str]:
        """The keys of the limits that do not rest on local sources or local pages alone."""
        return frozenset(
            limit.key
            for limit in self.library.timescales.limits.values()
            if not (limit.sources and self.local.issuperset(limit.sources))
            and not self.local.issuperset(limit.pages)
        )

    @cached_property
    def sources(self) -> frozenset[str]:
        """The keys of the sources that are cited, and of those that replace them."""
        limits = (self.library.timescales.limits[key] for key in self.limits)
        cited = self._named(ReferenceKind.SOURCE, (*self.pages, *self.aids))
        known, found = self.library.sources, set[str]()
        wanted = [*cited, *(key for limit in limits for key in limit.sources)]
        while wanted:
            if (key := wanted.pop()) not in found and key in known and not known[key].local:
                found.add(key)
                wanted.append(known[key].replaced_by)
        return frozenset(found)

    @cached_property
    def values(self) -> frozenset[str]:
        """The keys of the local values that are not for local words only."""
        known = self.library.timescales.limits
        shared = self._named(ReferenceKind.LOCAL, (*self.pages, *self.aids))
        shared |= {known[key].local for key in self.limits}
        here = self._named(ReferenceKind.LOCAL, self.written) - shared
        return frozenset(self.library.local.keys() - here)

    @cached_property
    def text(self) -> str:
        """All that the pages and their decision aids say, in lower case."""
        facts = (f"{page.facts.title} {' '.join(page.facts.topics)}" for page in self.pages)
        bodies = (page.text for page in (*self.pages, *self.aids))
        return "\n".join((*facts, *bodies)).casefold()

    def says(self, words: str) -> bool:
        """Return whether the pages have all words of a phrase, if only in other forms."""
        return all(word in IGNORED or word in self.text for word in terms(words))

    @staticmethod
    def _named(kind: ReferenceKind, documents: Iterable[Document]) -> set[str]:
        return {one.target for page in documents for one in page.references if one.kind is kind}


def core_data(shared: Shared, given: Mapping[str, Entries]) -> Mapping[str, Entries]:
    """Return the entries of each data file in the core, by its name; none of an empty one."""
    chosen = {name: choose(shared, given[name]) for name, choose in _FILES.items() if name in given}
    said = shared.text + str(chosen).casefold()
    chosen[_WORDS] = [word for word in given.get(_WORDS, ()) if word.casefold() in said]
    return {name: entries for name, entries in chosen.items() if entries}


def _of_keys(entries: Entries, keys: Collection[str]) -> Entries:
    return {key: one for key, one in entries.items() if key in keys}


def _local_values(shared: Shared, given: Entries) -> Entries:
    """Return the labels and kinds of local values, never a value."""
    known = _of_keys(given.get("local", {}), shared.values)
    kept = {
        key: {name: one for name, one in facts.items() if name not in {"value", "reported"}}
        for key, facts in known.items()
    }
    return {"local": kept} if kept else {}


def _glossary(shared: Shared, given: Entries) -> Entries:
    def is_used(entry: Mapping[str, Any]) -> bool:
        return entry["acronym"].casefold() in shared.text or shared.says(entry["expansion"])

    return [one for one in given if one.get("local") != "true" and is_used(one)]


def _roles(shared: Shared, given: Entries) -> Entries:
    return _of_keys(given, {key for page in shared.pages for key in page.facts.audience})


def _timescales(shared: Shared, given: Entries) -> Entries:
    limits = {
        key: _without(shared.local, facts, "sources", "pages")
        for key, facts in _of_keys(given.get("limits", {}), shared.limits).items()
    }
    used = {facts.get("start") for facts in limits.values()}
    starts = _of_keys(given.get("starts", {}), used)
    return {**given, "starts": starts, "limits": limits} if limits else {}


def _journey(shared: Shared, given: Entries) -> Entries:
    steps = [_step(shared, step) for step in given.get("steps", ())]
    beside = [_step(shared, row) for row in given.get("beside", ())]
    return {
        **_without(shared.local, given, "along"),
        "steps": [step for step in steps if step["pages"]],
        "beside": [row for row in beside if row["limits"]],
    }


def _step(shared: Shared, step: Entries) -> Entries:
    limits = [key for key in step.get("limits", ()) if key in shared.limits]
    return {**_without(shared.local, step, "pages"), "limits": limits}


def _without(local: frozenset[str], entry: Entries, *names: str) -> Entries:
    """Return an entry without the local items of the lists of these names."""

    def kept(listed: Entries) -> Entries:
        return [one for one in listed if local.isdisjoint((one, one.partition(".")[0]))]

    return {**entry, **{name: kept(entry[name]) for name in names if name in entry}}


_FILES: Mapping[str, Callable[[Shared, Entries], Entries]] = {
    "decision_aids.yml": lambda shared, given: _of_keys(
        given, {key for page in shared.pages for key in inserted_on(page)}
    ),
    "glossary.yml": _glossary,
    "journey.yml": _journey,
    "language.yml": lambda shared, given: _without(shared.local, given, "quoted_on"),
    "partnership.yml": _local_values,
    "roles.yml": _roles,
    "search.yml": lambda shared, given: [one for one in given if shared.says(one["means"])],
    "sources.yml": lambda shared, given: _of_keys(given, shared.sources),
    "timescales.yml": _timescales,
}
"""By the name of the file. The words of the site follow from these; other files stay behind."""
