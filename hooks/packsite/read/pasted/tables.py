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
            first = _cells(document.text, rows[0])[0]
            rule = _rule(document.text, rows)
            edits = tuple(_edits(document, rows, lines))
            yield Leftover(rows[0].start, first, len(rows), rule, edits)


def _edits(document: Document, rows: list[Span], lines: tuple[Span, ...]) -> Iterator[Edit]:
    """Yield a row of Markdown for each line, the line of dashes, and empty lines around them."""
    text = document.text
    cells = [_cells(text, row) for row in rows]
    rule = _rule(text, rows)
    width = rule.count("|") - 1
    margin = text[line_start(text, rows[0].start) : rows[0].start]
    for row, words in zip(rows, cells, strict=True):
        start = line_start(text, row.start)
        typed = f"{margin}| {' | '.join([*words, *[''] * (width - len(words))])} |"
        if row is rows[0]:
            typed = f"{gap_above(text, start)}{typed}\n{margin}{rule}"
        below = "\n" if row is rows[-1] and row is not lines[-1] else ""
        yield Span(start, row.end), f"{typed}{below}"


def _rule(text: str, rows: list[Span]) -> str:
    """Return the line of dashes below the head of a table."""
    return f"|{'---|' * max(len(_cells(text, row)) for row in rows)}"


def _cells(text: str, row: Span) -> list[str]:
    return [cell.strip().replace("|", "\\|") for cell in text[slice(*row)].rstrip().split("\t")]
