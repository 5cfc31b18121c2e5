"""The entries of `brand.yml`."""

from __future__ import annotations

from packsite.read.fact_types import Phrase, Strict


class BrandFacts(Strict):
    """The names of the partnership, its area and its site."""

    name: Phrase
    """in full; [[partnership]] shows it"""
    short_name: Phrase = ""
    """the initials, such as NSCP"""
    area: Phrase
    """the place that it serves; [[area]] shows it"""
    site_name: Phrase
    """the same as site_name in mkdocs.yml"""
