"""References as written, and their targets."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Offsets into the text of a whole file, from `start` up to but excluding `end`."""

    start: int
    end: int

    def __reduce__(self) -> tuple[type, tuple[int, int]]:
        return Span, (self.start, self.end)  # half the time of what a named tuple has


Edit = tuple[Span, str]
"""A span, and the words that replace it."""


def spliced(text: str, edits: Iterable[Edit], start: int = 0) -> str:
    """Return a text from `start` on with some spans replaced; the spans must be sorted.

    Of two spans that overlap, the first one wins.
    """
    pieces = []
    for span, words in edits:
        if span.start >= start:
            pieces += [text[start : span.start], words]
            start = span.end
    return "".join([*pieces, text[start:]])


class ReferenceKind(StrEnum):
    """The kind of a reference, as messages name it."""

    PAGE = "page"
    SOURCE = "source"
    LOCAL = "local value"
    INSERT = "insert"
    NAME = "name"
    """The partnership or its area, shown as words."""
    FILE = "link"
    IMAGE = "image"


class Place(StrEnum):
    """The place of a reference in a file."""

    BODY = "body"
    LINK_TEXT = "link text"
    ANSWERS = "answers"
    CONTENTS = "contents"
    SOURCES = "sources"
    CHECK_AGAINST = "check_against"
    REPLACED_BY = "replaced_by"
    BRIEFING_OF = "briefing_of"
    TRANSLATION_OF = "translation_of"
    AMENDS = "amends"
    INSERT = "insert"
    """In an insert, which the build fills in."""


class Reference(NamedTuple):
    """A reference as written, unresolved."""

    kind: ReferenceKind
    target: str
    label: str
    """The author's label; for a picture, its text alternative."""
    span: Span
    """The whole of `[[…]]`; of links and pictures the address alone."""
    place: Place = Place.BODY
    whole: Span | None = None
    """All of an inline link or picture, from its first bracket to its last; else `None`."""


class Target(NamedTuple):
    """The target of a link: a page, perhaps an anchor in it."""

    uri: str
    """Empty where words alone are shown: of a name, an insert or a page that is left out."""
    anchor: str
    title: str
    id: str
    """The whole id, as `LB-2022-01.F7`; empty for plain files."""
