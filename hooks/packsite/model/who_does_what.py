"""Who does what in a standard."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what it calls people, and who they are."""

    head: str
    at: int
    """Where its first cell ends, in the text of the file."""
    roles: tuple[str, ...]
    is_for_all: bool
