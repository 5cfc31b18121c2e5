"""Report the progress of a long stage, or nothing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(_: object) -> None:
    """Report nothing."""
