"""What a worker does in its own process: one job after another, each within the limits."""

from __future__ import annotations

import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from packsite.printing.pdf.limits import Limits, limit_memory, limit_time, peak_megabytes

NO_MEMORY = 70
"""How a worker ends that has asked for more memory than it may have."""
_BROKE_DOWN = 71


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process says about a job that it came to the end of."""

    value: object
    error: Exception | None
    peak: int


def serve(pipe: Connection, limits: Limits, folder: Path) -> None:
    """Do the jobs that come through a pipe, until it is closed at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    tempfile.tempdir = str(folder)  # whoever started this clears up, even after a sudden end
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # what an engine prints as it dies helps nobody
    limit_memory(limits)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        limit_time(limits)
        pipe.send(_answer(task))


def _answer(task: Callable[[], object]) -> Answer:
    try:
        return Answer(task(), None, peak_megabytes())
    except MemoryError:
        os._exit(NO_MEMORY)
    except Exception as error:  # a bug: told in the process that is listened to
        error.add_note(traceback.format_exc())
        return Answer(None, error, peak_megabytes())
    except BaseException:  # the engine's own panic: what it leaves behind cannot be trusted
        os._exit(_BROKE_DOWN)


def _end_with_parent() -> None:
    """End with the process that started this one, which cannot see to it where it is killed."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
