"""Find the audit measures and questions of a standard, with their offsets, and their faults.

Nothing is resolved yet: cells and questions are spans of the text. `audit` renders them and the
checks report the faults, so that both agree by construction.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.blocks import BlockKind
from packsite.model.codes import Code
from packsite.model.page import Document, Heading
from packsite.model.references import Span
from packsite.read.codes import AUD101, AUD102

MEASURE_COLUMNS = ("Measure", "Numerator", "Denominator", "Where the data comes from")
MEASURES = "How we will know"
QUESTIONS = "Questions for an audit"

_MARKS = "*_ \t"


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason why a standard cannot be audited."""

    code: Code
    offset: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans of the audit measures and questions of a standard."""

    measures: tuple[tuple[Span, ...], ...]
    """For each measure its cells, in the order of `MEASURE_COLUMNS`."""
    questions: tuple[Span, ...]
    faults: tuple[Fault, ...]


def audit_parts(document: Document) -> Parts:
    """Return the measures and questions of a standard; without the section there are none."""
    section = next((one for one in document.headings if _is(one, MEASURES)), None)
    if section is None:
        return Parts((), (), ())
    below = document.blocks_in(document.own_words(section))
    rows = [block.cells for block in below if block.kind is BlockKind.ROW]
    measures, faults = _measures(document, rows, section)
    asked = next((one for one in document.headings if _is(one, QUESTIONS)), None)
    questions = tuple(_items(document, asked)) if asked else ()
    if not questions:
        faults = (*faults, _no_questions(asked or section))
    return Parts(measures, questions, faults)


def _is(heading: Heading, title: str) -> bool:
    return heading.text.strip(_MARKS).casefold() == title.casefold()


def _measures(
    document: Document, rows: list[tuple[Span, ...]], section: Heading
) -> tuple[tuple[tuple[Span, ...], ...], tuple[Fault, ...]]:
    if len(rows) < 2:
        message = f'The section "{section.text}" has no table of measures.'
        hint = f"Add one that begins with {_HEAD}"
        return (), (Fault(AUD101, section.span.start, message, hint),)
    head, *body = rows
    names = tuple(document.text[cell.start : cell.end].strip(_MARKS) for cell in head)
    if [name.casefold() for name in names] != [name.casefold() for name in MEASURE_COLUMNS]:
        listed = ", ".join(f'"{name}"' for name in names)
        message = f"An audit cannot use this table of measures: its columns are {listed}."
        return (), (Fault(AUD101, head[0].start, message, f"Make the first row {_HEAD}"),)
    whole = [row for row in body if len(row) == len(MEASURE_COLUMNS)]  # TAB101 reports the others
    return tuple(whole), tuple(fault for row in whole for fault in _gaps(row))


_HEAD = f"| {' | '.join(MEASURE_COLUMNS)} |."


def _gaps(row: tuple[Span, ...]) -> Iterator[Fault]:
    for cell, name in zip(row, MEASURE_COLUMNS, strict=True):
        if cell.start == cell.end:
            message = f'This measure has nothing under "{name}".'
            yield Fault(AUD101, cell.start, message, _SAY[name])


_SAY = {
    MEASURE_COLUMNS[0]: "Give it a name of two or three words.",
    MEASURE_COLUMNS[1]: "Say what is counted.",
    MEASURE_COLUMNS[2]: "Say what it is counted out of.",
    MEASURE_COLUMNS[3]: "Say where to find the figures.",
}


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


def _no_questions(heading: Heading) -> Fault:
    if _is(heading, QUESTIONS):
        hint = "List two or three questions below it, each beginning with a hyphen."
        return Fault(AUD102, heading.span.start, "No question is listed here.", hint)
    message = "This standard has no questions for an audit."
    hint = f'Below the measures, add a line "### {QUESTIONS}" and a list of two or three.'
    return Fault(AUD102, heading.span.start, message, hint)
