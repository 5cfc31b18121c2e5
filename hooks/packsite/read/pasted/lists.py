"""Find typed lists: lines with a bullet, number or letter that Markdown takes for plain words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from packsite.model.blocks import Block, BlockKind
from packsite.model.page import Document
from packsite.model.references import Edit, Span
from packsite.read.pasted import Leftover, gap_above, is_quoted, line_start
from packsite.read.pasted.marks import Mark, has_marks, readings

_INDENT = " " * 4
_BOXES = {"☐": "[ ]", "□": "[ ]", "☑": "[x]", "☒": "[x]", "( )": "[ ]"}
_KEPT = {"✓", "✔", "✗", "✘", "✅", "❌", "[ ]", "[x]", "[X]"}
"""Signs that say more than a bullet does."""
_SHORT = 60
"""A line with fewer characters was not wrapped because it was full."""


def typed_lists(document: Document) -> tuple[Leftover, ...]:
    """Return every list of typed markers, with the edits that make it a Markdown list.

    A dash, a letter, a number in brackets or a clause number needs a neighbour: a sentence may
    begin with any of them. Letters and clause numbers are kept, because people cite them.
    """
    if not has_marks(document.masked):
        return ()
    runs = _Runs(document)
    for block in document.blocks:
        runs.read(block)
    runs.close()
    return tuple(runs.found)


@dataclass(slots=True)
class _Runs:
    """Gathers the typed markers of one list after another."""

    document: Document
    found: list[Leftover] = field(default_factory=list)
    run: list[Mark] = field(default_factory=list)
    last: int = 0
    """The number of markers in the last block."""
    margin: str = ""
    item: str = ""
    """The Markdown marker of the item that the lines follow; empty outside items."""

    def read(self, block: Block) -> None:
        """Add the markers of a block; any other block ends the list."""
        is_item = block.kind is BlockKind.ITEM
        if self.item or block.kind is not BlockKind.PARAGRAPH:
            self.close(self._before(block.lines[0]).strip() if is_item else "")
        if is_item or block.kind is BlockKind.PARAGRAPH:
            self._read_lines(block.lines[0], block.lines[is_item:], is_item=is_item)

    def close(self, below: str = "") -> None:
        """End the list, and keep the stretches of it whose markers are ones.

        `below` is the Markdown marker of the item that comes next, if one does.
        """
        text = self.document.text
        for run in _genuine(self.run, self.item or below):
            shown = _marker(run[0], _ordered(run)).strip()
            edits = tuple(_edits(text, run, self.margin, has_gap=not self.item))
            self.found.append(Leftover(run[0].line.start, run[0].typed, len(run), shown, edits))
        self.run, self.last, self.item = [], 0, ""

    def _read_lines(self, first: Span, lines: tuple[Span, ...], *, is_item: bool) -> None:
        count = 0
        for place, line in enumerate(lines):
            mark = None if is_quoted(self.document, line) else self._mark(line)
            if mark:
                if not place and self.last > 1 and mark.style != self.run[-1].style:
                    self.close()
                if not self.run:
                    self._begin(first, mark, is_item=is_item)
                self.run.append(mark)
                count += 1
            elif not place and not is_item:
                self.close()
        self.last = count

    def _begin(self, first: Span, mark: Mark, *, is_item: bool) -> None:
        """Set the margin: inside an item if it is numbered and the marker is not, else beside."""
        before = self._before(first)
        depth = len(before) - len(before.lstrip())
        self.margin = before[: depth if is_item or depth >= len(_INDENT) else 0]
        self.item = before.strip() if is_item else ""
        is_next = (mark.style, mark.number - 1) == _place(self.item)
        if self.item and not is_next and (mark.number or self.item[0].isdigit()):
            self.margin += _INDENT

    def _before(self, line: Span) -> str:
        return self.document.text[line_start(self.document.text, line.start) : line.start]

    def _mark(self, line: Span) -> Mark | None:
        """Return the marker of a line; of two readings, the one that carries on."""
        found = [*readings(self.document.text, line)]
        above = {(mark.style, mark.number + 1) for mark in self.run}
        carrying_on = (mark for mark in found if (mark.style, mark.number) in above)
        return next(carrying_on, found[-1] if found else None)


def _genuine(run: list[Mark], item: str) -> Iterator[list[Mark]]:
    """Yield the stretches of markers that are sure, or have a neighbour."""
    places = {(mark.style, mark.number) for mark in run} | {_place(item)}

    def is_counted(mark: Mark) -> bool:
        near = {(mark.style, mark.number + 1), (mark.style, mark.number - 1)}
        return mark.is_sure or bool(mark.number and near & places)

    has_list = sum(not mark.number for mark in run) > 1 or any(map(is_counted, run))

    def is_genuine(mark: Mark) -> bool:
        if mark.number:
            return is_counted(mark)
        return has_list or mark.is_sure or bool(item and mark.style in {"-", "*", "+"})

    for genuine, stretch in groupby(run, is_genuine):
        if genuine:
            yield [*stretch]


def _place(item: str) -> tuple[str, int]:
    """Return the style and the number of a Markdown marker; without one, of nothing."""
    return ("1.", int(item[:-1])) if item[:-1].isdigit() else ("", 0)


def _edits(text: str, run: list[Mark], margin: str, *, has_gap: bool) -> Iterator[Edit]:
    """Yield the edits of a list: a Markdown marker for each line, and empty lines around it."""
    levels, ordered = list[str](), _ordered(run)
    for mark in run:
        if mark.style in levels:
            del levels[levels.index(mark.style) + 1 :]
        else:
            levels.append(mark.style)
        start = line_start(text, mark.line.start)
        gap = gap_above(text, start) if mark is run[0] and has_gap else ""
        indent = margin + _INDENT * (len(levels) - 1)
        yield Span(start, mark.end), f"{gap}{indent}{_marker(mark, ordered)}"
        yield from _gap_below(text, mark)


def _ordered(run: list[Mark]) -> set[str]:
    """Return the styles whose numbers Markdown counts alike: one after another."""
    numbers: dict[str, list[int]] = {}
    for mark in run:
        if mark.style in {"1)", "(1)", "1."}:
            numbers.setdefault(mark.style, []).append(mark.number)
    return {
        style
        for style, given in numbers.items()
        if given == [*range(given[0], given[0] + len(given))]
    }


def _marker(mark: Mark, ordered: set[str]) -> str:
    """Return the Markdown marker; a label that is cited, or a tick, stays behind it."""
    if mark.style in ordered:
        return f"{mark.number}. "
    kept = _BOXES.get(mark.typed, mark.typed if mark.number or mark.typed in _KEPT else "")
    return f"- {kept} " if kept else "- "


def _gap_below(text: str, mark: Mark) -> Iterator[Edit]:
    """Yield an empty line below an entry if the next line begins a paragraph of its own.

    It begins one with a capital letter, where the line above is a whole sentence or not full.
    """
    end = mark.line.end
    after = Span(end + 1, max(text.find("\n", end + 1), end + 1))
    if not text[slice(*after)].lstrip()[:1].isupper() or [*readings(text, after)]:
        return
    words = text[mark.end : end].rstrip()
    if words.endswith((".", "!", "?", ":", ";")) or end - mark.line.start < _SHORT:
        yield Span(end, end), "\n"
