"""Find the layout that a word processor leaves in pasted text, and its Markdown.

Word shows a bullet, a tab or a bold line and keeps a style for it; pasted into Markdown, only the
characters arrive. Each leftover carries the edits that turn it into Markdown, so the check that
names it and the command that corrects it cannot disagree. Code and quotes are left alone: a quote
may be the wording of the law.
"""

from dataclasses import dataclass

from packsite.model.page import Document
from packsite.model.references import Edit, Span, spliced

SPACE = " \t\u00a0\u2007\u202f"
"""The spaces that may follow a typed mark."""
SOFT_BREAKS = "\x0b\x85\u2028\u2029"
"""Breaks inside a paragraph, as Word writes them."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Lines or characters that belong together, and the edits that make Markdown of them."""

    at: int
    """The offset of the first."""
    found: str
    """The first mark or words, as the message shows them."""
    count: int
    """The number of lines or characters."""
    replacement: str
    """The Markdown in place of it, as the message shows it."""
    edits: tuple[Edit, ...]


def edited(text: str, leftovers: tuple[Leftover, ...]) -> str:
    """Return a text with the edits of some leftovers; of two that overlap, the first one wins."""
    return spliced(text, sorted(edit for one in leftovers for edit in one.edits))


def line_start(text: str, offset: int) -> int:
    """Return the offset of the start of a line, its margin included."""
    return text.rfind("\n", 0, offset) + 1


def is_quoted(document: Document, line: Span) -> bool:
    """Whether a line is part of a quote."""
    return ">" in document.text[line_start(document.text, line.start) : line.start]


def gap_above(text: str, start: int) -> str:
    """Return the newline that a block needs above it; empty below an empty line."""
    above = text[line_start(text, start - 1) : start - 1] if start else ""
    return "\n" if above.strip() else ""
