"""Part a page into its text and its sheets: sections that are printed on sides of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile
from typing import TypedDict

from lxml.html import HtmlElement as Element
from lxml.html import builder

from packsite.model.editions import Edition
from packsite.printing.document.blocks import convert_blocks
from packsite.printing.document.body import convert_body, place_footnotes, take_footnotes
from packsite.printing.document.context import Scope
from packsite.printing.document.filling import filling
from packsite.printing.document.flow import keep_together, normalise_levels
from packsite.printing.document.nodes import PrintBlock
from packsite.printing.document.records import is_crowded
from packsite.printing.document.structure import SheetNode
from packsite.printing.document.tree import tables_in, walk
from packsite.printing.job import PrintSheet

_ENDS = {"h1", "h2"}
"""The headings at which a sheet ends: sheets are sections of the second level."""
_SHORT = 800
"""Longest sheet, in characters, that stays in the text: a checklist or a message, not a form."""


class TextAndSheets(TypedDict):
    """A page in two: the blocks of its text, and its sheets."""

    blocks: list[PrintBlock]
    sheets: list[SheetNode]


def text_and_sheets(
    body: Element, scope: Scope, sheets: Sequence[PrintSheet], *, has_text: bool = True
) -> TextAndSheets:
    """Return the text of a page without its sheets, and those of its sheets that are printed."""
    if not sheets:
        return {"blocks": convert_body(body, scope), "sheets": []}
    footnotes = take_footnotes(body)
    parted = [*_taken(body, sheets, from_text=has_text)]
    text = convert_blocks(body, scope) if has_text else []
    sections = [
        convert_blocks(section, replace(scope, is_landscape=sheet.landscape))
        for sheet, section in parted
    ]
    # a footnote of a part that is left out is not reported: the PDF of the page has it
    place_footnotes(footnotes, [*text, *chain(*sections)], scope)
    normalise_levels(text)
    printed = [
        _sheet(sheet, blocks, scope.draft.job.edition, is_alone=not has_text)
        for (sheet, _), blocks in zip(parted, sections, strict=True)
    ]
    return {"blocks": keep_together(text), "sheets": printed}


def _taken(
    body: Element, sheets: Sequence[PrintSheet], *, from_text: bool
) -> Iterator[tuple[PrintSheet, Element]]:
    """Take the sections of sheets out of a body; yield each that is printed apart.

    In the place of such a section, the text refers to it. A short one stays where it is.
    """
    by_anchor = {sheet.anchor: sheet for sheet in sheets}
    for heading in body.findall("h2"):
        sheet = by_anchor.get(heading.get("id", ""))
        if sheet and sheet.is_left_out:
            _section(heading)
        elif sheet and not (from_text and _is_in_text(sheet, heading)):
            heading.addprevious(_reference(heading))
            yield sheet, _section(heading)


def _is_in_text(sheet: PrintSheet, heading: Element) -> bool:
    """Whether a sheet would leave most of a side of its own empty, and nobody is handed it."""
    if sheet.handed_out or sheet.to_cut or sheet.landscape:
        return False
    below = [*_below(heading)]
    has_form = any(part.tag in {"table", "img"} for one in below for part in one.iter())
    return not has_form and sum(len(one.text_content()) for one in below) <= _SHORT


def _below(heading: Element) -> Iterator[Element]:
    return takewhile(lambda one: one.tag not in _ENDS, heading.itersiblings())


def _section(heading: Element) -> Element:
    """Move a heading and all that is below it into an element of their own."""
    section = builder.DIV()
    section.extend([heading, *_below(heading)])
    return section


def _reference(heading: Element) -> Element:
    target = builder.A(heading.text_content(), href=f"#{heading.get('id')}")
    return builder.P("On a sheet of its own: ", target)


def _sheet(
    sheet: PrintSheet, blocks: list[PrintBlock], edition: Edition, *, is_alone: bool
) -> SheetNode:
    normalise_levels(blocks)
    if is_alone:  # its heading is the title of the document
        for node in walk(blocks):
            if node["type"] == "heading":
                node["level"] -= 1
    heading, *below = blocks
    assert heading["type"] == "heading", "a sheet begins with its heading"
    kept = keep_together(below)
    landscape = sheet.landscape and not _is_crowded_either_way(below, edition)
    return {
        "heading": heading,
        "landscape": landscape,
        "own_leaf": sheet.own_leaf or sheet.handed_out,
        "to_cut": sheet.to_cut,
        "blocks": kept,
        "fill": filling(kept, edition, landscape=landscape),
    }


def _is_crowded_either_way(blocks: list[PrintBlock], edition: Edition) -> bool:
    """Whether some tables are too wide, and turning the page sideways lets no more of them fit."""
    tables = tables_in(blocks)
    upright, across = (
        [one for one in tables if is_crowded(one, edition, landscape=way)] for way in (False, True)
    )
    return bool(across) and len(across) == len(upright)
