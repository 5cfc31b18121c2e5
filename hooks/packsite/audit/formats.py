"""The formats of the audit workbook, each named by its purpose.

Every colour keeps its contrast on a black-and-white printer, and none is used without a word.
"""

from __future__ import annotations

from math import ceil
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_INK, _ACCENT, _TINT, _LINE = "#14292f", "#0b5364", "#eef4f5", "#a3babf"
_CELL = {"font_color": _INK, "text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
_INPUT = {**_CELL, "locked": False, "bg_color": "#fffdf2"}
_CENTRED = {"align": "center"}
BAR = "#9cc9d3"


class Formats:
    """The cell formats, added to one workbook."""

    def __init__(self, book: Workbook) -> None:
        add = book.add_format
        head = {**_CELL, "bold": True, "font_color": "#ffffff", "bg_color": _ACCENT}
        total = {**_CELL, "bold": True, "bg_color": _TINT, "top": 2}
        self.title = add({"bold": True, "font_size": 16, "font_color": _ACCENT})
        self.heading = add(
            {"bold": True, "font_size": 13, "font_color": _ACCENT, "valign": "bottom"}
        )
        self.plain = add({"font_color": _INK, "text_wrap": True, "valign": "top"})
        self.link = add({"font_color": _ACCENT, "underline": 1})
        self.head = add(head)
        self.narrow_head = add({**head, **_CENTRED})
        self.band = add(
            {"bold": True, "font_color": _ACCENT, "bg_color": _TINT, "valign": "vcenter"}
        )
        self.code = add({**_CELL, "bold": True, "font_color": _ACCENT})
        self.words = add(_CELL)
        self.strong = add({"bold": True, "font_color": _INK})
        self.unused = add({**_CELL, "bg_color": "#e3e9ea"})
        """A cell that its row does not use."""
        self.count = add({**_CELL, **_CENTRED, "num_format": "0"})
        self.share = add({**_CELL, **_CENTRED, "num_format": "0%"})
        self.write = add(_INPUT)
        self.choose = add({**_INPUT, **_CENTRED})
        self.number = add({**_INPUT, **_CENTRED, "num_format": "0"})
        self.day = add({**_INPUT, "align": "left", "num_format": "d mmmm yyyy"})
        self.total = add({**total, **_CENTRED, "num_format": "0"})
        self.total_share = add({**total, **_CENTRED, "num_format": "0%"})
        self.met = add({"bg_color": "#cfe6ea"})
        self.partly = add({"bg_color": "#f6e3b4", "italic": True})
        self.not_met = add({"bg_color": "#8c1d18", "font_color": "#ffffff", "bold": True})
        self.not_applicable = add({"font_color": "#455960"})


def finish_sheet(sheet: Worksheet, version: str, *, head: tuple[int, int] | None = None) -> None:
    """Set up a sheet for A4 landscape, one page wide, and lock all but the cells to fill in.

    The rows of `head` repeat on every page; a sheet without them is fitted to one page. The lock
    has no password, so that anyone can open it.
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
    sheet.protect(
        "", {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True}
    )


def row_height(words: str, width: float, at_least: int = 1) -> float:
    """Return the height, in points, of a row with these words in a column of this width."""
    lines = sum(len(wrap(line, ceil(width * 0.95))) or 1 for line in words.split("\n"))
    return 15.0 * max(lines, at_least) + 4
