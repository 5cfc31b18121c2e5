"""The formats of the audit workbook, each named by its purpose.

Every colour keeps its contrast on a black-and-white printer, and none is used without a word.
"""

from collections.abc import Mapping
from math import ceil
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_TEXT = {"text_wrap": True, "valign": "top"}
_CENTRED = {"align": "center"}


class Formats:
    """The cell formats, added to one workbook, in the colours of a brand on paper."""

    def __init__(self, book: Workbook, colours: Mapping[str, str]) -> None:
        add, line = book.add_format, colours["line-strong"]
        ink, accent, tint = (colours[name] for name in ("ink", "accent", "tint"))
        cell = {"font_color": ink, **_TEXT, "border": 1, "border_color": line}
        entry = {**cell, "locked": False, "bg_color": "#fffdf2"}
        head = {**cell, "bold": True, "font_color": "#ffffff", "bg_color": accent}
        total = {**cell, "bold": True, "bg_color": tint, "top": 2}
        self.title = add({"bold": True, "font_size": 16, "font_color": accent})
        self.heading = add(
            {"bold": True, "font_size": 13, "font_color": accent, "valign": "bottom"}
        )
        self.plain = add({"font_color": ink, **_TEXT})
        self.link = add({"font_color": accent, "underline": 1})
        self.head = add(head)
        self.narrow_head = add({**head, **_CENTRED})
        self.band = add({"bold": True, "font_color": accent, "bg_color": tint, "valign": "vcenter"})
        self.code = add({**cell, "bold": True, "font_color": accent})
        self.words = add(cell)
        self.strong = add({"bold": True, "font_color": ink})
        self.unused = add({**cell, "bg_color": colours["tint-strong"]})
        """A cell that its row does not use."""
        self.count = add({**cell, **_CENTRED, "num_format": "0"})
        self.share = add({**cell, **_CENTRED, "num_format": "0%"})
        self.write = add(entry)
        self.choose = add({**entry, **_CENTRED})
        self.number = add({**entry, **_CENTRED, "num_format": "0"})
        self.day = add({**entry, "align": "left", "num_format": "d mmmm yyyy"})
        self.total = add({**total, **_CENTRED, "num_format": "0"})
        self.total_share = add({**total, **_CENTRED, "num_format": "0%"})
        self.met = add({"bg_color": colours["tint-strong"]})
        self.partly = add({"bg_color": "#f6e3b4", "italic": True})
        self.not_met = add({"bg_color": "#8c1d18", "font_color": "#ffffff", "bold": True})
        self.not_applicable = add({"font_color": colours["quiet"]})
        self.share_bar = {
            "type": "data_bar",
            "bar_solid": True,
            "bar_color": colours["line"],
            "bar_border_color": accent,
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": 1,
        }
        """A data bar from 0 to 100 %, behind the number."""


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
