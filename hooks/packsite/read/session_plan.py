"""Read the timetable of a session plan: the table in its section "The plan"."""

import re

from packsite.model.blocks import Block
from packsite.model.page import Document
from packsite.model.session_plan import PlanPart

SECTION = "The plan"
COLUMNS = ("Starts at", "Minutes", "What")
"""Its first columns; more may follow."""
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")


def session_plan(page: Document) -> tuple[PlanPart, ...]:
    """Return the parts of a session; empty for a page without a timetable."""
    inside = page.section(SECTION)
    if inside is None:
        return ()
    return tuple(
        _part(page, row)
        for table in page.tables
        if inside.start <= table.head.span.start < inside.end
        and _cells(page, table.head)[: len(COLUMNS)] == COLUMNS
        for row in table.rows
        if len(row.cells) >= len(COLUMNS)
    )


def _part(page: Document, row: Block) -> PlanPart:
    starts, minutes, title, *_ = _cells(page, row)
    time = _CLOCK.fullmatch(starts)
    return PlanPart(
        title=title,
        starts=int(time[1]) * 60 + int(time[2]) if time else -1,
        minutes=int(minutes) if minutes.isdecimal() else 0,
        at=row.span.start,
    )


def _cells(page: Document, row: Block) -> tuple[str, ...]:
    return tuple(page.text[slice(*cell)].strip() for cell in row.cells)
