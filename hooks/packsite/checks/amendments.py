"""Checks of the files that add local words to pages of the core."""

from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at, at_fact, repeated
from packsite.connect.statements import without_comments
from packsite.model.blocks import BlockKind
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem


def amendments_stand_under_statements(subject: Subject) -> Iterator[Problem]:
    """COR101: all words of an amendment stand under headings that name statements.

    Bad: `amends: CPS-08`, and words above the first heading
    Good: `### CPS-08.2 Who comes`, and the words below it
    """
    for document in subject.amendments:
        yield from _lost_words(document)


def _lost_words(document: Document) -> Iterator[Problem]:
    coded = next((one.span.start for one in document.headings if one.code), len(document.text))
    below = f'Put them below a heading such as "### {document.facts.amends}.1".'
    above = "Delete this heading: its words then belong to the statement above."
    bare = (one.span.start for one in document.headings if not one.code)
    lost = [(start, below if start < coded else above) for start in bare]
    for block in document.blocks:
        if block.kind is BlockKind.FOOTNOTE:
            lost.append((block.span.start, "Write the words of the footnote into the text."))
        elif block.span.start < coded and block.kind is not BlockKind.HEADING:
            lost.append((block.span.start, below))
    for offset, hint in lost:
        message = "These words would be lost: an amendment has words only below statements."
        yield at(document, offset, COR101, message, hint)


def amendments_have_words(subject: Subject) -> Iterator[Problem]:
    """COR102: an amendment names at least one statement, and says something below each.

    Bad: `### CPS-08.2 Who comes`, and nothing below it
    Good: `### CPS-08.2 Who comes` and `The school nurse comes too.`
    """
    for document in subject.amendments:
        yield from _wordless(document)


def _wordless(document: Document) -> Iterator[Problem]:
    statements = [one for one in document.headings if one.code]
    if not statements:
        message = f'This file amends no statement of "{document.facts.amends}".'
        hint = f'Add a heading such as "### {document.facts.amends}.1", and the words below it.'
        yield at_fact(document, "amends", COR102, message, hint)
    for heading in statements:
        if not without_comments(document, document.own_words(heading)).strip():
            message = f'There are no words to add to "{heading.code}".'
            hint = "Write them below the heading, or remove it."
            yield at(document, heading.span.start, COR102, message, hint)


def pages_are_amended_once(subject: Subject) -> Iterator[Problem]:
    """COR101: all amendments of a page are in one file.

    Bad: two files with `amends: CPS-08`
    Good: one file with both statements
    """
    pages, found = subject.index.page_by_id, subject.index.amendments
    for document, first in repeated((one.facts.amends, one) for one in found):
        if document.facts.amends in pages:
            message = f'"{document.facts.amends}" is already amended, in {first.source.file}.'
            hint = "Move the words there, and delete this file."
            yield at_fact(document, "amends", COR101, message, hint)


COR101 = Code("COR101", ERROR, "words of an amendment without a place",
              "Readers would not see them.")  # fmt: skip
COR102 = Code("COR102", ERROR, "amendment without words",
              "It would look as if something had been added.")  # fmt: skip
RULES = Rules(
    "Local words",
    codes=(COR101, COR102),
    of_the_site=(
        amendments_stand_under_statements,
        amendments_have_words,
        pages_are_amended_once,
    ),
)
