"""Make of the data files what is said once and used everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from packsite.model.data import (
    AccessibilityCheck,
    AccessibilityTests,
    Confirmed,
    GlossaryEntry,
    JourneyPath,
    Language,
    Library,
    Limit,
    LocalValue,
    Published,
    Role,
    Session,
    ShortForm,
    SourceEntry,
    Start,
    Step,
    Timescales,
)
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.data.file import data_file
from packsite.read.data.schema import (
    SCHEMAS,
    AccessibilityFacts,
    GlossaryFacts,
    LanguageFacts,
    PartnershipFacts,
    PathFacts,
    PublishedFacts,
    RoleFacts,
    TimescalesFacts,
)

T = TypeVar("T")

_EMPTY = PartnershipFacts(name="The partnership", site_name="Safeguarding")


def library(settings: Settings) -> tuple[Library, tuple[Problem, ...]]:
    """Read the data files; a wrong entry is left out and a problem."""
    read = {name: data_file(settings, name) for name in SCHEMAS}
    partnership = read["partnership.yml"][0] or _EMPTY
    sources, glossary, roles, sessions, short_forms = (
        read[name][0]
        for name in ("sources.yml", "glossary.yml", "roles.yml", "network_bites.yml", "search.yml")
    )
    result = Library(
        partnership=partnership.name,
        short_name=partnership.short_name,
        site_name=partnership.site_name,
        sources=_keyed(SourceEntry, sources),
        local=_keyed(LocalValue, partnership.local),
        glossary={entry.acronym: _glossary_entry(entry) for entry in glossary or ()},
        roles={key: _role(key, entry) for key, entry in (roles or {}).items()},
        sessions=tuple(Session(**entry.model_dump()) for entry in sessions or ()),
        short_forms=tuple(ShortForm(tuple(entry.type), entry.means) for entry in short_forms or ()),
        timescales=_timescales(read["timescales.yml"][0]),
        language=_language(read["language.yml"][0]),
        accessibility=_accessibility(read["accessibility.yml"][0]),
        path=_path(read["journey.yml"][0]),
        published=_published(read["published.yml"][0]),
        confirmed=_confirmed(read["confirmed.yml"][0]),
    )
    problems = tuple(problem for _, problems in read.values() for problem in problems)
    return result, problems


def _keyed(made: Callable[..., T], entries: Mapping[str, BaseModel] | None) -> Mapping[str, T]:
    return {key: made(key=key, **entry.model_dump()) for key, entry in (entries or {}).items()}


def _timescales(facts: TimescalesFacts | None) -> Timescales:
    if facts is None:
        return Timescales()
    years = tuple(sorted({*facts.years}))
    return Timescales(years, _keyed(Start, facts.starts), _keyed(Limit, facts.limits))


def _role(key: str, entry: RoleFacts) -> Role:
    return Role(key, entry.label, entry.who, tuple(entry.says))


def _path(facts: PathFacts | None) -> JourneyPath:
    if facts is None:
        return JourneyPath()
    steps = (Step(step.name, step.what, tuple(step.pages), step.limit) for step in facts.steps)
    return JourneyPath(tuple(steps), tuple(facts.along))


def _language(facts: LanguageFacts | None) -> Language:
    if facts is None:
        return Language()
    avoid = {words.casefold(): entry.say for entry in facts.avoid for words in entry.words}
    return Language(frozenset(facts.names), frozenset(facts.quoted_on), avoid)


def _accessibility(facts: AccessibilityFacts | None) -> AccessibilityTests:
    if facts is None:
        return AccessibilityTests()
    checks = (
        AccessibilityCheck(one.what, one.criteria, one.tests, tuple(one.failed))
        for one in facts.checks
    )
    return AccessibilityTests(facts.day, facts.browser, facts.axe, tuple(checks))


def _glossary_entry(entry: GlossaryFacts) -> GlossaryEntry:
    return GlossaryEntry(**{**entry.model_dump(), "synonyms": tuple(entry.synonyms)})


def _published(entries: Mapping[str, PublishedFacts] | None) -> Mapping[str, Published]:
    lists = ("addresses", "versions", "contents")
    return {
        key: Published(
            id=key,
            **{**entry.model_dump(), **{name: tuple(getattr(entry, name)) for name in lists}},
        )
        for key, entry in (entries or {}).items()
    }


def _confirmed(entries: Any) -> Mapping[str, Mapping[str, Confirmed]]:
    return {
        relying: {statement: Confirmed(**one.model_dump()) for statement, one in known.items()}
        for relying, known in (entries or {}).items()
    }
