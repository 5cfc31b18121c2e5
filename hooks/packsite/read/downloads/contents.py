"""What a download carries, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of a download, and its hidden parts."""

    words: tuple[str, ...] = ()
    """Its paragraphs and cells, hidden ones included."""
    authors: tuple[str, ...] = ()
    """The names in its properties, comments and changes."""
    active: tuple[str, ...] = ()
    """Predicates of active content and of locks: `contains a macro`."""
    hidden: tuple[str, ...] = ()
    """Predicates of hidden content: `contains comments`."""
