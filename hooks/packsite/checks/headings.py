"""Checks of headings: the outline makes sense when it is read aloud."""

from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.codes import WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem


def levels(document: Document) -> Iterator[Problem]:
    """HED101: a heading is at most one level below the one before it.

    Bad: `#### Who comes` below `## The meeting`
    Good: `### Who comes` below `## The meeting`
    """
    if document.facts.amends:  # its headings only name those of the page that it adds to
        return
    above = 1
    for heading in (one for one in document.headings if one.text or one.code):
        if heading.level > above + 1:
            message = (
                f'"{heading.text}" is a level {heading.level} heading below a level {above} '
                "heading; a screen reader announces a gap."
            )
            hint = f"Write {'#' * (above + 1)} instead."
            yield at(document, heading.span.start, HED101, message, hint)
        above = max(heading.level, 2)


def empty(document: Document) -> Iterator[Problem]:
    """HED102: a heading has text.

    Bad: `## `
    Good: `## Who comes`
    """
    for heading in document.headings:
        if not heading.text and not (heading.code and document.facts.amends):
            message = (
                f'The heading "{heading.code}" has a code but no words.'
                if heading.code
                else "This heading has no words."
            )
            yield at(document, heading.span.start, HED102, message, "Add some words, or remove it.")


HED101 = Code("HED101", WARNING, "heading level is skipped",
              "Screen readers would announce a gap in the page.")  # fmt: skip
HED102 = Code("HED102", WARNING, "heading without text", "Readers would jump to an empty line.")
RULES = Rules("Headings", codes=(HED101, HED102), of_a_page=(levels, empty))
