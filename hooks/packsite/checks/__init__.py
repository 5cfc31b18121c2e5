"""The rules that the whole site is held to, in the order of a report.

A check is a generator: the whole site in, problems out. Its docstring says what it refuses, with a
`Bad:` and a `Good:` line; `packsite codes` prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from packsite.cache.memo import Recall, Wanted
from packsite.checks import (
    audit,
    bounds,
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
    roles,
    search,
    tables,
    timescales,
)
from packsite.checks.subject import Subject
from packsite.connect.links import Index
from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.menu import Menu

Rule = Callable[[Subject], Iterator[Problem]]

OF_A_PAGE: tuple[Rule, ...] = (
    metadata.required_sections,
    metadata.sections_in_order,
    metadata.known_roles,
    identity.ids_fit_pages,
    identity.heading_codes,
    audit.standards_can_be_audited,
    headings.levels,
    headings.empty,
    layout.headings,
    layout.fences,
    layout.footnotes,
    layout.named_links,
    layout.anchors,
    bounds.depth,
    tables.tables,
    forms.forms_have_blanks,
    lists.lists,
    html.raw_html,
    html.active_attributes,
    html.harmless_attributes,
    html.divisions,
    pictures.alternatives,
    links.words_of_links,
    language.language,
    privacy.nhs_numbers,
    privacy.birth_dates,
    privacy.postcodes,
    privacy.telephone_numbers,
    privacy.e_mail_addresses,
)
"""What these say of a page rests on that page, the data files and the settings alone."""
OF_THE_SITE: tuple[Rule, ...] = (
    identity.unique_ids,
    identity.unique_titles,
    identity.generated_addresses,
    identity.sessions,
    references.references,
    references.data_references,
    timescales.limits_can_be_counted,
    journey.steps_lead_somewhere,
    journey.standards_are_on_the_path,
    journey.inserts_stand_alone,
    roles.readers_have_a_part,
    coverage.findings_are_answered,
    coverage.packs_hold_pages,
    coverage.briefs_have_one_briefing,
    coverage.pages_are_in_the_menu,
    coverage.local_values_are_confirmed,
    currency.withdrawn_pages_are_not_used,
    currency.withdrawals_are_whole,
    currency.withdrawn_pages_are_in_no_menu,
    currency.published_ids_stay,
    currency.packs_say_what_changed,
    pictures.files,
    links.links_to_made_pages,
    links.replaced_sources,
    links.reworded_statements,
    privacy.data_files,
    privacy.authors_of_files,
    search.short_forms_are_typed_once,
    search.short_forms_lead_somewhere,
)
CHECKS: tuple[Rule, ...] = (*OF_THE_SITE, *OF_A_PAGE)

_last = Recall[tuple[Problem, ...]]()


def check(subject: Subject) -> tuple[Problem, ...]:
    """Hold a site to every rule; the problems come sorted by file and place."""
    problems = {problem for rule in OF_THE_SITE for problem in rule(subject)}
    problems.update(*_last.all_made([_of_a_page(page, subject) for page in subject.documents]))
    return tuple(sorted(problems))


def _of_a_page(page: Document, subject: Subject) -> Wanted[tuple[Problem, ...]]:
    rests_on = (page, subject.settings, subject.library)
    return (subject.settings.root, page.source.file), rests_on, partial(_look, *rests_on)


def _look(page: Document, settings: Settings, library: Library) -> tuple[Problem, ...]:
    alone = Subject(settings, Index((page,), (), (), library), (), (), Menu("", ""))
    return tuple(problem for rule in OF_A_PAGE for problem in rule(alone))


__all__ = ["CHECKS", "OF_A_PAGE", "OF_THE_SITE", "Subject", "check"]
