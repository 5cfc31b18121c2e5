"""Find hidden sheets of Excel, and hidden rows and columns that hold something."""

import re
from collections.abc import Mapping

from lxml import etree

_ON = {"1", "true"}


def has_hidden_sheets(parts: Mapping[str, etree._Element]) -> bool:
    """Return whether a sheet is hidden, or hidden so that only a macro shows it."""
    book = parts.get("xl/workbook.xml")
    sheets = () if book is None else book.iter("{*}sheet")
    return any(sheet.get("state") in {"hidden", "veryHidden"} for sheet in sheets)


def has_hidden_cells(sheet: etree._Element) -> bool:
    """Return whether a hidden row or column of a sheet holds a value; empty ones are no secret."""
    columns = [
        range(int(one.get("min", "0")), int(one.get("max", "0")) + 1)
        for one in sheet.iter("{*}col")
        if one.get("hidden") in _ON
    ]
    return any(
        row.get("hidden") in _ON or any(_column(cell) in hidden for hidden in columns)
        for row in sheet.iter("{*}row")
        for cell in row.iter("{*}c")
        if any(True for _ in cell.iter("{*}v", "{*}is"))
    )


def _column(cell: etree._Element) -> int:
    """Return the number of a cell's column: 28 for AB7."""
    number = 0
    for letter in re.sub(r"[^A-Z]", "", str(cell.get("r", "")).upper()):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
