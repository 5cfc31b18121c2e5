"""The main loop of a worker process: one job after another, each within the limits."""

import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from packsite.cache.parallel import end_with_parent
from packsite.printing.pdf.limits import Limits, limit_memory, limit_time, peak_megabytes

OUT_OF_MEMORY = 70
"""The exit code of a worker that ran out of memory."""
_CRASHED = 71


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a job, and the peak memory of the process in megabytes."""

    value: object
    error: Exception | None
    peak: int


def serve(pipe: Connection, limits: Limits, folder: Path) -> None:
    """Run the jobs from a pipe until it is closed at the other end, then exit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    tempfile.tempdir = str(folder)  # removed by the parent, even after a crash
    with Path(os.devnull).open("w") as null:
        os.dup2(null.fileno(), 2)  # a crashing engine prints its trace there
    limit_memory(limits)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            os._exit(0)  # at once: to free its memory takes a while, and its folder is the parent's
        limit_time(limits)
        pipe.send(_answer(task))


def _answer(task: Callable[[], object]) -> Answer:
    try:
        return Answer(task(), None, peak_megabytes())
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # a bug: raised again in the parent
        error.add_note(traceback.format_exc())
        return Answer(None, error, peak_megabytes())
    except BaseException:  # a panic of the engine, whose state cannot be trusted
        os._exit(_CRASHED)
