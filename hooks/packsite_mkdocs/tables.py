"""Mark up tables for narrow screens: a Markdown extension for the pages of the site.

Below 480 pixels the style sheet shows each row of a wide table as a card. A cell there needs the
heading of its column beside it, as `data-label`, and every part its role: browsers forget that a
table is one when it is not drawn as one. Wider tables scroll in a box of their own.
"""

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row",
    "th": "columnheader", "td": "cell",
}  # fmt: skip


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        """Mark up every table, and put it into a box that can scroll."""
        for parent in [*root.iter()]:
            for place, child in enumerate(parent):
                if child.tag == "table":
                    self._mark_up(child)
                    parent[place] = _boxed(child)

    def _mark_up(self, table: Element) -> None:
        labels = [self._text(cell) for cell in table.findall("thead/tr/th")]
        for cell in table.iterfind("thead/tr/th"):
            if not self._text(cell):
                cell.tag = "td"  # a head without words names nothing
        for row in table.iterfind("tbody/tr"):
            for cell, label in zip(row, labels, strict=False):
                if label:
                    cell.set("data-label", label)
        for part in table.iter():
            if part.tag in _ROLES:
                is_row_head = part.tag == "th" and part.get("scope") == "row"
                part.set("role", "rowheader" if is_row_head else _ROLES[part.tag])

    def _text(self, cell: Element) -> str:
        """Return the words of a cell; HTML in it is stashed, and only its characters are words."""
        words = HTML_PLACEHOLDER_RE.sub(self._stashed, "".join(cell.itertext()))
        return " ".join(words.split())

    def _stashed(self, found: re.Match[str]) -> str:
        return unescape(re.sub("<[^>]*>", " ", str(self.md.htmlStash.rawHtmlBlocks[int(found[1])])))


def _boxed(table: Element) -> Element:
    box = Element("div", {"class": "ps-table"})
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


class TablesExtension(Extension):
    """Mark up tables after everything else that changes them."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the extension; only the removal of escapes comes later."""
        md.treeprocessors.register(_Tables(md), "packsite_tables", 1)
