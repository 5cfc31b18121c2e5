"""The formats of the audit workbook, each named by its purpose.

Every colour keeps its contrast on a black-and-white printer, and none is used without a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_INK, _ACCENT, _TINT, _LINE = "#14292f", "#0b5364", "#eef4f5", "#a3babf"
_CELL = {"font_color": _INK, "text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
_INPUT = {**_CELL, "locked": False, "bg_color": "#fffdf2"}
_CENTRED = {"align": "center"}
BAR = "#9cc9d3"


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell formats of one workbook."""

    title: Format
    heading: Format
    plain: Format
    link: Format
    head: Format
    narrow_head: Format
    band: Format
    code: Format
    words: Format
    strong: Format
    unused: Format
    """A cell that its row does not use."""
    count: Format
    share: Format
    write: Format
    choose: Format
    number: Format
    day: Format
    total: Format
    total_share: Format
    met: Format
    partly: Format
    not_met: Format
    not_applicable: Format


def add_formats(book: Workbook) -> Formats:
    """Add the cell formats to a workbook and return them."""
    head = {**_CELL, "bold": True, "font_color": "#ffffff", "bg_color": _ACCENT}
    total = {**_CELL, "bold": True, "bg_color": _TINT, "top": 2}
    properties: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 16, "font_color": _ACCENT},
        "heading": {"bold": True, "font_size": 13, "font_color": _ACCENT, "valign": "bottom"},
        "plain": {"font_color": _INK, "text_wrap": True, "valign": "top"},
        "link": {"font_color": _ACCENT, "underline": 1},
        "head": head,
        "narrow_head": {**head, **_CENTRED},
        "band": {"bold": True, "font_color": _ACCENT, "bg_color": _TINT, "valign": "vcenter"},
        "code": {**_CELL, "bold": True, "font_color": _ACCENT},
        "words": _CELL,
        "strong": {"bold": True, "font_color": _INK},
        "unused": {**_CELL, "bg_color": "#e3e9ea"},
        "count": {**_CELL, **_CENTRED, "num_format": "0"},
        "share": {**_CELL, **_CENTRED, "num_format": "0%"},
        "write": _INPUT,
        "choose": {**_INPUT, **_CENTRED},
        "number": {**_INPUT, **_CENTRED, "num_format": "0"},
        "day": {**_INPUT, "align": "left", "num_format": "d mmmm yyyy"},
        "total": {**total, **_CENTRED, "num_format": "0"},
        "total_share": {**total, **_CENTRED, "num_format": "0%"},
        "met": {"bg_color": "#cfe6ea"},
        "partly": {"bg_color": "#f6e3b4", "italic": True},
        "not_met": {"bg_color": "#8c1d18", "font_color": "#ffffff", "bold": True},
        "not_applicable": {"font_color": "#455960"},
    }
    return Formats(**{name: book.add_format(values) for name, values in properties.items()})


def set_up_page(sheet: Worksheet, version: str, *, head: tuple[int, int] | None = None) -> None:
    """Set up a sheet for A4 landscape, one page wide; the rows of `head` repeat on every page.

    A sheet without such rows is fitted to one page.
    """
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0 if head else 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.55, bottom=0.65)
    sheet.set_footer(
        f"&L&9&A · version {version} · saved or printed copies are not controlled&R&9Page &P of &N",
        {"margin": 0.3},
    )
    sheet.hide_gridlines(2)
    if head:
        sheet.repeat_rows(*head)


def row_height(words: str, width: float, at_least: int = 1) -> float:
    """Return the height, in points, of a row with these words in a column of this width."""
    lines = sum(len(wrap(line, ceil(width * 0.95))) or 1 for line in words.split("\n"))
    return 15.0 * max(lines, at_least) + 4


def protect(sheet: Worksheet) -> None:
    """Lock all but the cells to fill in, without a password, so that anyone can unlock them."""
    sheet.protect(
        "", {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True}
    )
