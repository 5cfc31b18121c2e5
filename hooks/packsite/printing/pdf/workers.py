"""A process pool with limits: a job that exceeds them is stopped, the others go on.

Every worker is a process with its own pipe and a thread that waits for it. So a process that dies
takes only its current job with it, and it is known which one that was.
"""

from __future__ import annotations

import pickle
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Lock, local
from types import ModuleType
from typing import ParamSpec, TypeVar, cast

from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.worker import OUT_OF_MEMORY, Answer, serve

_P = ParamSpec("_P")
_T = TypeVar("_T")
_EXIT_SECONDS = 2
"""Seconds for a process to exit by itself once its pipe is broken."""
_RECYCLE_DIVISOR = 4
"""A worker that peaked above a quarter of its memory limit is replaced before the next job."""
_RECYCLE_MEGABYTES = 220
"""So is one that peaked above this, as memory grows from pack to pack. Pages take about 130."""


class Reason(StrEnum):
    """Why a job was stopped."""

    TIME = "time"
    MEMORY = "memory"
    ENDED = "ended"


class Stopped(Exception):
    """Raised for a job that exceeded a limit, or whose process was ended from outside."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def processes(count: int, limits: Limits) -> Iterator[LimitedProcesses]:
    """Yield an executor whose processes end with the block, at once where it raises."""
    with _bare_main(), tempfile.TemporaryDirectory(prefix="packsite-print-") as folder:
        pool = LimitedProcesses(count, limits, Path(folder))
        try:
            yield pool
        except BaseException:
            pool.kill()
            raise
        finally:
            pool.shutdown()


class LimitedProcesses(Executor):
    """An executor of `count` processes with temporary files in `folder`.

    The future of a stopped job raises Stopped. A job whose process dies is retried once in a new
    one: earlier jobs may have filled the memory, or somebody may have ended the process.
    """

    def __init__(self, count: int, limits: Limits, folder: Path) -> None:
        self._limits = limits
        self._recycle_above = min(_RECYCLE_MEGABYTES, limits.megabytes / _RECYCLE_DIVISOR)
        self._folder = folder
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="print")
        self._thread_state = local()
        self._workers: set[_Worker] = set()
        self._starting = Lock()
        self._is_killed = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Run a function in the next free process."""
        return self._threads.submit(self._run, partial(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let the processes finish their jobs, then end them."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for worker in [*self._workers]:
            worker.close()

    def kill(self) -> None:
        """End all processes in the middle of their jobs, and start no other job."""
        self._is_killed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in [*self._workers]:
            worker.kill()

    def _run(self, task: Callable[[], _T]) -> _T:
        worker = self._worker()
        try:
            return self._run_on(worker, task)
        except Stopped as stopped:
            if stopped.reason is Reason.TIME or worker.jobs == 1 or self._is_killed:
                raise
        return self._run_on(self._worker(), task)

    def _run_on(self, worker: _Worker, task: Callable[[], _T]) -> _T:
        try:
            return cast(_T, worker.run(task))
        finally:
            if not worker.process.is_alive() or worker.peak > self._recycle_above:
                self._thread_state.worker = None
                self._workers.discard(worker)
                worker.close()

    def _worker(self) -> _Worker:
        """Return the process of this thread; processes are started one at a time."""
        worker: _Worker | None = getattr(self._thread_state, "worker", None)
        if worker is None:
            with self._starting:
                worker = self._thread_state.worker = _Worker(self._limits, self._folder)
                self._workers.add(worker)
        return worker


class _Worker:
    """A process that runs one job after another."""

    def __init__(self, limits: Limits, folder: Path) -> None:
        context = get_context("spawn")
        self._limits = limits
        self._pipe, other_end = context.Pipe()
        self.process = context.Process(target=serve, args=(other_end, limits, folder), daemon=True)
        self.process.start()
        other_end.close()
        self.peak = 0
        self.jobs = 0

    def run(self, task: Callable[[], object]) -> object:
        """Run a task and return its result, or raise its error.

        Raises Stopped where it exceeds a limit or the process ends.
        """
        self.jobs += 1
        try:
            self._pipe.send(task)
            if not self._pipe.poll(self._limits.clock_seconds):
                self.kill()
                raise Stopped(Reason.TIME)
            answer: Answer = self._pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self.process.join(_EXIT_SECONDS)
            self.kill()
            raise Stopped(_reason(self.process.exitcode)) from None
        self.peak = answer.peak
        if answer.error is not None:
            raise answer.error
        return answer.value

    def kill(self) -> None:
        """End the process now."""
        self.process.kill()
        self.process.join()

    def close(self) -> None:
        """Let the process exit when it is idle, by closing its pipe."""
        self._pipe.close()
        self.process.join()


def _reason(exit_code: int | None) -> Reason:
    """Return why a process ended. The engine aborts where an allocation fails."""
    if sys.platform != "win32" and exit_code == -signal.SIGXCPU:
        return Reason.TIME
    return Reason.MEMORY if exit_code in {OUT_OF_MEMORY, -signal.SIGABRT} else Reason.ENDED


@contextmanager
def _bare_main() -> Iterator[None]:
    """Start processes without the main module of this one, and with this package on their path.

    A spawned process would run the main module again (the site generator, or a script that does not
    expect it), and would not find this package: hooks are not on the path of a build.
    """
    main, path = sys.modules["__main__"], [*sys.path]
    sys.modules["__main__"] = ModuleType("__main__")
    sys.path.append(str(Path(__file__).parents[3]))
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        sys.path[:] = path
