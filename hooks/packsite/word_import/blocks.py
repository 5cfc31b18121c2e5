"""Turn the blocks of pandoc's tree into those of a page: headings, lists, tables, paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from packsite.model.references import Span
from packsite.read.pasted.marks import readings
from packsite.word_import.inlines import Inlines
from packsite.word_import.nodes import (
    BREAKS,
    NEW_LINE,
    SPACE,
    excerpt,
    joined,
    markdown,
    node,
    paragraph,
    text_of,
)
from packsite.word_import.pandoc import Node
from packsite.word_import.tables import plain_table, rows_of

_NUMBER = re.compile(r"\d{1,2}\.")
_UNSURE = "–—−-*+("
"""How a typed marker begins that needs a second one; so does a letter."""
_OUR_MARKS = ("!!!", "???")
"""The marks of our pages that pandoc does not know, and so does not escape."""
_HEADING = re.compile(r".{1,79}[^.:;,!?]")
"""The words of a bold line that may be a heading."""
BOLD_LINE = 0
"""The level of a heading that was a bold line, until its place says more."""


@dataclass(slots=True)
class Blocks:
    """Converts blocks, and collects how tables, markers and bold lines were converted."""

    inlines: Inlines
    bold_lines: bool
    """Whether a bold line becomes a heading."""
    conversions: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    """The text that the page has more often than the file, because a cell was merged."""
    markers: list[str] = field(default_factory=list)
    """The typed list markers."""

    def converted(self, blocks: list[Node], *, is_top: bool = True) -> list[Node]:
        """Return blocks with nothing in them that a page cannot show."""
        made = [one for block in blocks for one in self._one(block, is_top=is_top)]
        return [*_apart(self._with_typed_lists(made) if is_top else made)]

    def _one(self, block: Node, *, is_top: bool) -> list[Node]:
        kind, contents = block["t"], block.get("c", [])
        if kind in {"Para", "Plain"}:
            return self._paragraph(block, is_top=is_top)
        if kind == "Header":
            return _header(contents[0], self.inlines.converted(contents[2]))
        if kind in {"BulletList", "OrderedList"}:
            return [self._list(kind, contents)]
        if kind in {"Div", "BlockQuote", "Figure"}:
            return self._group(kind, contents, is_top=is_top)
        if kind == "Table":
            return self._table(block)
        return [block] if kind in {"CodeBlock", "HorizontalRule"} else []

    def _group(self, kind: str, contents: Any, *, is_top: bool) -> list[Node]:
        """Return the blocks of a group: its meaning is Word's, but for a direction or a quote."""
        if kind == "Div":
            return self._div(contents[0][2], contents[1], is_top=is_top)
        if kind == "BlockQuote":
            return self._quote(contents, is_top=is_top)
        return self.converted([*contents[2], *contents[1][1]], is_top=False)

    def _list(self, kind: str, contents: Any) -> Node:
        if kind == "OrderedList":
            return self._ordered(*contents)
        return node(kind, [self._item(item) for item in contents])

    def _paragraph(self, block: Node, *, is_top: bool) -> list[Node]:
        inlines = self.inlines.converted(block["c"])
        while inlines and inlines[0]["t"] in BREAKS:
            inlines = inlines[1:]
        while inlines and inlines[-1]["t"] in BREAKS:
            inlines = inlines[:-1]
        if is_top and self.bold_lines and (words := bold_line(block)):
            self.conversions.append(f'the bold line "{words}" became a heading')
            return _header(BOLD_LINE, inlines)
        if inlines and str(inlines[0].get("c")).startswith(_OUR_MARKS):
            inlines = [markdown("\\"), *inlines]
        return [paragraph(inlines)] if inlines else []

    def _item(self, blocks: list[Node]) -> list[Node]:
        """Return a list item; one of a single paragraph has no empty line around it."""
        made = self.converted(blocks, is_top=False)
        if [one["t"] for one in made].count("Para") == 1 and made[0]["t"] == "Para":
            made[0] = node("Plain", made[0]["c"])
        return made

    def _ordered(self, attributes: list[Node], items: list[list[Node]]) -> Node:
        style = attributes[1]["t"]
        if style not in {"Decimal", "DefaultStyle"}:
            first = text_of(items[0][:1])
            self.decisions.append(
                f'the list that begins "{first}" was numbered with letters or Roman numbers; '
                "it is numbered 1, 2, 3 now: change the places that cite its entries"
            )
        return node("OrderedList", [attributes, [self._item(item) for item in items]])

    def _table(self, table: Node) -> list[Node]:
        for row in rows_of(table):
            for cell in row:
                cell[4] = self.converted(cell[4], is_top=False)
        made = plain_table(table)
        self.conversions.append(made.conversion)
        self.repeated += made.merged
        for words in dict.fromkeys(made.merged):
            times = "once" if made.merged.count(words) == 1 else f"{made.merged.count(words)} times"
            self.decisions.append(f'the merged cell "{words}" is repeated {times}: is that right?')
        return made.blocks

    def _div(self, attributes: list[list[str]], blocks: list[Node], *, is_top: bool) -> list[Node]:
        """Keep the direction of a block; its other attributes are Word's."""
        made = self.converted(blocks, is_top=is_top)
        if ["dir", "rtl"] not in attributes:
            return made
        return [
            paragraph([markdown('<span dir="rtl">'), *one["c"], markdown("</span>")])
            if one["t"] in {"Para", "Plain"}
            else one
            for one in made
        ]

    def _quote(self, blocks: list[Node], *, is_top: bool) -> list[Node]:
        """Return indented paragraphs as a quote, unless the indent is that of a typed list."""
        if any(_marker(block) for block in blocks):
            return [one for block in blocks for one in self._one(block, is_top=is_top)]
        made = self.converted(blocks, is_top=False)
        self.conversions.append(f'the indented text "{excerpt(made)}" became a quote')
        return [node("BlockQuote", made)]

    def _with_typed_lists(self, blocks: list[Node]) -> Iterator[Node]:
        """Yield blocks with the paragraphs of a typed list in one, its markers as they are."""
        for kind, group in groupby(blocks, lambda block: _kind(_marker(block))):
            entries = [*group]
            if not kind or (len(entries) == 1 and _is_unsure(_marker(entries[0]))):
                yield from entries
                continue
            self.markers += [_marker(one) for one in entries]
            yield paragraph(joined(map(_with_marker, entries), NEW_LINE))


def _apart(blocks: Iterable[Node]) -> Iterator[Node]:
    """Yield blocks with the bulleted lists that follow one another joined, and numbered ones apart.

    Markdown would count the second of two numbered lists on from the first.
    """
    above: Node = {"t": ""}
    for block in blocks:
        if above["t"] == block["t"] == "BulletList":
            above["c"] += block["c"]
            continue
        if above["t"] == block["t"] == "OrderedList" and block["c"][0][0] == 1:
            yield paragraph([markdown("<!-- A new list begins here. -->")])
        yield block
        above = block


def bold_line(block: Node) -> str:
    """Return the words of a paragraph that is bold as a whole, as headings are; else nothing."""
    inlines = block["c"] if block["t"] == "Para" else []
    words = text_of(inlines)
    is_bold = [one["t"] for one in inlines if one["t"] not in BREAKS] == ["Strong"]
    return words if is_bold and _HEADING.fullmatch(words) else ""


def _header(level: int, inlines: list[Node]) -> list[Node]:
    """Return a heading on one line, and not bold in addition."""
    bare = [part for one in inlines for part in (one["c"] if one["t"] == "Strong" else [one])]
    words = [SPACE if one["t"] in BREAKS else one for one in bare]
    return [node("Header", [level, ["", [], []], words])] if text_of(words) else []


def _marker(block: Node) -> str:
    """Return the list marker with which a paragraph begins, typed or of Markdown; else nothing."""
    inlines = block["c"] if block["t"] in {"Para", "Plain"} else []
    if not inlines or inlines[0]["t"] != "Str":
        return ""
    words = text_of(inlines)
    if found := next(readings(words, Span(0, len(words))), None):
        return found.typed
    marker = words.partition(" ")[0] if " " in words else ""
    return marker if marker in {*"-*+"} or _NUMBER.fullmatch(marker) else ""


def _is_unsure(marker: str) -> bool:
    return marker[0].isalpha() or marker[0] in _UNSURE


def _kind(marker: str) -> str:
    """Return the separator of a typed list and the next: a number with a full stop is Markdown."""
    return "" if not marker else "1." if marker[0].isdigit() and "." in marker else "•"


def _with_marker(block: Node) -> list[Node]:
    """Return the inlines of a paragraph with its marker as Markdown, which is not escaped."""
    (first, *others), marker = block["c"], _marker(block)
    rest = first["c"].removeprefix(marker)
    return [markdown(marker), *([SPACE, node("Str", rest)] if rest else []), *others]
