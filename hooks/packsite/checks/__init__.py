"""The rules that the whole site is held to.

A check is a generator: the whole site in, or one page, its visible text where the rule is about
words, and the data files; problems out. Its docstring states the rule, with a `Bad:` and a `Good:`
line; `packsite codes` prints it. Each file of checks is a subject, and ends with its codes and its
rules.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from packsite.checks import (
    amendments,
    audit,
    configuration,
    coverage,
    currency,
    decision_aids,
    downloads,
    drawn_tables,
    foreign_marks,
    half_links,
    headings,
    html,
    identity,
    journey,
    language,
    layers,
    layout,
    leftovers,
    links,
    lists,
    menu,
    metadata,
    pictures,
    placeholders,
    privacy,
    readability,
    references,
    scope,
    search,
    sheets,
    signs,
    slides,
    spelling,
    struck_out,
    tables,
    template_words,
    timescales,
    two_readers,
    word,
)
from packsite.checks.clean_pages import read_content
from packsite.checks.layers import at_the_core
from packsite.checks.privacy import masked
from packsite.checks.subject import Rules, Subject
from packsite.connect.index import Index
from packsite.model.codes import Code
from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.site import Linked
from packsite.read.codes import DATA, FACTS, FILES
from packsite.read.menu import Menu
from packsite.read.prose import prose

_IN_ORDER = (
    configuration, metadata, identity, references, layers, amendments, scope, timescales, journey,
    decision_aids, audit, coverage, menu, currency, layout, headings, tables, drawn_tables,
    foreign_marks, leftovers, struck_out, placeholders, template_words, two_readers, pictures,
    links, half_links, language, readability, spelling, privacy, downloads, sheets, slides, lists,
    word, html, search, signs,
)  # fmt: skip
SUBJECTS: tuple[Rules, ...] = (
    Rules("Files", FILES),
    Rules("Data files", DATA),
    Rules("The block of facts", FACTS),
    *(subject.RULES for subject in _IN_ORDER),
)
"""In the order of the guide; the first three and the last one have problems of other rooms."""
CODES: Mapping[str, Code] = {code.id: code for one in SUBJECTS for code in one.codes}
CHECKS: tuple[Callable[..., Iterable[Problem]], ...] = (
    *(rule for one in SUBJECTS for rule in one.of_a_page),
    *(rule for one in SUBJECTS for rule in one.of_prose),
    *(rule for one in SUBJECTS for rule in one.of_the_site),
)


def _of_the_site(subject: Subject) -> Iterator[Problem]:
    """Yield the problems of the whole site, those of words in inserted text last."""
    whole = (rule(subject) for one in SUBJECTS for rule in one.of_the_site)
    inserted = (_in_words(part, subject.library) for part in subject.index.inserted)
    return chain.from_iterable((*whole, *inserted))


def with_problems(
    site: Linked, index: Index, listed: Menu, today: date, earlier: Iterable[Problem]
) -> Linked:
    """Return a site with the problems of the whole site, and the `earlier` ones of its files."""
    found = _of_the_site(Subject(site, index, listed, today))
    return replace(site, problems=reported((*earlier, *found)))


def of_a_page(page: Document, library: Library) -> Iterator[Problem]:
    """Yield the problems of a page, those of its words last."""
    alone = (rule(page) for one in SUBJECTS for rule in one.of_a_page)
    return chain.from_iterable((*alone, _in_words(page, library)))


def reported(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems as a report shows them, sorted by file and place."""
    return masked(at_the_core(problems))


def _in_words(page: Document, library: Library) -> Iterator[Problem]:
    rules = (rule for one in SUBJECTS for rule in one.of_prose if library.has_words)
    read = prose(page)
    found = (rule(read, library) for rule in rules)
    return chain.from_iterable(found)


__all__ = [
    "CHECKS",
    "CODES",
    "SUBJECTS",
    "of_a_page",
    "read_content",
    "reported",
    "with_problems",
]
