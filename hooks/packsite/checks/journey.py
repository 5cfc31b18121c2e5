"""Checks of the path of a child's journey, and of inserts."""

from collections.abc import Iterator

from packsite.checks.coverage import COV106
from packsite.checks.references import REF101, REF111
from packsite.checks.subject import Rules, Subject, at, in_data
from packsite.model.codes import Code
from packsite.model.facts import Kind
from packsite.model.problems import Problem
from packsite.model.references import ReferenceKind
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import DAT102

_FILE, _LIMITS = "journey.yml", "timescales.yml"


def steps_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """REF101 and DAT102: each step of the child's path names pages and limits that exist.

    Bad: `- {name: Plan, what: …, pages: [CPS-77], limits: [core-groups]}`
    Good: `- {name: Plan, what: …, pages: [CPS-07], limits: [core-group]}`
    """
    path, limits = subject.library.path, subject.library.timescales.limits
    index = subject.index
    known = {**index.page_by_id, **index.statement_by_id, **index.hidden_by_id}
    named = [page for step in path.steps for page in step.pages]
    for page in (*named, *path.along):
        if page not in known:
            message = f'The child\'s path names "{page}", which is not a page or statement.'
            yield _problem(subject, page, REF101, message, index.likely_id(page))
    for name, limit in path.limits if _LIMITS not in subject.library.incomplete else ():
        if limit not in limits:
            message = f'"{name}" names "{limit}", which is not a limit.'
            yield _problem(subject, limit, DAT102, message, nearest(limit, limits))


def standards_are_on_the_path(subject: Subject) -> Iterator[Problem]:
    """COV106: every standard is on the child's path, at one step or along the whole of it.

    Bad: a new standard CPS-16, and no line in docs/data/journey.yml that names it
    Good: `along: [CPS-11, CPS-16]`
    """
    path = subject.library.path
    named = {page.partition(".")[0] for step in path.steps for page in step.pages}
    is_whole = path.steps and _FILE not in subject.library.incomplete
    for document in subject.documents if is_whole else ():
        facts = document.facts
        is_current = facts.kind is Kind.STANDARD and facts.id and not facts.withdrawn
        if is_current and facts.id not in named | set(path.along):
            message = f'The standard "{facts.id}" is not on the child\'s path.'
            file = f"{subject.site.settings.data}/{_FILE}"
            hint = f'Add it to {file}: at a step, or as "along: [{facts.id}]".'
            yield at(document, 0, COV106, message, hint)


def inserts_stand_alone(subject: Subject) -> Iterator[Problem]:
    """REF111: an insert is on a line of its own, and once on a page.

    Bad: `Look: [[insert:changes]]`
    Good: `[[insert:changes]]` between two empty lines
    """
    seen = set()
    for link in subject.site.links:
        span, text = link.reference.span, link.document.text
        if link.reference.kind is ReferenceKind.INSERT and link.target:
            name = link.reference.target
            around = (text[: span.start].split("\n\n")[-1], text[span.end :].split("\n\n")[0])
            if any(words.strip() for words in around):
                message = f'"[[insert:{name}]]" is not on a line of its own.'
                hint = "Put it on a line of its own, with an empty line above and below."
                yield at(link.document, span.start, REF111, message, hint)
            if (link.document.uri, name) in seen:
                message = f'"[[insert:{name}]]" is on this page twice, so links into it would fail.'
                yield at(link.document, span.start, REF111, message, "Remove one of the two.")
            seen.add((link.document.uri, name))


def _problem(subject: Subject, words: str, code: Code, message: str, near: str) -> Problem:
    """Return a problem at the first occurrence of a text in the file."""
    hint = did_you_mean(near) or "Name one that exists."
    return in_data(subject, _FILE, words, (code, message, hint))


RULES = Rules(of_the_site=(steps_lead_somewhere, standards_are_on_the_path, inserts_stand_alone))
