"""Check that a standard tells each of its readers what to do."""

from __future__ import annotations

from collections.abc import Iterator

from packsite.checks.subject import Subject, at
from packsite.model.data import Role
from packsite.model.problems import Problem
from packsite.read.who_does_what import SECTION, rows, the_section


def readers_have_a_part(subject: Subject) -> Iterator[Problem]:
    """COV107: "Who does what" of a standard has a row for each role that the standard is for.

    Bad: `audience: [police]`, and no row of the table is about the police
    Good: `| Police | Share what they know |`, or `| Everyone | Says what they saw |`
    """
    library = subject.library
    for document in subject.documents if library.acting else ():
        section, found = the_section(document), rows(document, library)
        if section is None or not found or any(row.is_for_all for row in found):
            continue
        told = {key for row in found for key in row.roles}
        for key in document.facts.audience:
            if key in library.roles and key not in told:
                role = library.roles[key]
                message = f'"{SECTION}" has no row for "{role.label}", and the page is for them.'
                yield at(document, section.start, "COV107", message, _hint(role, subject))


def _hint(role: Role, subject: Subject) -> str:
    file = f"{subject.settings.data}/roles.yml"
    if not role.says:
        return f'Give the role its names under "says:" in {file}, or take it out of audience.'
    return f'Begin a row with "{role.says[0]}", or one with "Everyone". All names stand in {file}.'
