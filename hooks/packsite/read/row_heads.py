"""Make the first cell of a table row its head, where it names the row.

Markdown has heads of columns only. A screen reader that moves down a column says nothing of the row
until its first cell is a head as well (WCAG 2.2, technique H63). The first column names the rows if
every cell of it has words of its own, and nothing to fill in. On screen and on paper alike.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_MAX_NAME = 120
"""Longest name of a row, in characters: it is read aloud before each of its cells."""
_AFTER_INLINE = 15
"""The priority of a step after that on the text in a line, which is 20."""


class RowHeads(Extension):
    """The extension for Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the step to a converter."""
        md.treeprocessors.register(_RowHeads(md), "row_heads", _AFTER_INLINE)


class _RowHeads(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            first = [row[0] for row in table.findall("tbody/tr") if len(row) > 1]
            names = [self._name(cell) for cell in first]
            if all(names) and len(set(names)) == len(names):
                for cell in first:
                    cell.tag = "th"
                    cell.set("scope", "row")

    def _name(self, cell: Element) -> str:
        """Return the words of a cell that can name its row; else nothing."""
        words = "".join(cell.itertext())
        blanks = self.md.htmlStash.rawHtmlBlocks
        has_field = any("ps-" in str(blanks[int(at)]) for at in HTML_PLACEHOLDER_RE.findall(words))
        name = " ".join(HTML_PLACEHOLDER_RE.sub("", words).casefold().split())
        return name if len(name) <= _MAX_NAME and not has_field else ""
