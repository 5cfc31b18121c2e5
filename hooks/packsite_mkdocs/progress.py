"""Show how far a long stage is: a bar on a terminal, now and then a plain line in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_LINE_EVERY = 25
"""Steps between two lines of a log."""


@contextmanager
def progress(label: str, length: int, say: Callable[[str], None]) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `length` steps; `say` writes a line of a log."""
    if sys.stderr.isatty():
        with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
            yield lambda: bar.update(1)
        return
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % _LINE_EVERY == 0 and done < length:
            say(f"{label}: {done} of {length}")

    yield step
