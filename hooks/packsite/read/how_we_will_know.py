"""Find the audit measures and questions of a standard, with their offsets, and their problems.

Nothing is resolved yet: cells and questions are spans of the text. `audit` renders them and the
checks report the problems, so that both agree by construction.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.blocks import BlockKind
from packsite.model.page import Document, Heading
from packsite.model.problems import Problem, TextFile
from packsite.model.references import Span
from packsite.read.codes import AUD101, AUD102

_COLUMNS = {
    "Measure": "Give it a name of two or three words.",
    "Numerator": "Say what is counted.",
    "Denominator": "Say what it is counted out of.",
    "Where the data comes from": "Say where to find the figures.",
}
"""Column of the table of measures → the hint for an empty cell."""
MEASURE_COLUMNS = (*_COLUMNS,)
MEASURES = "How we will know"
QUESTIONS = "Questions for an audit"
_HEAD = f"| {' | '.join(_COLUMNS)} |."
_MARKS = "*_ \t"


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans of the audit measures and questions of a standard."""

    measures: tuple[tuple[Span, ...], ...]
    """For each measure its cells, in the order of `MEASURE_COLUMNS`."""
    questions: tuple[Span, ...]
    problems: tuple[Problem, ...]
    """The reasons why it cannot be audited."""


def audit_parts(document: Document) -> Parts:
    """Return the measures and questions of a standard; without the section there are none."""
    section = next((one for one in document.headings if _is(one, MEASURES)), None)
    if section is None:
        return Parts((), (), ())
    below = document.blocks_in(document.own_words(section))
    rows = [block.cells for block in below if block.kind is BlockKind.ROW]
    file = TextFile(document.source.file, document.text)
    measures, problems = _measures(file, rows, section)
    asked = next((one for one in document.headings if _is(one, QUESTIONS)), None)
    questions = tuple(_items(document, asked)) if asked else ()
    if not questions:
        problems = (*problems, _no_questions(file, asked or section))
    return Parts(measures, questions, problems)


def _is(heading: Heading, title: str) -> bool:
    return heading.text.strip(_MARKS).casefold() == title.casefold()


def _measures(
    file: TextFile, rows: list[tuple[Span, ...]], section: Heading
) -> tuple[tuple[tuple[Span, ...], ...], tuple[Problem, ...]]:
    if len(rows) < 2:
        message = f'The section "{section.text}" has no table of measures.'
        hint = f"Add one that begins with {_HEAD}"
        return (), (file.problem(section.span.start, AUD101, message, hint),)
    head, *body = rows
    names = tuple(file.text[cell.start : cell.end].strip(_MARKS) for cell in head)
    if [name.casefold() for name in names] != [name.casefold() for name in MEASURE_COLUMNS]:
        listed = ", ".join(f'"{name}"' for name in names)
        message = f"An audit cannot use this table of measures: its columns are {listed}."
        return (), (file.problem(head[0].start, AUD101, message, f"Make the first row {_HEAD}"),)
    whole = [row for row in body if len(row) == len(MEASURE_COLUMNS)]  # TAB101 reports the others
    return tuple(whole), tuple(gap for row in whole for gap in _gaps(file, row))


def _gaps(file: TextFile, row: tuple[Span, ...]) -> Iterator[Problem]:
    for cell, (name, hint) in zip(row, _COLUMNS.items(), strict=True):
        if cell.start == cell.end:
            message = f'This measure has nothing under "{name}".'
            yield file.problem(cell.start, AUD101, message, hint)


def _items(document: Document, section: Heading) -> Iterator[Span]:
    """Yield the list items directly below a heading, each with its nested blocks."""
    item: Span | None = None
    for block in document.blocks_in(document.own_words(section)):
        if item and block.kind is not BlockKind.ITEM and block.depth:
            item = Span(item.start, block.span.end)
            continue
        if item:
            yield item
        item = block.span if block.kind is BlockKind.ITEM else None
    if item:
        yield item


def _no_questions(file: TextFile, heading: Heading) -> Problem:
    if _is(heading, QUESTIONS):
        hint = "List two or three questions below it, each beginning with a hyphen."
        return file.problem(heading.span.start, AUD102, "No question is listed here.", hint)
    message = "This standard has no questions for an audit."
    hint = f'Below the measures, add a line "### {QUESTIONS}" and a list of two or three.'
    return file.problem(heading.span.start, AUD102, message, hint)
