"""Report the progress of a long stage, or nothing."""

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(_: object) -> None:
    """Report nothing."""
