"""The names and the look of the partnership whose site this is, from `brand.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PARTNERSHIP, AREA = "partnership", "area"
NAMES = (PARTNERSHIP, AREA)
"""The references that are shown as a name: `[[partnership]]` and `[[area]]`."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The names of a partnership, its area and its site."""

    name: str = "The partnership"
    short_name: str = ""
    area: str = "the area"
    site_name: str = "Safeguarding"

    @property
    def names(self) -> Mapping[str, str]:
        """The words of each reference to a name."""
        return {PARTNERSHIP: self.name, AREA: self.area}
