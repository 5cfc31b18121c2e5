"""Show the progress of a long stage: a bar on a terminal, an occasional line in a log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_LINE_EVERY = 25
"""Steps between two log lines."""


@contextmanager
def progress(label: str, length: int, say: Callable[[str], None]) -> Iterator[Callable[[], None]]:
    """Yield a function to call after each of `length` steps; `say` writes a log line."""
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
