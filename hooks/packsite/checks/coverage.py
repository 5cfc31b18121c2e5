"""Checks of completeness: answers, contents, local values."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count, takewhile

from packsite.checks.subject import Rules, Subject, at, at_fact, repeated
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.data import Library, Role
from packsite.model.facts import Kind
from packsite.model.findings import Cover, FindingGroup
from packsite.model.links import target_ids
from packsite.model.page import Document
from packsite.model.problems import Problem, TextFile, place_of_name
from packsite.model.references import Place, ReferenceKind
from packsite.read.data.text import data_text
from packsite.read.prose import Prose
from packsite.read.who_does_what import SECTION, rows, the_section

_CODE = re.compile(r"f(\d+)\b[.:)]*\s*", re.IGNORECASE)
"""The code of a finding, or one that is not typed as it should be, such as `f3:`."""
_ROLES = "docs/data/roles.yml"
_NOTHING = re.compile(r"^contents:[ \t]*\[\s*\]", re.MULTILINE)
"""A list left empty; its other faults are reported elsewhere."""


def readers_have_a_part(page: Prose, library: Library) -> Iterator[Problem]:
    """COV107: "Who does what" has a row for each role that the standard is for.

    Bad: `audience: [police]`, and no row of the table is about the police
    Good: `| Police | Share what they know |`, or `| Everyone | Says what they saw |`
    """
    document = page.document
    section, found = the_section(document), rows(document, library)
    if section is None or not found or any(row.is_for_all for row in found):
        return
    told = {key for row in found for key in row.roles}
    for key in document.facts.audience if library.acting else ():
        if key in library.roles and key not in told:
            role = library.roles[key]
            message = f'"{SECTION}" has no row for "{role.label}", but the page is for them.'
            yield at(document, section.start, COV107, message, _names_of(role))


def findings_are_answered(subject: Subject) -> Iterator[Problem]:
    """COV101: every finding is answered by a response or a page, or is a deliberate gap.

    Bad: `### F7 Agree practice standards`, and nothing names LB-2022-01.F7
    Good: a standard with `answers: [LB-2022-01.F7]`
    """
    wrong = Counter(
        one.reference.target.partition(".")[0]
        for one in subject.site.links
        if one.reference.place is Place.ANSWERS and one.target is None
    )
    given = subject.library.layers.answers
    coverage = (one for one in subject.site.coverage if not given.get(one.id))
    rows = [one for one in coverage if one.state is Cover.OPEN]
    unanswered = Counter(row.document.facts.id for row in rows)
    for row in rows:
        brief = row.document.facts.id
        if unanswered[brief] > wrong[brief]:  # else a wrong id is reported for each
            message = f'Nothing answers the finding "{row.id}".'
            hint = (
                'List it under "answers:" on a page, or say under "gaps:" here why nothing does, '
                f"such as {row.heading.code}: …."
            )
            yield at(row.document, row.heading.span.start, COV101, message, hint)


def findings_have_codes(document: Document) -> Iterator[Problem]:
    """COV109: a brief gives each finding a heading with a code; the matrix has no others.

    Bad: `### Share earlier` below `## What needs to improve`
    Good: `### F2 Share earlier`
    """
    if document.facts.kind is not Kind.BRIEF or document.facts.withdrawn:
        return
    headings = document.headings
    typed = (_CODE.match(one.code or one.text) for one in headings)
    free = count(max((int(one[1]) for one in typed if one), default=0) + 1)
    for place, section in enumerate(headings):
        group = next((one for one in FindingGroup if one.value in section.text.lower()), None)
        if section.level != 2 or not group:
            continue
        below = [*takewhile(lambda one: one.level > 2, headings[place + 1 :])]
        for heading in below:
            if heading.level == 3 and not heading.code:
                message = (
                    f'"{heading.text}" has no code, so the site does not count it as a finding.'
                )
                mistyped = _CODE.match(heading.text)
                number = mistyped[1] if mistyped else next(free)
                hint = f'Write "### F{number} {_CODE.sub("", heading.text, 1)}".'
                yield at(document, heading.span.start, COV109, message, hint)
        if not below and group is FindingGroup.TO_IMPROVE:
            message = f'There is no finding below "{section.text}".'
            hint = f'Begin each with a heading, such as "### F{next(free)} Share earlier".'
            yield at(document, section.span.start, COV109, message, hint)


def packs_hold_pages(document: Document) -> Iterator[Problem]:
    """COV102: a pack lists at least one page.

    Bad: `contents: []`
    Good: `contents: [CNP-01, CPS-05]`
    """
    is_empty = _NOTHING.search(document.text[: document.body_start])
    if document.facts.kind is Kind.PACK and document.facts.id and is_empty:
        message = "This pack lists no pages."
        hint = "List ids, such as contents: [CNP-01, CPS-05]."
        yield at_fact(document, "contents", COV102, message, hint)


def packs_are_whole(subject: Subject) -> Iterator[Problem]:
    """COV111: a pack of all pages of a kind lists each of them.

    Bad: `all_of: CPS`, and a standard that `contents` does not list
    Good: the id of each standard under `contents`
    """
    for pack in subject.documents:
        kind, contents = pack.facts.all_of, pack.facts.contents
        is_kept = kind and contents and not (pack.facts.withdrawn or pack.source.is_core)
        for page in subject.documents if is_kept else ():
            facts = page.facts
            if facts.id.startswith(f"{kind}-") and not facts.withdrawn and facts.id not in contents:
                named = f'{facts.id} "{facts.title}"'
                message = f"This pack says that it holds every {kind} page, but lacks {named}."
                yield at_fact(pack, "contents", COV111, message, f"Add {facts.id} to contents.")


def briefs_have_one_briefing(subject: Subject) -> Iterator[Problem]:
    """COV108: at most one page in use is the seven-minute briefing of a brief.

    Bad: `briefing_of: LB-2022-01` in PG-30 and in PG-31
    Good: `briefing_of: LB-2022-01` in one of the two
    """
    in_use = (one for one in subject.documents if one.facts.briefing_of and not one.facts.withdrawn)
    for document, other in repeated((one.facts.briefing_of, one) for one in in_use):
        brief = document.facts.briefing_of
        message = f'"{brief}" already has a seven-minute briefing: {other.facts.id}.'
        hint = "Remove the line from one of the two pages."
        yield at_fact(document, "briefing_of", COV108, message, hint)


def local_values_are_confirmed(subject: Subject) -> Iterator[Problem]:
    """COV105: a release has every local value that protects a child.

    Bad: `front-door-phone: {…, value: "", kind: phone, protects: true}` when `release = true`
    Good: the same, with the number that the partnership has confirmed
    """
    if not subject.site.settings.release:
        return
    used = target_ids(subject.site.links, ReferenceKind.LOCAL)
    name = "partnership.yml"
    data, _ = data_text(subject.site.settings, name)
    ours = data or TextFile(f"{subject.site.settings.data}/{name}", "")  # the core has no values
    for key in sorted(used | subject.library.places):
        value = subject.library.local[key]
        if value.protects and not value.value:
            message = f'"{key}" ({value.label}) is not confirmed yet, and a release needs it.'
            hint = "Ask the partnership for the value and fill it in there."
            yield ours.problem(place_of_name(key, ours.text), COV105, message, hint)


def _names_of(role: Role) -> str:
    if not role.says:
        return f'List the names of the role under "says:" in {_ROLES}, or remove it from audience.'
    return f'Begin a row with "{role.says[0]}" or "Everyone". All the names are in {_ROLES}.'


COV101 = Code("COV101", WARNING, "finding with no answer",
              "A lesson that leads to nothing has to be learned again.")  # fmt: skip
COV102 = Code("COV102", ERROR, "pack that lists no pages",
              "It would print as a cover without contents.")  # fmt: skip
COV105 = Code("COV105", ERROR, "local value still to be confirmed",
              "Readers would not find the number they need.")  # fmt: skip
COV106 = Code("COV106", WARNING, "standard missing from the child's path",
              "Readers would find no way to it or from it.")  # fmt: skip
COV107 = Code("COV107", WARNING, "standard with nothing for one of its readers",
              "It would ask them to read it, but not say what to do.")  # fmt: skip
COV108 = Code("COV108", ERROR, "brief with two briefings",
              "Only one of the two would be printed as the sheet.")  # fmt: skip
COV109 = Code("COV109", WARNING, "finding without a code",
              "Nothing could answer it, and the matrix would not list it.")  # fmt: skip
COV111 = Code("COV111", WARNING, "page missing from the pack of all its kind",
              "Whoever prints the whole would not have it.")  # fmt: skip
RULES = Rules(
    "What belongs together",
    codes=(COV101, COV102, COV105, COV106, COV107, COV108, COV109, COV111),
    of_a_page=(findings_have_codes, packs_hold_pages),
    of_prose=(readers_have_a_part,),
    of_the_site=(
        findings_are_answered,
        packs_are_whole,
        briefs_have_one_briefing,
        local_values_are_confirmed,
    ),
)
