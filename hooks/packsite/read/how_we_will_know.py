"""Find what an audit asks in a standard: where its measures and questions stand, and what is amiss.

Nothing is resolved yet: a cell and a question are places in the text. `audit` gives them words, the
checks make problems of the faults, so that both agree by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from packsite.model.codes import Code
from packsite.model.page import Document, Heading
from packsite.model.references import Span
from packsite.read.codes import AUD101, AUD102

COLUMNS = ("Measure", "Numerator", "Denominator", "Where the data comes from")
MEASURES = "How we will know"
QUESTIONS = "Questions for an audit"

_PARTS_NOTHING = re.compile(r"\[\[[^\[\]\n]*\]\]|\\\|")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_MARKS = "*_ \t"


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a standard from being audited."""

    code: Code
    offset: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The places in a standard that an audit is made of."""

    measures: tuple[tuple[Span, ...], ...]
    """For each measure its cells, in the order of `COLUMNS`."""
    questions: tuple[Span, ...]
    faults: tuple[Fault, ...]


def audit_parts(document: Document) -> Parts:
    """Return the measures and questions of a standard; without the section there are none."""
    section = next((one for one in document.headings if _is(one, MEASURES)), None)
    if section is None:
        return Parts((), (), ())
    rows = tuple(_rows(document, _below(document, section)))
    measures, faults = _measures(document, rows, section)
    asked = next((one for one in document.headings if _is(one, QUESTIONS)), None)
    questions = tuple(_items(document, _below(document, asked))) if asked else ()
    if not questions:
        faults = (*faults, _no_questions(asked or section))
    return Parts(measures, questions, faults)


def _is(heading: Heading, title: str) -> bool:
    return heading.text.strip(_MARKS).casefold() == title.casefold()


def _below(document: Document, heading: Heading) -> Span:
    """Return the text between a heading and the next one, whatever its level."""
    later = (one.span.start for one in document.headings if one.span.start > heading.span.start)
    return Span(heading.span.end, next(later, len(document.text)))


def _lines(document: Document, where: Span) -> Iterator[Span]:
    start = where.start
    for line in document.masked[where.start : where.end].split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _rows(document: Document, where: Span) -> Iterator[tuple[Span, ...]]:
    """Yield the rows of the tables in a stretch of text, as cells; rules are left out."""
    lines = list(_lines(document, where))
    for place, line in enumerate(lines[1:], 1):
        if not _is_rule(document.masked[line.start : line.end]):
            continue
        yield _cells(document, lines[place - 1])
        for row in lines[place + 1 :]:
            if "|" not in document.masked[row.start : row.end]:
                break
            yield _cells(document, row)


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_RULE.fullmatch(line))


def _cells(document: Document, line: Span) -> tuple[Span, ...]:
    """Part a row at its bars; those in references, and those typed as words, part nothing."""
    row = document.masked[line.start : line.end]
    row = _PARTS_NOTHING.sub(lambda found: "x" * len(found[0]), row)
    bars = [at for at, sign in enumerate(row) if sign == "|"]
    inner = [at for at in bars if row[:at].strip() and row[at + 1 :].strip()]
    first = bars[0] + 1 if bars and not row[: bars[0]].strip() else 0
    last = bars[-1] if bars and not row[bars[-1] + 1 :].strip() else len(row)
    edges = [first - 1, *(at for at in inner if first <= at < last), last]
    return tuple(
        _trimmed(document, Span(line.start + left + 1, line.start + right))
        for left, right in pairwise(edges)
    )


def _trimmed(document: Document, span: Span) -> Span:
    words = document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _measures(
    document: Document, rows: tuple[tuple[Span, ...], ...], section: Heading
) -> tuple[tuple[tuple[Span, ...], ...], tuple[Fault, ...]]:
    if len(rows) < 2:
        message = f'The section "{section.text}" has no table of measures.'
        return (), (
            Fault(AUD101, section.span.start, message, f"Add one that begins with {_HEAD}"),
        )
    head, *body = rows
    names = tuple(document.text[cell.start : cell.end].strip(_MARKS) for cell in head)
    if [name.casefold() for name in names] != [name.casefold() for name in COLUMNS]:
        message = f"An audit cannot use this table of measures: its columns are {_listed(names)}."
        return (), (Fault(AUD101, head[0].start, message, f"Make the first row {_HEAD}"),)
    whole = [row for row in body if len(row) == len(COLUMNS)]  # TAB101 tells of the others
    return tuple(whole), tuple(fault for row in whole for fault in _gaps(row))


_HEAD = f"| {' | '.join(COLUMNS)} |."


def _gaps(row: tuple[Span, ...]) -> Iterator[Fault]:
    for cell, name in zip(row, COLUMNS, strict=True):
        if cell.start == cell.end:
            message = f'This measure has nothing under "{name}".'
            yield Fault(AUD101, cell.start, message, _SAY[name])


_SAY = {
    COLUMNS[0]: "Give it a name of two or three words.",
    COLUMNS[1]: "Say what is counted.",
    COLUMNS[2]: "Say what it is counted out of.",
    COLUMNS[3]: "Say where to find the figures.",
}


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _items(document: Document, where: Span) -> Iterator[Span]:
    """Yield the entries of the lists in a stretch of text; an entry goes on to the next one."""
    start, end = -1, -1
    for line in _lines(document, where):
        words = document.masked[line.start : line.end]
        item = _ITEM.match(words)
        goes_on = start >= 0 and words.strip() and (words[0] in " \t" or end == line.start - 1)
        if goes_on and not item:
            end = line.end
            continue
        if start >= 0 and (item or words.strip()):
            yield _trimmed(document, Span(start, end))
            start = -1
        if item:
            start, end = line.start + item.end(), line.end
    if start >= 0:
        yield _trimmed(document, Span(start, end))


def _no_questions(heading: Heading) -> Fault:
    if _is(heading, QUESTIONS):
        hint = "List two or three questions below it, each beginning with a hyphen."
        return Fault(AUD102, heading.span.start, "No question is listed here.", hint)
    message = "This standard has no questions for an audit."
    hint = f'Below the measures, add a line "### {QUESTIONS}" and a list of two or three.'
    return Fault(AUD102, heading.span.start, message, hint)
