"""Run many tasks in forks of this process, one for each processor.

A fork shares the memory of this process, so tasks need not be sent to it; only results come back.
The output of a fork is discarded: a task that fails there fails again, visibly, in the caller.
"""

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, TypeVar

_T = TypeVar("_T")
MIN_TASKS_PER_WORKER = 16
"""With fewer, starting a worker takes longer than it saves."""
_CHUNK = 8
"""Tasks that a worker takes at a time: neighbours, because they may share cached values."""
_ALONE = 4
"""The first tasks, which a worker takes one by one: they may take as long as all others."""
_tasks: Sequence[Callable[[], Any]] = ()
"""In a worker: all tasks; functions cannot be sent to it, only their numbers."""


def compute_all(
    tasks: Sequence[Callable[[], _T]],
    sent: Callable[[int, bytes], object] = lambda *_: None,
) -> list[_T]:
    """Return the results of all tasks in order, computed in parallel where that is possible.

    The arguments are those of `run_parallel`.
    """
    results = run_parallel(tasks, sent)
    return [task() if one is None else one for task, one in zip(tasks, results, strict=True)]


def run_parallel(
    tasks: Sequence[Callable[[], _T]],
    sent: Callable[[int, bytes], object] = lambda *_: None,
) -> list[_T | None]:
    """Return the results of all tasks in order; `None` for each task that did not run or failed.

    No task runs if this process cannot be forked safely (outside Linux, or with other threads), if
    there are few tasks, or if there is only one processor; none is started after a worker died.
    `sent` is given the number of each task that a worker ran, and its result as it was pickled.
    """
    results: list[_T | None] = [None] * len(tasks)
    workers = min(_processors(), len(tasks) // MIN_TASKS_PER_WORKER)
    if workers > 1 and threading.active_count() == 1:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to load
        from multiprocessing import get_context  # noqa: PLC0415 - slow to load

        gc.freeze()  # existing objects stay unchanged, and so shared
        fork = get_context("fork")
        with suppress(Exception), ProcessPoolExecutor(workers, fork, _start, (tasks,)) as pool:
            ahead = pool.map(_run, range(_ALONE))
            others = pool.map(_run, range(_ALONE, len(tasks)), chunksize=_CHUNK)
            for at, content in enumerate(chain(ahead, others)):
                results[at] = pickle.loads(content)
                sent(at, content)
        gc.unfreeze()
    return results


def end_with_parent() -> None:
    """Have this process exit with its parent, which may be killed without cleaning up."""
    from multiprocessing import parent_process  # noqa: PLC0415 - slow to load

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _start(tasks: Sequence[Callable[[], Any]]) -> None:
    """Start a worker, and discard all its output, logs and warnings."""
    global _tasks  # noqa: PLW0603 - of this worker alone
    _tasks = tasks
    end_with_parent()
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 - os.devnull is no path of ours
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                with suppress(OSError, ValueError):
                    os.dup2(nothing.fileno(), stream.fileno())


def _run(number: int) -> bytes:
    """Run a task and pickle its result; its error is reported when the caller runs it again."""
    with suppress(Exception):
        return pickle.dumps(_tasks[number](), pickle.HIGHEST_PROTOCOL)
    return pickle.dumps(None)


def _processors() -> int:
    """Return the number of processors this process may use; one if it cannot be forked safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
