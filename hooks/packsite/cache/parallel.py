"""Run many tasks in copies of this process, one for each processor.

A copy has all that this process has, so no task is sent to it; only its result comes back. Nobody
hears what a copy prints: a task that fails there is not done, and fails again where it is heard.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from typing import Any, TypeVar

_T = TypeVar("_T")
MIN_TASKS_PER_WORKER = 16
"""With fewer, starting a worker takes longer than it saves."""
_CHUNK = 8
"""Tasks that a worker takes at a time: neighbours, for they may have much in common."""
_tasks: Sequence[Callable[[], Any]] = ()
"""In a worker: all tasks. Only their numbers can be sent to it."""


def run_parallel(tasks: Sequence[Callable[[], _T]]) -> list[_T | None]:
    """Return what each task returns, in their order, and `None` for each that was not done.

    None is done where a process cannot be copied safely (on other systems than Linux, or while it
    has other threads), nor where there is little to do, or but one processor; and no more once a
    worker was ended.
    """
    results: list[_T | None] = [None] * len(tasks)
    workers = min(_processors(), len(tasks) // MIN_TASKS_PER_WORKER)
    if workers > 1 and threading.active_count() == 1:
        gc.freeze()  # what is there already stays as it is, and so is shared
        fork = get_context("fork")
        with suppress(Exception), ProcessPoolExecutor(workers, fork, _start, (tasks,)) as pool:
            for at, result in enumerate(pool.map(_run, range(len(tasks)), chunksize=_CHUNK)):
                results[at] = result
        gc.unfreeze()
    return results


def _start(tasks: Sequence[Callable[[], Any]]) -> None:
    """Begin a worker, and let nothing be seen of what it prints, logs or warns of."""
    global _tasks  # noqa: PLW0603 - of this worker alone
    _tasks = tasks
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 - os.devnull is no path of ours
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                with suppress(OSError, ValueError):
                    os.dup2(nothing.fileno(), stream.fileno())


def _run(number: int) -> Any:
    """Run a task; whatever stops it is heard where the task is run again."""
    with suppress(Exception):
        return _tasks[number]()
    return None


def _processors() -> int:
    """Return how many processors this process may use; one where it cannot be copied safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
