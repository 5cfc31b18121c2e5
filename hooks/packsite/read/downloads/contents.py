"""What a download carries, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of a download, and what its reader does not see."""

    words: tuple[str, ...] = ()
    """Its paragraphs and cells, hidden ones included."""
    authors: tuple[str, ...] = ()
    """The names in its properties, comments and changes."""
    active: tuple[str, ...] = ()
    """Predicates of what could act, or keeps it from being opened: `contains a macro`."""
    hidden: tuple[str, ...] = ()
    """Predicates of what its reader would not see at first: `contains comments`."""
