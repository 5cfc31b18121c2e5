"""The rules that the whole site is held to.

A check is a generator: the whole site in, problems out. Its docstring says what it refuses, with a
`Bad:` and a `Good:` line; `packsite codes` prints it. Each file of checks is a subject, and ends
with its codes and its rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from packsite.cache.memo import Memo, Wanted
from packsite.checks import (
    audit,
    coverage,
    currency,
    forms,
    headings,
    html,
    identity,
    journey,
    language,
    layout,
    links,
    lists,
    metadata,
    pictures,
    privacy,
    references,
    search,
    tables,
    timescales,
)
from packsite.checks.subject import Rule, Rules, Subject
from packsite.connect.links import Index
from packsite.model.codes import Code
from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.print_codes import PRINT
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.codes import DATA, FACTS, FILES
from packsite.read.menu import Menu

SUBJECTS: tuple[Rules, ...] = (
    Rules("Files", FILES),
    Rules("Data files", DATA),
    Rules("The block of facts", FACTS),
    metadata.RULES,
    identity.RULES,
    references.RULES,
    timescales.RULES,
    journey.RULES,
    audit.RULES,
    coverage.RULES,
    currency.RULES,
    layout.RULES,
    headings.RULES,
    tables.RULES,
    pictures.RULES,
    links.RULES,
    language.RULES,
    privacy.RULES,
    forms.RULES,
    lists.RULES,
    html.RULES,
    search.RULES,
    Rules("Print", PRINT),
)
"""In the order of the guide; the first three and the last one have problems of other rooms."""
CODES: Mapping[str, Code] = {code.id: code for one in SUBJECTS for code in one.codes}
OF_A_PAGE: tuple[Rule, ...] = tuple(rule for one in SUBJECTS for rule in one.of_a_page)
OF_THE_SITE: tuple[Rule, ...] = tuple(rule for one in SUBJECTS for rule in one.of_the_site)
CHECKS: tuple[Rule, ...] = (*OF_THE_SITE, *OF_A_PAGE)


def find_problems(subject: Subject, memo: Memo | None = None) -> tuple[Problem, ...]:
    """Hold a site to every rule; the problems come sorted by file and place."""
    known = memo or Memo()
    problems = {problem for rule in OF_THE_SITE for problem in rule(subject)}
    problems.update(*known.get_all([_of_a_page(page, subject) for page in subject.documents]))
    return tuple(sorted(problems))


def _of_a_page(page: Document, subject: Subject) -> Wanted[tuple[Problem, ...]]:
    inputs = (page, subject.settings, subject.library)
    return ("check", page.source.file), inputs, partial(_look, *inputs)


def _look(page: Document, settings: Settings, library: Library) -> tuple[Problem, ...]:
    alone = Subject(settings, Index((page,), (), (), library), (), (), Menu("", ""))
    return tuple(problem for rule in OF_A_PAGE for problem in rule(alone))


__all__ = ["CHECKS", "CODES", "OF_A_PAGE", "OF_THE_SITE", "SUBJECTS", "Subject", "find_problems"]
