"""Part a session plan into slides: one idea each, with notes for the trainer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from packsite.model.session_plan import PlanPart, clock, duration
from packsite.printing.document.nodes import PrintBlock
from packsite.printing.document.structure import DocumentNode
from packsite.printing.document.tree import one_line, plain_text, ungrouped
from packsite.printing.document.typography import smarten
from packsite.read.session_plan import SECTION

_AIMS, _PREPARATION = "What will people be able to do?", "What to do"
"""The sections for the slide of aims and for the notes of the first slide."""
_AIM = "Aim:"
"""How the paragraph begins that is shown as a part begins."""

Kind = Literal["title", "text", "timetable", "alert", "opening", "step"]
"""What a slide is for; an opening begins a part."""
Sections = Mapping[str, Sequence[PrintBlock]]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, its text by paragraphs, and notes for the trainer."""

    title: str
    text: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kind: Kind = "text"
    part: PlanPart | None = None
    """The part of the session that it belongs to; `None` outside the timetable."""


def slides(content: DocumentNode, timetable: Sequence[PlanPart]) -> Iterator[Slide]:
    """Yield the slides of a session plan: title, aims, timetable, safety, then part by part.

    In the section of a part, numbered steps are slides; all else but its aim is for the notes.
    """
    (page,) = content["pages"]
    sections = dict(_sections(page["blocks"]))
    about = (content["partnership"], duration(timetable[-1].ends))
    yield Slide(page["title"], about, _lines(sections.get(_PREPARATION, ())), "title")
    if steps := [*_steps(sections.get(_AIMS, ()))]:
        yield Slide(_AIMS, tuple(steps))
    yield Slide(SECTION, kind="timetable")
    yield from _alerts(sections)
    for part in timetable:
        yield from _of_a_part(part, sections.get(smarten(part.heading), ()))


def _of_a_part(part: PlanPart, blocks: Sequence[PrintBlock]) -> Iterator[Slide]:
    steps, rest = [*_steps(blocks)], _lines(one for one in blocks if not _is_numbered(one))
    aim = tuple(words for words in rest if words.startswith(_AIM))
    from_to = f"{clock(part.starts)} to {clock(part.ends)}"
    notes = (from_to, *(words for words in rest if words not in aim))
    title = smarten(part.title)
    yield Slide(title, aim, notes, "opening", part)
    for number, step in enumerate(steps, 1):
        yield Slide(f"{title} – {number}\u00a0of\u00a0{len(steps)}", (step,), notes, "step", part)


def _alerts(sections: Sections) -> Iterator[Slide]:
    """Yield a slide for each danger note; the text around it is in its notes."""
    for blocks in sections.values():
        for block in blocks:
            if block["type"] == "note" and block["kind"] == "danger":
                around = [one for one in blocks if one is not block]
                text = _lines(block["blocks"])
                yield Slide(plain_text(block["title"]), text, _lines(around), "alert")


def _sections(blocks: Iterable[PrintBlock]) -> Iterator[tuple[str, list[PrintBlock]]]:
    """Yield the words of each heading with the blocks down to the next heading of any level."""
    title, inside = "", list[PrintBlock]()
    for block in ungrouped(blocks):
        if block["type"] == "heading":
            yield title, inside
            title, inside = plain_text(block["content"]), []
        elif block["type"] != "anchor":
            inside.append(block)
    yield title, inside


def _is_numbered(block: PrintBlock) -> bool:
    return block["type"] == "list" and block["numbered"]


def _steps(blocks: Iterable[PrintBlock]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "list" and block["numbered"]:
            yield from (one_line(item) for item in block["items"])


def _lines(blocks: Iterable[PrintBlock]) -> tuple[str, ...]:
    """Return blocks as lines of text, one for each item of a list."""
    return tuple(
        words
        for block in blocks
        for part in (block["items"] if block["type"] == "list" else [block])
        if (words := one_line(part))
    )
