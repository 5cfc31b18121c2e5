"""Checks of decision aids: every way through the questions comes to an end."""

from collections.abc import Iterator, Mapping

from packsite.checks.subject import Rules, Subject
from packsite.model.decision_aids import INSERT_PREFIX, DecisionAid
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import DAT102
from packsite.read.data.decision_aids import aid_files, inserted_on

_Fault = tuple[str, str, str]
"""The path of the value in the file, the message and the hint."""


def aids_come_to_an_end(subject: Subject) -> Iterator[Problem]:
    """DAT102: each answer leads down to a question or an end, each of which can be reached.

    Bad: `no: {next: rng}`
    Good: `no: {next: ring}`
    """
    aids = subject.library.aids
    files = aid_files(subject.site.settings) if aids else ()
    said = {key: layer for layer in files for key in layer[1].value}
    index = subject.index
    pages = (*subject.documents, *index.hidden, *index.replaced)  # the core has aids of those too
    shown = {key for page in pages for key in inserted_on(page)}
    for key, aid in aids.items():
        faults = [*_dead_ends(aid), *_unreached(aid)]
        if key not in shown:
            hint = f"Write [[insert:{INSERT_PREFIX}{key}]] on the page that it belongs to."
            faults.append(("", f'No page shows the decision aid "{key}".', hint))
        for path, message, hint in faults:
            where = f"{key}.{path}" if path else key
            data, loaded = said[key]
            span = loaded.spans.get(f"{where}:") or loaded.spans[where]
            yield data.problem(span.start, DAT102, message, hint)


def _dead_ends(aid: DecisionAid) -> Iterator[_Fault]:
    """Yield the answers that lead nowhere, or back up."""
    above: set[str] = set()
    for key, question in aid.questions.items():
        above.add(key)
        for name, answer in question.answers.items():
            path = f"questions.{key}.{name.lower().replace(' ', '_')}.next"
            if answer.next in above:
                message = f'"{answer.next}" leads back, so a reader could go round and round.'
                yield path, message, "Lead to a question further down, or to an end."
            elif answer.next not in {**aid.questions, **aid.ends}:
                message = f'"{answer.next}" is not a question or an end of this decision aid.'
                near = nearest(answer.next, (*aid.questions, *aid.ends))
                yield path, message, did_you_mean(near) or "Name one that exists."


def _unreached(aid: DecisionAid) -> Iterator[_Fault]:
    """Yield the questions and ends that no way from the first question comes to."""
    reached = {next(iter(aid.questions))}
    for key, question in aid.questions.items():
        if key in reached:
            reached |= {answer.next for answer in question.answers.values()}
    steps: Mapping[str, tuple[str, ...]] = {"questions": (*aid.questions,), "ends": (*aid.ends,)}
    for kind, keys in steps.items():
        for key in keys:
            if key not in reached:
                message = f'No answer leads to "{key}", so no reader comes to it.'
                yield f"{kind}.{key}", message, f'Write "next: {key}" at an answer, or remove it.'
    for key in aid.questions.keys() & aid.ends.keys():
        message = f'"{key}" names both a question and an end.'
        yield f"ends.{key}", message, "Give one of them another name."


RULES = Rules(of_the_site=(aids_come_to_an_end,))
