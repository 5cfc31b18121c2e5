"""Checks of tables that are drawn with dashes or written as HTML: each says how to write it."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from lxml import html

from packsite.checks.subject import Rules, at
from packsite.model.blocks import Block, BlockKind
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.references import TYPED_REFERENCE

PARTS_OF_TABLES = frozenset(
    {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup", "col"}
)
"""The HTML of tables; a whole table is one problem."""
_TABLE = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_DRAWN = re.compile(
    r"""
    ^[ \t>]*
    (?: (?P<grid> \+(?:[-=:]{2,}\+)+ | [┌├╔╠┏][^\n]*[┐┤╗╣┓] )
      | -{2,}(?:[ \t]+-{2,})+ | ={2,}(?:[ \t]+={2,})+ )
    [ \t]*$
    """,
    re.MULTILINE | re.VERBOSE,
)
_GATES = tuple(map(re.compile, (r"\+[-=:]{2}", r"--[ \t]+--", r"==[ \t]+==")))
"""A part of each kind in ASCII; far faster, as each begins with a letter of its own."""
_CORNERS = "┌├╔╠┏"
_ROW = re.compile(r"\|[^\n]*\|[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_REFERENCE = re.compile(TYPED_REFERENCE)
_WIDE_GAP = re.compile(r"(?<=\S)[ ]{3,}(?=\S)")
_GAP = re.compile(r"[ \t]{2,}")
_BARS = re.compile(r"[ \t]*[|│║┃][ \t]*")
_ONE_LINE = 'Write each row in one line; write "<br>" where a cell goes on in a new line.'
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_HOW = (
    'Write the first row as "{head}", "{rule}" on the line below it, '
    "and each further row on a line of its own, with no empty lines between them."
)


def drawn_tables(document: Document) -> Iterator[Problem]:
    """MKD104: a table is written with bars, not drawn with plus signs or columns of dashes.

    Bad: a line `+-----+-----+` above the first row
    Good: `| Who | What |` above `|---|---|`
    """
    text, told = document.masked, 0
    if not any(gate.search(text) for gate in _GATES) and not any(map(text.count, _CORNERS)):
        return
    for found in _DRAWN.finditer(text):
        above = text[: max(found.start() - 1, 0)].rpartition("\n")[2]
        below = text[found.end() + 1 :].partition("\n")[0]
        cells = _cells(below, _BARS) if found["grid"] else _cells(above, _GAP)
        is_table = found["grid"] or above.strip() or _cells(below, _GAP)
        if is_table and not (told and not _EMPTY_LINE.search(text, told, found.start())):
            message = "Readers would see this table as lines of running text."
            yield at(document, found.start(), MKD104, message, _how(cells or ["Who", "What"]))
        told = found.end() if is_table else told


def tables_without_dashes(document: Document) -> Iterator[Problem]:
    """MKD104: a table has a line of dashes below its first row, and no empty lines in it.

    Bad: `| School | Rings |`
    Good: `| Who | What |` above `|---|---|`
    """
    told = -1
    may_have_rows = "|" in document.masked or "   " in document.body
    for block in document.blocks if may_have_rows else ():
        is_prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        row = _first_row(document, block) if is_prose else None
        if row and not _is_drawn(document.masked, block):
            offset, cells = row
            if told < 0 or document.masked[told:offset].strip():
                message = "Readers would see this table as lines of running text."
                yield at(document, offset, MKD104, message, _how(cells) if cells else _ONE_LINE)
            told = block.span.end


def _is_drawn(masked: str, block: Block) -> bool:
    """Whether a block has a drawn line, or stands right below one."""
    start = masked.rfind("\n", 0, max(block.lines[0].start - 1, 0))
    above = masked.rfind("\n", 0, max(start, 0)) + 1
    return _DRAWN.search(masked, above, block.span.end) is not None


def _first_row(document: Document, block: Block) -> tuple[int, list[str]] | None:
    """Return the offset and the cells of the first row in a block that is no table."""
    start, end = block.lines[0].start, block.span.end
    if document.masked.find("|", start, end) < 0 and document.text.find("   ", start, end) < 0:
        return None
    typed = [document.text[slice(*line)] for line in block.lines]
    lines = [_REFERENCE.sub(_blank, document.masked[slice(*line)]) for line in block.lines]
    bars = [len(_BAR.findall(line)) for line in lines]
    columns = [{found.end() for found in _WIDE_GAP.finditer(line)} for line in typed]
    for place, line in enumerate(lines):
        below = place + 1 < len(lines)
        is_row = bars[place] > 1 and _ROW.fullmatch(line)
        is_end = bars[place] == 1 and line.rstrip().endswith(" |")  # of a row broken by Enter
        is_open = below and 0 < bars[place] == bars[place + 1] and " | " in line
        is_drawn = below and columns[place] & columns[place + 1]
        if is_row or is_end or is_open or is_drawn:
            return block.lines[place].start, _cells(typed[place], _GAP if is_drawn else _BARS)
    return None


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _cells(line: str, gap: re.Pattern[str]) -> list[str]:
    """Return the cells of a row, split at its gaps or bars; none if it has only one."""
    cells = gap.split(line.strip(" \t>|│║┃"))
    return cells if len(cells) > 1 else []


def html_tables(document: Document) -> Iterator[Problem]:
    """MKD105: a table is written with bars, not as HTML.

    Bad: `<table>`
    Good: `| Who | What |` above `|---|---|`
    """
    for found in _TABLE.finditer(document.masked) if "<" in document.masked else ():
        rows = [[*row.iter("th", "td")] for row in html.fromstring(found[0]).iter("tr")]
        head, cells = next(iter(rows), []), [*chain.from_iterable(rows)]
        names = [_words(cell) for cell in head for _ in range(_width(cell))] or ["Who", "What"]
        hint = _how(names)
        if any(cell.get("rowspan") or cell.get("colspan") for cell in cells):
            hint += " Cells cannot be merged there: repeat the words in each of them."
        message = "This table is written as HTML, which the checks and the print-out may not read."
        yield at(document, found.start(), MKD105, message, hint)


def _words(cell: html.HtmlElement) -> str:
    return " ".join(str(cell.text_content()).split())


def _width(cell: html.HtmlElement) -> int:
    width = cell.get("colspan") or ""
    return min(int(width[:4]), 20) if width.isdecimal() else 1


def _how(cells: Sequence[str]) -> str:
    """Return how to write the first rows of a table."""
    return _HOW.format(head=f"| {' | '.join(cells)} |", rule=f"|{'---|' * len(cells)}")


MKD104 = Code("MKD104", ERROR, "table drawn with dashes or plus signs",
              "Readers would see running text.")  # fmt: skip
MKD105 = Code("MKD105", ERROR, "table written as HTML",
              "Its words would be missing from the checks, and often from paper.")  # fmt: skip
RULES = Rules(
    "Tables that are not read",
    codes=(MKD104, MKD105),
    of_a_page=(drawn_tables, tables_without_dashes, html_tables),
)
