"""Checks of what must be there: answers, contents, a place in the menu, local values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.checks.subject import Subject, at, at_fact
from packsite.model.findings import Cover
from packsite.model.page import Document, Kind
from packsite.model.problems import Problem, TextFile
from packsite.model.suggest import did_you_mean, nearest

_NOTHING = re.compile(r"^contents:[ \t]*\[\s*\]", re.MULTILINE)
"""What is empty as it was written; what is wrong in another way is told of already."""


def findings_are_answered(subject: Subject) -> Iterator[Problem]:
    """COV101: every finding is answered by a response or a page, or is a gap on purpose.

    Bad: `### F7 Agree practice standards`, and nothing names LB-2022-01.F7
    Good: a standard with `answers: [LB-2022-01.F7]`
    """
    for row in subject.coverage:
        if row.state is Cover.OPEN:
            message = f'Nothing answers the finding "{row.id}".'
            hint = (
                'Name it under "answers:" of a page, or write under "gaps:" here why it is one, '
                f"as {row.heading.code}: …."
            )
            yield at(row.document, row.heading.span.start, "COV101", message, hint)


def packs_hold_pages(subject: Subject) -> Iterator[Problem]:
    """COV102: a pack lists at least one page.

    Bad: `contents: []`
    Good: `contents: [CNP-01, CPS-05]`
    """
    for document in subject.documents:
        is_empty = _NOTHING.search(document.text[: document.body_start])
        if document.facts.kind is Kind.PACK and document.facts.id and is_empty:
            message = "This pack lists no page."
            yield at_fact(
                document, "contents", "COV102", message, "List ids, as contents: [CNP-01, CPS-05]."
            )


def briefs_have_one_briefing(subject: Subject) -> Iterator[Problem]:
    """COV108: at most one page in use is the seven-minute briefing of a brief.

    Bad: `briefing_of: LB-2022-01` in PG-30 and in PG-31
    Good: `briefing_of: LB-2022-01` in one of the two
    """
    first: dict[str, Document] = {}
    for document in subject.documents:
        brief = document.facts.briefing_of
        if not brief or document.facts.withdrawn:
            continue
        other = first.setdefault(brief, document)
        if other is not document:
            message = f'"{brief}" has a seven-minute briefing already: {other.facts.id}.'
            hint = "Take the line out of one of the two pages."
            yield at_fact(document, "briefing_of", "COV108", message, hint)


def pages_are_in_the_menu(subject: Subject) -> Iterator[Problem]:
    """COV103 and COV104: every page in use is in the menu, and the menu lists only pages.

    Bad: a page standards/visits.md, and no line for it under `nav:` of mkdocs.yml
    Good: `- Seeing the child: standards/visits.md`
    """
    menu, uris = subject.menu, subject.index.uris
    if not menu.entries:
        return
    listed = {entry.uri for entry in menu.entries}
    pages = [
        (page.uri, page.facts.title, page.source.file)
        for page in subject.documents
        if not page.facts.withdrawn
    ]
    pages += [(page.uri, page.title, menu.file) for page in subject.index.generated]
    for uri, title, file in pages:
        if uri not in listed:
            message = f'The page "{title}" is in no menu.'
            name = f'"{title}"' if ":" in title else title
            hint = f"Add this line under nav: in {menu.file}: - {name}: {uri}"
            yield Problem(file, 0, 0, "COV103", message, hint)
    for entry in menu.entries:
        if entry.uri not in uris:
            message = f'The menu lists "{entry.uri}", and no such page is there.'
            hint = did_you_mean(nearest(entry.uri, uris)) or "Take the line out."
            yield TextFile(menu.file, menu.text).problem(entry.span.start, "COV104", message, hint)


def local_values_are_confirmed(subject: Subject) -> Iterator[Problem]:
    """COV105: a release has every local value that a page or session uses.

    Bad: `front-door-phone: {label: …, value: "", kind: phone}` when `release = true`
    Good: the same with the number the partnership has confirmed
    """
    if not subject.settings.release:
        return
    used = {
        link.target.id
        for link in subject.links
        if link.target and link.reference.kind == "local value"
    }
    for key in sorted(used | subject.library.places):
        value = subject.library.local[key]
        if not value.value:
            message = f'"{key}" ({value.label}) has no value yet, and this is a release.'
            file = f"{subject.settings.data}/partnership.yml"
            yield Problem(
                file, 0, 0, "COV105", message, "Ask the partnership, and write the value there."
            )
