"""Find tables of tabs, which Word pastes in place of cells."""

from collections.abc import Iterator
from itertools import groupby

from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.references import Edit, Span
from packsite.read.pasted import Leftover, gap_above, is_quoted, line_start
from packsite.read.pasted.marks import readings


def tab_tables(document: Document) -> tuple[Leftover, ...]:
    """Return every two or more lines of words with tabs between them, as a table.

    The first line becomes the head of the table, which Markdown cannot do without.
    """
    if "\t" not in document.masked:
        return ()
    paragraphs = (one for one in document.blocks if one.kind is BlockKind.PARAGRAPH)
    return tuple(found for block in paragraphs for found in _tables(document, block.lines))


def _tables(document: Document, lines: tuple[Span, ...]) -> Iterator[Leftover]:
    def is_row(line: Span) -> bool:
        has_tab = "\t" in document.masked[slice(*line)].strip()
        return has_tab and not is_quoted(document, line) and not [*readings(document.text, line)]

    for has_tabs, group in groupby(lines, is_row):
        rows = [*group]
        if has_tabs and len(rows) > 1:
            yield _table(document.text, rows, has_text_below=rows[-1] is not lines[-1])


def _table(text: str, rows: list[Span], *, has_text_below: bool) -> Leftover:
    """Return lines as a table: their rows, the line of dashes, and empty lines around them."""
    cells = [_cells(text, row) for row in rows]
    width = max(map(len, cells))
    rule = f"|{'---|' * width}"
    edits = list[Edit]()
    margin = text[line_start(text, rows[0].start) : rows[0].start]
    for row, words in zip(rows, cells, strict=True):
        start = line_start(text, row.start)
        typed = f"{margin}| {' | '.join([*words, *[''] * (width - len(words))])} |"
        if row is rows[0]:
            typed = f"{gap_above(text, start)}{typed}\n{margin}{rule}"
        below = "\n" if row is rows[-1] and has_text_below else ""
        edits.append((Span(start, row.end), f"{typed}{below}"))
    return Leftover(rows[0].start, cells[0][0], len(rows), rule, tuple(edits))


def _cells(text: str, row: Span) -> list[str]:
    return [cell.strip().replace("|", "\\|") for cell in text[slice(*row)].rstrip().split("\t")]
