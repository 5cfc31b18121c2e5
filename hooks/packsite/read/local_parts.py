"""Find the words of a national page that are right for this area only, between two comments.

`<!-- local -->` and `<!-- /local -->` enclose them. Readers here see them as any other words; the
core for other sites is made without them.
"""

from dataclasses import dataclass

from packsite.model.page import Document
from packsite.model.references import Span

OPENS, CLOSES = "<!-- local -->", "<!-- /local -->"


@dataclass(frozen=True, slots=True)
class LocalParts:
    """The local parts of a page."""

    spans: tuple[Span, ...] = ()
    """Each with its two marks, in the order of the text."""
    unpaired: tuple[int, ...] = ()
    """The offsets of marks without the other one."""

    def has(self, offset: int) -> bool:
        """Return whether an offset lies in a local part."""
        return any(start <= offset < end for start, end in self.spans)


def local_parts(document: Document) -> LocalParts:
    """Return the local parts of a page; a part inside another is an unpaired mark."""
    spans: list[Span] = []
    unpaired: list[int] = []
    opened: Span | None = None
    for comment in document.comments:
        mark = _mark(document.text[slice(*comment)])
        if mark == OPENS and opened is None:
            opened = comment
        elif mark == CLOSES and opened:
            spans.append(Span(opened.start, comment.end))
            opened = None
        elif mark:
            unpaired.append(comment.start)
    unpaired += [opened.start] if opened else []
    return LocalParts(tuple(spans), tuple(unpaired))


def _mark(comment: str) -> str:
    """Return the mark that a comment is, in its usual form; empty for any other comment."""
    words = f"<!-- {comment.removeprefix('<!--').removesuffix('-->').strip().casefold()} -->"
    return words if words in (OPENS, CLOSES) else ""
