"""The widths of the columns of a Word table, in which no word is broken."""

from packsite.printing.document.nodes import TableBlock
from packsite.printing.document.tree import words_of

_LETTER = 2.5
"""The width of a bold letter in millimetres, as of a wide font in place of Arial."""
_MARGINS = 4
"""Those of a cell, in millimetres."""
_ROOM = 4
"""What a column needs more than on paper, in percent: letters and margins are wider."""


def column_widths(table: TableBlock, text_width: float) -> list[float]:
    """Return the widths in millimetres: those of paper, with room for the longest word of each.

    Where the longest words do not fit side by side, they share the width.
    """
    least = [_longest_word(table, column) for column in range(len(table["columns"]))]
    least = [min(1, text_width / sum(least)) * width for width in least]
    shares = [share + _ROOM for share in table["columns"]]
    wanted = [share / sum(shares) * text_width for share in shares]
    widths = [max(pair) for pair in zip(wanted, least, strict=True)]
    spare = [width - narrow for width, narrow in zip(widths, least, strict=True)]
    excess = (sum(widths) - text_width) / (sum(spare) or 1)
    return [width - excess * room for width, room in zip(widths, spare, strict=True)]


def _longest_word(table: TableBlock, column: int) -> float:
    cells = (cell for cell in table["cells"] if cell["column"] == column)
    words = (len(word) for cell in cells for word in words_of(cell["blocks"]).split())
    return max(words, default=0) * _LETTER + _MARGINS
