"""Checks of the sections and roles that each kind of page must have."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from packsite.checks.subject import Rules, Subject, at, at_fact
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.facts import Kind
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean, nearest

SECTIONS: Mapping[Kind, tuple[str, ...]] = {
    Kind.STANDARD: (
        "What children and families should experience",
        "The standard",
        "Who does what",
        "Timescales",
        "How we will know",
        "When it does not go to plan",
    ),
    Kind.RESOURCE: ("What to do",),
    Kind.BRIEF: ("The review", "What needs to improve"),
}


def required_sections(document: Document) -> Iterator[Problem]:
    """MET107: a page has the sections that every page of its kind has.

    Bad: a standard without the heading "How we will know"
    Good: `## How we will know`
    """
    titles = {heading.text: heading for heading in document.headings if heading.level == 2}
    for section in SECTIONS.get(document.facts.kind, ()):
        if section in titles:
            continue
        message = f'A {document.facts.kind.label.lower()} needs the section "{section}".'
        near = titles.get(nearest(section, titles))
        if near:
            hint = f'Write "## {section}" instead of "{near.text}".'
            yield at(document, near.span.start, MET107, message, hint)
        else:
            hint = f'Add a line "## {section}" and the text below it.'
            yield at(document, document.body_start, MET107, message, hint)


def sections_in_order(document: Document) -> Iterator[Problem]:
    """MET109: sections are in the usual order for their kind; a resource first says what to do.

    Bad: a resource that begins with `## Why it matters`
    Good: a resource that begins with `## What to do`
    """
    wanted = SECTIONS.get(document.facts.kind, ())
    parts = [heading for heading in document.headings if heading.level == 2]
    known = [heading for heading in parts if heading.text in wanted]
    if document.facts.kind is Kind.RESOURCE and known and known[0] is not parts[0]:
        message = f'The answer comes first: "{known[0].text}" must be the first section.'
        yield at(document, known[0].span.start, MET109, message, "Move it to the top.")
    for before, heading in pairwise(known):
        if wanted.index(heading.text) < wanted.index(before.text):
            message = f'"{heading.text}" comes before "{before.text}" in pages of this kind.'
            hint = "Move it, so that readers find everything in the same place on every page."
            yield at(document, heading.span.start, MET109, message, hint)


def known_roles(subject: Subject) -> Iterator[Problem]:
    """MET108: `audience` lists keys of docs/data/roles.yml.

    Bad: `audience: [socialwork]`
    Good: `audience: [social-work]`
    """
    roles = subject.library.roles
    named = Counter(role for page in subject.documents for role in page.facts.audience)
    unused = [role for role in roles if role not in named]
    for page in subject.documents if roles else ():
        for role in page.facts.audience:
            if role not in roles and role != "unknown":
                message = f'"audience" names "{role}", which is not a role.'
                hint = did_you_mean(nearest(role, roles)) or f"Write one of {', '.join(roles)}."
                if named[role] > 1 and len(unused) == 1:
                    hint = f'Did you rename it to "{unused[0]}"? Then write that here.'
                yield at_fact(page, "audience", MET108, message, hint, words=role)


def dates_of_today(subject: Subject) -> Iterator[Problem]:
    """MET110: a page was reviewed and changed by today, or will be within 100 days.

    Bad: `reviewed: 2062-11-23`
    Good: `reviewed: 2026-11-23`
    """
    latest = subject.today + timedelta(days=100)
    for page in subject.documents:
        given = {page.facts.reviewed, *(change.date for change in page.facts.changes)}
        for day in sorted(one for one in given if one > latest):
            message = (
                f"{day} is more than three months away: print-outs would look current until then."
            )
            offset = max(page.text.find(str(day), 0, page.body_start), 0)
            yield at(page, offset, MET110, message, "Correct the date: is the year right?")


MET107 = Code("MET107", ERROR, "section is missing",
              "Readers expect the same sections on every page of a kind.")  # fmt: skip
MET108 = Code("MET108", ERROR, "unknown role", "The people it is for would not find it.")
MET109 = Code("MET109", WARNING, "sections are in the wrong order",
              "Readers look for the answer at the top, and would miss it.")  # fmt: skip
MET110 = Code("MET110", ERROR, "date far in the future",
              "It would seem reviewed, and no later change would be the newest.")  # fmt: skip
RULES = Rules(
    "The block of facts",
    codes=(MET107, MET108, MET109, MET110),
    of_a_page=(required_sections, sections_in_order),
    of_the_site=(known_roles, dates_of_today),
)
