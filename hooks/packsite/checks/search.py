"""Checks of the short forms in search.yml."""

from collections.abc import Iterator
from itertools import chain

from packsite.checks.subject import Rules, Subject, in_data, repeated
from packsite.model.codes import ERROR, Code
from packsite.model.problems import Problem
from packsite.search.words import IGNORED, terms

_FILE = "search.yml"


def short_forms_are_typed_once(subject: Subject) -> Iterator[Problem]:
    """SEA101: a short form has only one meaning.

    Bad: `- {type: [strat], means: strategy discussion}` and `- {type: [strat], means: plan}`
    Good: `- {type: [strat, strats], means: strategy discussion}`
    """
    forms = ((typed, one.means) for one in subject.library.short_forms for typed in one.type)
    for (typed, _), (_, means) in repeated((tuple(terms(one[0])), one) for one in forms):
        message = f'"{typed}" already means "{means}".'
        yield in_data(subject, _FILE, typed, (SEA101, message, "Keep one of the two."))


def short_forms_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """SEA102: the words that a short form stands for are on a page.

    Bad: `- {type: [strat], means: stratgy discussion}`
    Good: `- {type: [strat], means: strategy discussion}`
    """
    texts = [*_texts_of_the_site(subject)] if subject.library.short_forms else []
    plain, known = " ".join(texts).lower(), set[str]()
    for form in subject.library.short_forms:
        for word in terms(form.means):
            if word in IGNORED or (word[0] != "0" and f" {word}" in plain):
                continue
            known = known or {term for text in texts for term in terms(text)}  # slow
            if not any(term.startswith(word) for term in known):
                message = f'"{form.type[0]}" means "{form.means}", but no page has "{word}".'
                said = (SEA102, message, "Use words that are on the site.")
                yield in_data(subject, _FILE, form.means, said)


def _texts_of_the_site(subject: Subject) -> Iterator[str]:
    """Return the texts of the site, and of pages of the core that it leaves out or replaces.

    The core has short forms of those too, and a site cannot take them out.
    """
    glossary = subject.library.glossary.values()
    pages = (*subject.documents, *subject.index.hidden, *subject.index.replaced)
    return chain(
        (page.masked for page in pages),
        (page.facts.title for page in pages),
        (topic for page in pages for topic in page.facts.topics),
        (page.title for page in subject.index.generated),
        (topic for page in subject.index.generated for topic in page.topics),
        (f"{entry.expansion} {' '.join(entry.synonyms)}" for entry in glossary),
    )


SEA101 = Code("SEA101", ERROR, "short form with two meanings",
              "The search would know only one of them.")  # fmt: skip
SEA102 = Code("SEA102", ERROR, "short form that leads nowhere",
              "People who type it would find nothing.")  # fmt: skip
RULES = Rules(
    "Search",
    codes=(SEA101, SEA102),
    of_the_site=(short_forms_are_typed_once, short_forms_lead_somewhere),
)
