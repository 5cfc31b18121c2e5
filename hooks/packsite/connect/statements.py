"""Read the text of a statement, block by block: its heading, and all blocks in its extent.

Fingerprints and the pages of earlier versions both use these blocks, so that every change of a
fingerprint is also shown. Editors' comments are excluded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from packsite.model.blocks import BlockKind
from packsite.model.page import Document, Heading
from packsite.read.mask import blanked
from packsite.read.references import relabelled

LabelOf = Callable[[str, str], str]
"""The target and the label of a reference → its text."""


def statement_blocks(
    document: Document, heading: Heading, named: LabelOf
) -> Iterator[tuple[str, ...]]:
    """Yield the blocks of a statement without markers: a row as its cells, others as one text.

    The code of the heading is left out; it names the statement.
    """
    text = blanked(document.text, document.comments)
    code = heading.code
    for block in document.blocks_in(document.extent(heading)):
        if block.kind is not BlockKind.TABLE_RULE:
            lines = "\n".join(text[slice(*line)] for line in block.lines).replace(code, "", 1)
            cells = tuple(text[slice(*cell)] for cell in block.cells)
            yield tuple(relabelled(part, named) for part in cells or (lines,))
            code = ""
