"""Track the blocks that are open at a line, and place the next line among them.

Where Python-Markdown would read a line differently from the Git host, the edits that make it read
the same are noted.
"""

from dataclasses import dataclass, field

from packsite.model.references import Edit, Span
from packsite.read.fences import Fence
from packsite.read.lines import (
    CONTINUATIONS,
    INDENT,
    LineKind,
    Nesting,
    far_kind,
    is_canonical_item,
    is_underline,
)
from packsite.read.margins import Margin, box

_PLAIN_KINDS = (LineKind.PARAGRAPH, LineKind.UNDERLINE)
_MOST_QUOTES = 20
"""Limit on nested quotes; deeper ones are read as text of the deepest."""


@dataclass(slots=True)
class OpenBlocks:
    """The quotes, lists, admonitions and block of code that are open."""

    nestings: list[Nesting] = field(default_factory=lambda: [Nesting()])
    """The nesting of the page, and of each quote around the current line."""
    fence: Fence | None = None
    canonical: list[Edit] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    """The offsets of blocks of code that are never closed."""
    is_below_blank: bool = True
    is_below_fence: bool = False

    def depth_of(self, kind: LineKind) -> int:
        """Return the number of lists and admonitions around the block of a line just read.

        The items of a list in a list belong to the block that the outermost item began.
        """
        last = self.nestings[-1]
        around = len(last.open) - 1 if kind is LineKind.ITEM else last.level
        if len(self.nestings) == 1:
            return around
        return around + last.is_box + sum(one.level + one.is_box for one in self.nestings[:-1])

    def place(self, at: int, typed: str) -> LineKind:
        """Return the kind of the line at an offset."""
        if not typed and not self.fence:
            self._end_blocks(0)
            self.is_below_blank = True
            return LineKind.BLANK
        line = typed.expandtabs(INDENT) if "\t" in typed else typed
        if self.fence and self._is_fenced(at, at + len(typed), line):
            return LineKind.CODE
        kind = self._place_flush(line) or self._place(Margin(at, typed, line))
        self.is_below_blank, self.is_below_fence = kind is LineKind.BLANK, False
        return kind

    def interrupt(self) -> None:
        """Note that the next line continues a block, although nothing begins it."""
        for nesting in self.nestings:
            nesting.is_between = False

    def _is_fenced(self, at: int, end: int, line: str) -> bool:
        """Whether a line belongs to the open fence; note its canonical form."""
        assert self.fence, "a fence is open"
        rest = self.fence.inside(line)
        if rest is None:
            self.unclosed.append(self.fence.at)
            self.fence = None
            return False
        if (words := self.fence.canonical(rest)) is not None:
            self.canonical.append((Span(at, end), words))
        if self.fence.closes(rest):
            self.fence = None
            self.nestings[-1].is_between = self.is_below_fence = True
            self.is_below_blank = False
        return True

    def _place_flush(self, line: str) -> LineKind | None:
        """Return the kind of a line without margin outside quotes, if it needs no edit.

        Most lines are such; this is only faster than to follow their margin.
        """
        nesting = self.nestings[0]
        if line[:1] in " ><" or len(self.nestings) > 1 or nesting.is_left_by(0):
            return None
        begins = nesting.is_between
        if begins and not self.is_below_blank and (nesting.level or self.is_below_fence):
            return None
        kind = nesting.kind_of(line, 0, begins=begins)
        if kind is LineKind.WORDS or kind is LineKind.BARS:
            nesting.has_one_line = False
            return kind
        if kind not in _PLAIN_KINDS and self._needs_edit(nesting, kind, line, begins=begins):
            return None
        if begins:
            nesting.begin(0)
        nesting.read(kind, line, 0, 0)
        return kind

    def _needs_edit(self, nesting: Nesting, kind: LineKind, line: str, *, begins: bool) -> bool:
        if kind is LineKind.FENCE or self.is_below_fence:
            return True
        if kind is LineKind.ITEM and not is_canonical_item(line):
            return True
        if begins:
            return kind is LineKind.ITEM and nesting.is_other_list(line, 0)
        return nesting.needs_gap(kind, line, 0, begins=False)

    def _place(self, margin: Margin) -> LineKind:
        """Classify a line by its margin and the blocks open above it."""
        while words := margin.words:
            nesting = self.nestings[margin.depth]
            level = nesting.level_at(margin.width)
            is_far = margin.width - nesting.base(level) >= INDENT
            begins = nesting.is_between or nesting.is_left_by(level)
            if words.startswith("<!--") and not (begins and is_far):
                break
            if words[0] != ">" or is_far or margin.depth == _MOST_QUOTES:
                return self._read_block(margin, nesting, level, begins=begins, is_far=is_far)
            if self._enter_quote(margin, nesting, level, begins=begins):
                return LineKind.ADMONITION
        self._end_blocks(margin.depth)
        if any(one.is_box for one in self.nestings[: margin.depth + 1]):
            self.canonical.append((Span(margin.at, margin.at + len(margin.typed)), ""))
        return LineKind.BLANK

    def _end_blocks(self, depth: int) -> None:
        for nesting in self.nestings[depth:]:
            nesting.is_between = True

    def _enter_quote(self, margin: Margin, nesting: Nesting, level: int, *, begins: bool) -> bool:
        """Read a quote mark; return whether the line is the title of a box."""
        depth, title = margin.depth + 1, box(margin.line[margin.column :])
        is_open = depth < len(self.nestings) and not begins and level == nesting.level
        if not is_open:
            self._begin_quote(margin, nesting, level, begins=begins, is_box=bool(title))
        nesting.has_one_line = False
        if title and not is_open:
            self.canonical += margin.whole(level, title)
        margin.enter_quote(level, is_box=self.nestings[depth].is_box)
        return bool(title) and not is_open

    def _begin_quote(
        self, margin: Margin, nesting: Nesting, level: int, *, begins: bool, is_box: bool
    ) -> None:
        """Begin a quote; Python-Markdown reads on in the one above it, unless that is a box."""
        depth = margin.depth + 1
        reads_on = begins and level >= len(nesting.open) and not is_box
        if not reads_on or any(one.is_box for one in self.nestings[depth : depth + 1]):
            del self.nestings[depth:]
        is_below_text = not begins or not self.is_below_blank
        if is_below_text and (nesting.is_list or level != nesting.level):
            margin.add_gap()
            begins = True
        if begins:
            nesting.begin(level)
        if depth == len(self.nestings):
            self.nestings.append(Nesting(is_box=is_box))

    def _read_block(
        self, margin: Margin, nesting: Nesting, level: int, *, begins: bool, is_far: bool
    ) -> LineKind:
        """Classify the text of a line, and begin its block."""
        inner = self.nestings[margin.depth + 1 :]
        is_left = bool(inner) and not begins and any(one.is_between for one in inner)
        if is_far:
            kind = far_kind(margin.words, begins=begins)
        else:
            kind = nesting.kind_of(margin.words, level, begins=begins or is_left)
        if inner and kind is LineKind.WORDS and is_underline(margin.words):
            kind = LineKind.PARAGRAPH  # which Python-Markdown would take for a heading in the quote
        if kind in CONTINUATIONS:
            for one in inner:
                one.has_one_line = False
            margin.continue_boxes([one.is_box for one in inner])
        else:
            self._begin_block(margin, nesting, kind, level, begins=begins)
        self.canonical += margin.edits(kind, level, nesting.base(level))
        if kind is LineKind.FENCE:
            self._open_fence(margin, level, nesting.base(level))
        if kind is not LineKind.CODE:
            nesting.read(kind, margin.words, margin.width, level)
        return kind

    def _begin_block(
        self, margin: Margin, nesting: Nesting, kind: LineKind, level: int, *, begins: bool
    ) -> None:
        """Close the blocks that a new one does not continue; note the empty line it needs."""
        if self._needs_gap(margin, nesting, kind, level, begins=begins):
            margin.add_gap()
        elif begins and self.is_below_blank and nesting.is_other_list(margin.words, level):
            margin.add_separator()
        if begins or margin.gap:
            del self.nestings[margin.depth + 1 :]
            nesting.begin(level)
            nesting.is_between = kind is LineKind.CODE

    def _needs_gap(
        self, margin: Margin, nesting: Nesting, kind: LineKind, level: int, *, begins: bool
    ) -> bool:
        """Whether Python-Markdown would read this block as part of the one above it."""
        if kind is LineKind.CODE or (begins and self.is_below_blank):
            return False
        leaves_quote = not begins and margin.depth + 1 < len(self.nestings)
        follows_fence = self.is_below_fence and level == nesting.level and not nesting.is_list
        needs = nesting.needs_gap(kind, margin.words, level, begins=begins)
        return leaves_quote or follows_fence or needs

    def _open_fence(self, margin: Margin, level: int, base: int) -> None:
        is_even = margin.is_even and margin.width // INDENT == level
        canonical = margin.canonical + " " * INDENT * level
        place = (margin.at, margin.words, margin.depth, base, margin.width)
        self.fence = Fence(*place, canonical, is_even)
        if (opening := self.fence.opening) is not None:
            self.canonical.append((margin.span, opening))
