"""Have the blank table of a sheet fill its side, so that nobody copies half an empty page."""

from collections.abc import Sequence
from itertools import product

from packsite.model.editions import PAGE_EDITIONS, Edition
from packsite.printing.document.fields import new_field
from packsite.printing.document.nodes import Cell, PrintBlock, TableBlock
from packsite.printing.document.records import is_crowded
from packsite.printing.document.structure import Fill, SheetNode
from packsite.printing.document.tables import empty_cell
from packsite.printing.document.tree import fields_in

_SPARE_ROWS = 25
"""More rows than fit on a side; the stylesheet drops those that do not."""


def filling(blocks: Sequence[PrintBlock], edition: Edition, *, landscape: bool) -> Fill | None:
    """Prepare the last table of a sheet to fill its side; `None` if it is not one to fill in.

    A blank table of several columns gets spare rows. An area to write or draw in, and the rows of
    a form, which have their words beside their blank, can grow by themselves.
    """
    place = next((at for at in reversed(range(len(blocks))) if blocks[at]["type"] == "table"), -1)
    if place < 0 or edition not in PAGE_EDITIONS:
        return None
    table = blocks[place]
    assert table["type"] == "table", "found by its type"
    body = [cell for cell in table["cells"] if cell["row"] >= table["head_rows"]]
    if is_crowded(table, edition, landscape=landscape):
        return None
    if not all(map(_is_empty, body)):
        return {"table": place, "spare_rows": 0} if _is_form(table, body) else None
    is_area = len(table["columns"]) == 1
    if edition is Edition.LARGE_PRINT and not is_area:  # where sentences would leave two rows
        for field in fields_in(table):
            field["size"] = 1
    return {"table": place, "spare_rows": 0 if is_area else _with_spare_rows(table)}


def drop_spare_rows(sheet: SheetNode) -> None:
    """Remove the rows of a sheet that are only there to fill a side of paper."""
    if fill := sheet["fill"]:
        table = sheet["blocks"][fill["table"]]
        assert table["type"] == "table", "only a table fills a sheet"
        rows = table["rows"] = table["rows"] - fill["spare_rows"]
        table["cells"] = [cell for cell in table["cells"] if cell["row"] < rows]
        fill["spare_rows"] = 0


def _with_spare_rows(table: TableBlock) -> int:
    added = range(table["rows"], table["rows"] + _SPARE_ROWS)
    columns = range(len(table["columns"]))
    size = max(field["size"] for field in fields_in(table))
    table["cells"] += [_blank_cell(row, column, size) for row, column in product(added, columns)]
    table["rows"] += _SPARE_ROWS
    return _SPARE_ROWS


def _is_form(table: TableBlock, body: Sequence[Cell]) -> bool:
    """Whether every row below the head has room to write."""
    rows = {
        cell["row"] for cell in body if _is_empty(cell) and fields_in(cell)[0]["kind"] == "area"
    }
    return rows == {*range(table["head_rows"], table["rows"])}


def _is_empty(cell: Cell) -> bool:
    return [block["type"] for block in cell["blocks"]] == ["field"]


def _blank_cell(row: int, column: int, size: float) -> Cell:
    cell = empty_cell(row, column)
    cell["blocks"] = [new_field("area", size=size)]
    return cell
