"""The rules that the whole site is held to, in the order of a report.

A check is a generator: the whole site in, problems out. Its docstring says what it refuses, with a
`Bad:` and a `Good:` line; `packsite codes` prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from packsite.problems import Problem

CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    metadata.required_sections,
    metadata.sections_in_order,
    metadata.known_roles,
    identity.unique_ids,
    identity.unique_titles,
    identity.ids_fit_pages,
    identity.heading_codes,
    identity.generated_addresses,
    identity.sessions,
    references.references,
    references.data_references,
    timescales.limits_can_be_counted,
    journey.steps_lead_somewhere,
    journey.standards_are_on_the_path,
    journey.inserts_stand_alone,
    audit.standards_can_be_audited,
    roles.readers_have_a_part,
    coverage.findings_are_answered,
    coverage.packs_hold_pages,
    coverage.briefs_have_one_briefing,
    coverage.pages_are_in_the_menu,
    coverage.local_values_are_confirmed,
    headings.levels,
    headings.empty,
    currency.withdrawn_pages_are_not_used,
    currency.withdrawals_are_whole,
    currency.withdrawn_pages_are_in_no_menu,
    currency.published_ids_stay,
    currency.packs_say_what_changed,
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
    pictures.files,
    links.words_of_links,
    links.links_to_made_pages,
    links.replaced_sources,
    links.reworded_statements,
    language.language,
    privacy.nhs_numbers,
    privacy.birth_dates,
    privacy.postcodes,
    privacy.telephone_numbers,
    privacy.e_mail_addresses,
    privacy.authors_of_files,
    search.short_forms_are_typed_once,
    search.short_forms_lead_somewhere,
)


def check(subject: Subject) -> tuple[Problem, ...]:
    """Hold a site to every rule; the problems come sorted by file and place."""
    return tuple(sorted({problem for rule in CHECKS for problem in rule(subject)}))


__all__ = ["CHECKS", "Subject", "check"]
