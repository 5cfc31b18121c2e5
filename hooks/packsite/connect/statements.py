"""Read the text of a statement, block by block: its heading, and all blocks in its extent.

Fingerprints and the pages of earlier versions both use these blocks, so that every change of a
fingerprint is also shown. Editors' comments are excluded.
"""

from collections.abc import Callable, Iterator

from packsite.model.blocks import BlockKind
from packsite.model.page import Document, Heading
from packsite.model.references import Span, spliced
from packsite.read.references import relabelled

LabelOf = Callable[[str, str], str]
"""The target and the label of a reference → its text."""


def statement_blocks(
    document: Document, heading: Heading, named: LabelOf
) -> Iterator[tuple[str, ...]]:
    """Yield the blocks of a statement without markers: a row as its cells, others as one text.

    The code of the heading is left out; it names the statement.
    """
    code = heading.code
    for parts in shown_blocks(document, document.extent(heading), named):
        yield tuple(part.replace(code, "", 1) for part in parts) if code else parts
        code = ""


def shown_blocks(document: Document, where: Span, named: LabelOf) -> Iterator[tuple[str, ...]]:
    """Yield the blocks that begin in a stretch of a page, without markers and comments."""
    for block in document.blocks_in(where):
        if block.kind is not BlockKind.TABLE_RULE:
            lines = "\n".join(without_comments(document, line) for line in block.lines)
            cells = tuple(without_comments(document, cell) for cell in block.cells)
            yield tuple(relabelled(part, named) for part in cells or (lines,))


def without_comments(document: Document, part: Span) -> str:
    """Return a part of a page without the comments of its editors."""
    cuts = ((comment, "") for comment in document.comments)
    return spliced(document.text[: part.end], cuts, part.start)
