"""Tell how far a long stage is, or nothing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(_: object) -> None:
    """Say nothing."""
