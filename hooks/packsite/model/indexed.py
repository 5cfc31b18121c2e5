"""A rendered page, as the search and the packs of readers need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page as rendered by a site generator: its address, and what is read from its HTML."""

    url: str
    sections: Sequence[Sequence[Any]]
    """For the search: anchor, heading, text as JSON, the words found once and those found again."""
    own: bytes
    """The file of the page for a reader's own pack; empty if it is not for any."""
