"""The seven-minute briefing: the sections of a learning brief as numbered boxes on one sheet.

Its source is the brief itself, or the page that names the brief in `briefing_of`.
"""

import re
from itertools import pairwise

from packsite.model.editions import ON_DISPLAY, Edition
from packsite.model.facts import KIND_BY_PREFIX, Kind
from packsite.model.print_codes import PDF106
from packsite.model.problems import Problem, place_of
from packsite.printing.document.nodes import HeadingBlock, PrintBlock
from packsite.printing.document.structure import Box
from packsite.printing.document.tree import ungrouped, walk
from packsite.printing.job import Overrun, PrintJob
from packsite.read.mask import mask

KIND = "Seven-minute briefing"
_NUMBER = re.compile(r"^\d{1,2}[.)]?[ \u00a0]+")
"""A section number typed by the author; boxes are numbered anyway."""
_MAX_COLUMNS = 2
"""Most columns of a table that fits in half the width of a sheet."""
_NAMED = 2
"""How many of the longest sections a problem names."""
_PAPER = {
    Edition.BRIEFING: ("seven-minute briefing", "two sides"),
    Edition.FOLDED: ("folded sheet", "four sides"),
    Edition.CARDS: ("card", "room"),
    Edition.POSTER: ("poster", "side"),
    Edition.POSTER_A3: ("poster", "side"),
}
"""What has to fit on its paper, by edition, and the words for its room."""


def into_boxes(blocks: list[PrintBlock]) -> tuple[list[PrintBlock], list[Box]]:
    """Return the blocks before the first section of a page, and each section as a box."""
    lead: list[PrintBlock] = []
    result: list[Box] = []
    for block in ungrouped(blocks):  # a box keeps its content together itself
        if block["type"] == "heading" and block["level"] <= 2:
            result.append(_empty_box(block))
        elif not result:
            lead.append(block)
        else:
            _add_to_box(block, result[-1])
    return lead, result


def overrun_problem(job: PrintJob, overrun: Overrun) -> Problem:
    """Return the problem for a sheet that does not fit: by how much, and which sections.

    The sheet is a briefing, the note of a pack to fold, or one section as cards or a poster.
    """
    paper, room = _PAPER[job.edition]
    page = job.pages[0] if job.pages else job
    longest = _longest_sections(page.source)
    if is_section := job.edition in ON_DISPLAY:
        longest = [one for one in longest if job.title.endswith(_words(one[0]))]
    line, column = place_of(longest[0][0], page.source) if longest else (0, 0)
    message = (
        f'the {paper} "{job.title if is_section else page.title}" runs over its {room} by '
        f"{overrun.millimetres} mm, about {_counted(overrun.lines, 'line')} across the sheet."
    )
    named = " and ".join(
        f'"{_words(heading)}" ({_counted(words, "word")})' for heading, words in longest[:_NAMED]
    )
    which = "section" if is_section else "longest sections"
    shorten = f"Shorten the {which}: {named}." if named else "Shorten the page."
    if KIND_BY_PREFIX.get(page.id.partition("-")[0]) is Kind.BRIEF:
        shorten += f" Or write a shorter page for the sheet, with the line briefing_of: {page.id}."
    return Problem(page.uri, line, column, PDF106, message, shorten)


def _words(heading: str) -> str:
    return heading.removeprefix("## ").partition(" {")[0]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _empty_box(heading: HeadingBlock) -> Box:
    content = heading["content"]
    if content and isinstance(content[0], str):
        content[0] = _NUMBER.sub("", content[0], count=1)
    return {"heading": heading, "is_wide": False, "blocks": [], "cards": []}


def _add_to_box(block: PrintBlock, box: Box) -> None:
    if block["type"] == "heading" and block["level"] == 3:
        box["cards"].append([])
    if box["cards"]:
        box["cards"][-1].append(block)
    else:
        box["blocks"].append(block)
    box["is_wide"] = box["is_wide"] or bool(box["cards"]) or _is_wide(block)


def _is_wide(block: PrintBlock) -> bool:
    return any(
        node["type"] in {"figure", "code-block"}
        or (node["type"] == "table" and (node["is_form"] or len(node["columns"]) > _MAX_COLUMNS))
        for node in walk(block)
    )


def _longest_sections(source: str) -> list[tuple[str, int]]:
    """Return the headings of sections as typed, with their word counts, longest first."""
    starts = [at for at in mask(source, 0).headings if source.startswith("## ", at)]
    sections = (source[at:end] for at, end in pairwise([*starts, len(source)]))
    parted = (section.partition("\n") for section in sections)
    counted = [(heading.strip(), len(below.split())) for heading, _, below in parted]
    return sorted(counted, key=lambda pair: -pair[1])
