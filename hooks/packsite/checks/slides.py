"""Checks of the slides of a session plan: its timetable adds up, and its sections agree with it."""

import re
from collections.abc import Iterator

from packsite.checks.subject import Rules, at, at_fact
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.session_plan import clock
from packsite.model.suggest import nearest
from packsite.read.session_plan import COLUMNS, SECTION, session_plan

_TIMED = re.compile(r"(?P<title>.+) \((?P<minutes>\d+) minutes?\)")
"""The heading of the section of a part."""


def timetable(document: Document) -> Iterator[Problem]:
    """SLD101: a page with slides has a timetable.

    Bad: `slides: true` on a page without the section "The plan"
    Good: `slides: true` on a page with "The plan" and, in it, a table
    """
    if document.facts.slides and not session_plan(document):
        message = f'This page has slides, but no timetable in a section "## {SECTION}".'
        hint = f"Add a table that begins with the columns {' | '.join(COLUMNS)}."
        yield at_fact(document, "slides", SLD101, message, hint)


def times(document: Document) -> Iterator[Problem]:
    """SLD102: each part of a timetable starts when the one before it ends.

    Bad: `| 0:10 | 10 | What is missing? |` below `| 0:00 | 5 | Welcome |`
    Good: `| 0:05 | 10 | What is missing? |` below `| 0:00 | 5 | Welcome |`
    """
    due = 0
    for part in session_plan(document) if document.facts.slides else ():
        if not part.minutes:
            message = f'"{part.title}" has no minutes in the timetable.'
            yield at(document, part.at, SLD102, message, "Write a whole number, such as 10.")
            return
        if part.starts != due:
            message = f'"{part.title}" starts at another time than the parts before it end.'
            yield at(document, part.at, SLD102, message, f"Write {clock(due)}.")
            return
        due = part.ends


def timed_headings(document: Document) -> Iterator[Problem]:
    """SLD103: a heading with minutes is a part of the timetable, with the same minutes.

    Bad: `### What is missing? (15 minutes)` with 10 minutes in "The plan"
    Good: `### What is missing? (10 minutes)` with 10 minutes in "The plan"
    """
    parts = {part.title: part for part in session_plan(document)} if document.facts.slides else {}
    for heading in document.headings if parts else ():
        timed = _TIMED.fullmatch(heading.text)
        if timed is None or heading.text in {part.heading for part in parts.values()}:
            continue
        message = f'"{heading.text}" is not in the timetable with these words and minutes.'
        meant = nearest(timed["title"], parts)
        hint = (
            f'Write "{parts[meant].heading}", or change the row in "{SECTION}".'
            if meant
            else f'Add a row to the table in "{SECTION}", or take the minutes out of the heading.'
        )
        yield at(document, heading.span.start, SLD103, message, hint)


SLD101 = Code("SLD101", ERROR, "slides without a timetable",
              "There would be no slides, and links to them would fail.")  # fmt: skip
SLD102 = Code("SLD102", ERROR, "timetable that does not add up",
              "The clock on the slides would be wrong.")  # fmt: skip
SLD103 = Code("SLD103", ERROR, "part that is not in the timetable",
              "Its slides would be missing, or show the wrong time.")  # fmt: skip
RULES = Rules(
    "Slides of a session plan",
    codes=(SLD101, SLD102, SLD103),
    of_a_page=(timetable, times, timed_headings),
)
