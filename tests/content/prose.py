"""The content of this repository, checked."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check

REPOSITORY = Path(__file__).resolve().parents[2]


@cache
def this_site() -> Site:
    """Return this repository's own content, checked."""
    return check(Settings.load(REPOSITORY), date(2026, 11, 23))
