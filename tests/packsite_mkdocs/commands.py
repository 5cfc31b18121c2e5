"""Start commands as readers type them, or have the fork server run them."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.packsite_mkdocs import fork_server

_FORKED = ("mkdocs", "packsite", "packsite_mkdocs")
"""Modules for which the fork server has the imports; ProperDocs puts itself in MkDocs's place."""
_READ_AT_START = re.compile("PYTHON|TZ$")
_NOT_HERE = ("SOURCE_DATE_EPOCH", "PACKSITE_PDF", "PYTHONHASHSEED", "PYTHONWARNINGS")


def start(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start a Python module in a folder, with one stream for all it says."""
    with _interruptible():
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=cwd,
            env=_environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )


def run(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], *, fresh: bool
) -> tuple[int, str]:
    """Run a Python module in a folder; return its exit code and its output.

    Unless it is to be `fresh`, or Python itself reads its environment, it is a copy of a process
    that has done its imports.
    """
    if fresh or command[0] not in _FORKED or any(map(_READ_AT_START.match, env)):
        process = start(command, cwd, env)
        screen, _ = process.communicate(timeout=fork_server.TIMEOUT)
        return process.returncode, screen
    return fork_server.run(command, cwd, _environment(env))


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_HERE}
    return kept | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(fork_server.HOOKS),
        "PYTHONUNBUFFERED": "1",
        **more,
    }


@contextmanager
def _interruptible() -> Iterator[None]:
    """Start commands that SIGINT stops, even where a shell runs these tests in the background.

    A shell has its background jobs ignore SIGINT, and so would all that they start.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
