"""Run jobs in other processes within limits: what takes too much is stopped, the others go on.

Every worker is a process with a pipe of its own and a thread that waits for it, so that it is known
which job a process was doing when it ended, and no other job is lost with it.
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
from packsite.printing.pdf.worker import NO_MEMORY, Answer, serve

_P = ParamSpec("_P")
_T = TypeVar("_T")
_TO_END = 2
"""Seconds that a process has to end by itself once its pipe is broken."""
_FRESH_FROM = 4
"""A worker that has taken a quarter of its memory is replaced before the next job."""
_LARGE = 220
"""So is one that has taken this many megabytes: what a large pack has filled, the next would add
to. Single pages take about 130."""


class Reason(StrEnum):
    """Why a job was stopped."""

    TIME = "time"
    MEMORY = "memory"
    ENDED = "ended"


class Stopped(Exception):
    """A job that was not done: it took too much, or its process was ended from outside."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def processes(count: int, limits: Limits) -> Iterator[LimitedProcesses]:
    """Give an executor whose processes end with the block, at once where it is left by an error."""
    with _bare_start(), tempfile.TemporaryDirectory(prefix="packsite-print-") as folder:
        pool = LimitedProcesses(count, limits, Path(folder))
        try:
            yield pool
        except BaseException:
            pool.kill()
            raise
        finally:
            pool.shutdown()


class LimitedProcesses(Executor):
    """An executor of `count` processes that work in `folder`; a job that is stopped is `Stopped`.

    A job whose process ends in the middle is tried once more in a fresh one: what came before may
    have filled the memory, or somebody may have ended the process.
    """

    def __init__(self, count: int, limits: Limits, folder: Path) -> None:
        self.peaks: dict[int, int] = {}
        """Process → the most memory that it has taken, in megabytes."""
        self._limits = limits
        self._most = min(_LARGE, limits.megabytes / _FRESH_FROM)
        self._folder = folder
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="print")
        self._of_thread = local()
        self._workers: set[_Worker] = set()
        self._starting = Lock()
        self._is_killed = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have a function run by the next process that is free."""
        return self._threads.submit(self._run, partial(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let the processes finish what there is, then end them."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for worker in [*self._workers]:
            worker.close()

    def kill(self) -> None:
        """End all processes in the middle of their jobs, and begin no other."""
        self._is_killed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in [*self._workers]:
            worker.kill()

    def _run(self, task: Callable[[], _T]) -> _T:
        worker = self._worker()
        try:
            return self._done_by(worker, task)
        except Stopped as stopped:
            if stopped.reason is Reason.TIME or worker.is_on_first_job or self._is_killed:
                raise
        return self._done_by(self._worker(), task)

    def _done_by(self, worker: _Worker, task: Callable[[], _T]) -> _T:
        try:
            return cast(_T, worker.run(task))
        finally:
            self.peaks[worker.pid] = worker.peak
            if not worker.is_alive or worker.peak > self._most:
                self._of_thread.worker = None
                self._workers.discard(worker)
                worker.close()

    def _worker(self) -> _Worker:
        """Return the process of this thread; no two are started at the same time."""
        worker: _Worker | None = getattr(self._of_thread, "worker", None)
        if worker is None:
            with self._starting:
                worker = self._of_thread.worker = _Worker(self._limits, self._folder)
                self._workers.add(worker)
        return worker


class _Worker:
    """A process that does one job after another."""

    def __init__(self, limits: Limits, folder: Path) -> None:
        context = get_context("spawn")
        self._limits = limits
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, limits, folder), daemon=True)
        self._process.start()
        theirs.close()
        self.pid = self._process.pid or 0
        self.peak = 0
        self._jobs = 0

    @property
    def is_alive(self) -> bool:
        """Whether it can do another job."""
        return self._process.is_alive()

    @property
    def is_on_first_job(self) -> bool:
        """Whether nothing came before that could be to blame."""
        return self._jobs <= 1

    def run(self, task: Callable[[], object]) -> object:
        """Have a task done and return what it returns, or raise what it raises.

        Raises Stopped where it was not done.
        """
        self._jobs += 1
        try:
            self._pipe.send(task)
            if not self._pipe.poll(self._limits.clock_seconds):
                self.kill()
                raise Stopped(Reason.TIME)
            answer: Answer = self._pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.join(_TO_END)
            self.kill()
            raise Stopped(_reason(self._process.exitcode)) from None
        self.peak = answer.peak
        if answer.error is not None:
            raise answer.error
        return answer.value

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.join()

    def close(self) -> None:
        """End the process when it has nothing to do: that its pipe is closed tells it."""
        self._pipe.close()
        self._process.join()


def _reason(exit_code: int | None) -> Reason:
    """Return why a process ended. The engine aborts where it is given no more memory."""
    if sys.platform != "win32" and exit_code == -signal.SIGXCPU:
        return Reason.TIME
    return Reason.MEMORY if exit_code in {NO_MEMORY, -signal.SIGABRT} else Reason.ENDED


@contextmanager
def _bare_start() -> Iterator[None]:
    """Let new processes start with this package alone.

    They would run the main module of this process again (the site generator, or a script that does
    not expect it), and would not find this package: hooks are not on the path of a build.
    """
    main, path = sys.modules["__main__"], [*sys.path]
    sys.modules["__main__"] = ModuleType("__main__")
    sys.path.append(str(Path(__file__).parents[3]))
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        sys.path[:] = path
