"""Correct the tags of tables: heads of rows, and no feet.

The print engine tags heads of columns only, and has one way to keep the last rows together: a table
foot. So a foot becomes part of the body here, and the first cell of a row that names it its head.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, Pdf, String

from packsite.printing.document.nodes import TableBlock
from packsite.printing.pdf.elements import element_kids, elements


def correct_tables(pdf: Pdf, tables: Sequence[TableBlock]) -> None:
    """Correct the tags of the tables of a document, which are in the order of its tags."""
    root: Any = pdf.Root.StructTreeRoot
    ids = dict(NameTree(root.IDTree).items()) if Name.IDTree in root else {}
    tagged = elements(root, "/Table")
    for number, (table, element) in enumerate(zip(tables, tagged, strict=True), 1):
        _join_foot(element)
        ids |= _row_heads(table, [*_rows(element)], f"T{number}")
    # one node for all, as adding to a tree one by one takes longer than all the rest
    names = (part for name in sorted(ids) for part in (String(name), ids[name]))
    root.IDTree = Dictionary(Names=Array(names))


def _join_foot(table: Dictionary) -> None:
    """Move the rows of a foot to the end of the body."""
    *above, last = element_kids(table)
    if Name.TFoot != last.S:
        return
    del table.K[-1]
    body = above[-1] if above and Name.TBody == above[-1].S else table
    for row in element_kids(last):
        row.P = body
        body.K.append(row)


def _rows(table: Dictionary) -> Iterator[Dictionary]:
    for part in element_kids(table):
        if Name.TR == part.S:
            yield part
        else:
            yield from element_kids(part)


def _row_heads(
    table: TableBlock, rows: Sequence[Dictionary], prefix: str
) -> Iterator[tuple[str, Dictionary]]:
    """Tag the heads of rows as such, and yield each with its name in the PDF.

    Spare rows of a sheet, for which there was no room, have no tags.
    """
    tagged = [[*element_kids(row)] for row in rows]
    for index in range(table["head_rows"], len(rows)):
        inside = [cell for cell in table["cells"] if cell["row"] == index]
        for cell, element in zip(inside, tagged[index], strict=True):
            if cell["is_head"]:
                name = f"{prefix}y{index}x{cell['column']}"
                element.S, element.ID = Name.TH, String(name)
                _facts(element).Scope = Name.Row
                _refer(tagged[index], element)
                yield name, element


def _refer(cells: Sequence[Dictionary], head: Dictionary) -> None:
    for cell in cells:
        if cell.objgen != head.objgen:
            facts = _facts(cell)
            facts.Headers = Array([*facts.get(Name.Headers, ()), head.ID])


def _facts(cell: Dictionary) -> Any:
    """Return the attributes of a cell as part of a table."""
    listed = cell.get(Name.A, Array())
    for facts in listed if isinstance(listed, Array) else [listed]:
        if facts.get(Name.O) == Name.Table:
            return facts
    cell.A = Array([*(listed if isinstance(listed, Array) else [listed]), Dictionary(O=Name.Table)])
    return cell.A[-1]
