"""Where a table may break across pages, so that no row is parted or left alone without need."""

from math import ceil

from packsite.printing.document.leaves import Breaks
from packsite.printing.document.nodes import Cell
from packsite.printing.document.tree import fields_in, walk

TEXT_LINE = 0.37
"""The height of a line of table text, in lines of handwriting."""
_BREAKABLE = 12
"""Lines above which a row may break across pages."""
_TALL = 5
"""Lines from which a row may be alone at the top or bottom of a page."""
_FEW_ROWS = 3
"""Most body rows of a table to keep on one page."""
_FEW_LINES = 6
"""Most lines of a table to read, with its head, to keep on one page."""


def breaks(cells: list[Cell], heights: list[int], head_rows: int, *, is_to_read: bool) -> Breaks:
    """Return where a table may break across pages, from the height of each row."""
    rows = range(len(heights))
    tall = [row for row in rows if heights[row] > _BREAKABLE]
    is_short = len(rows) - head_rows <= _FEW_ROWS or (is_to_read and sum(heights) <= _FEW_LINES)
    has_pictures = any(node["type"] == "figure" for node in walk(cells))  # of unknown height
    keep = is_short and not tall and not has_pictures
    whole = [_lines_of(cells, heights, row) for row in rows]
    start = min(len(rows), head_rows + (1 if whole[head_rows] >= _TALL else 2))
    return {
        "keep": keep,
        "tall_rows": tall,
        "start_rows": start,
        "start_lines": sum(min(lines, _BREAKABLE) for lines in whole[:start]),
        "foot_rows": 0 if keep or has_pictures else _foot_rows(heights[head_rows:]),
    }


def _lines_of(cells: list[Cell], heights: list[int], row: int) -> int:
    """Return the height of a row in lines of text, with its areas to fill in."""
    areas = fields_in([cell["blocks"] for cell in cells if cell["row"] == row])
    sizes = (area["size"] for area in areas if area["kind"] == "area")
    return max(heights[row], ceil(max(sizes, default=0) / TEXT_LINE))


def _foot_rows(heights: list[int]) -> int:
    """Return how many last rows to keep together, so that no short one is left alone."""
    is_short = heights[-1] < _TALL and max(heights[-2:]) <= _BREAKABLE
    return 2 if is_short and len(heights) > _FEW_ROWS else 0
