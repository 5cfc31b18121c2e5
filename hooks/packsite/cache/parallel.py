"""Take many steps at once, in copies of this process, one copy for each processor.

A copy knows all that this process knows, and whatever it changes is its own: only what a step
returns comes back. What a copy has to say is not heard, so a step that fails, and one whose process
is ended from outside, is simply not done, and is to be taken again where it can complain.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

_T = TypeVar("_T")
_WORTH_A_COPY = 16
"""Fewer steps for each copy take no longer here."""
_BUNDLE = 8
"""Steps that a copy is given at once: neighbours, for they may have much in common."""
_TO_END = 5
"""Seconds that a copy has to end by itself once there is nothing to do."""


def at_once(steps: Sequence[Callable[[], _T]]) -> list[_T | None]:
    """Return what each step returns, in their order, and `None` for each that was not done.

    None is done where a process cannot be copied safely (on other systems than Linux, or while it
    has other threads), nor where there is little to do, or but one processor.
    """
    made: list[_T | None] = [None] * len(steps)
    count = min(_processors(), len(steps) // _WORTH_A_COPY)
    if sys.platform != "linux" or count <= 1 or threading.active_count() > 1:
        return made
    bundles = iter([slice(at, at + _BUNDLE) for at in range(0, len(steps), _BUNDLE)])
    with _copies(count, steps) as pipes:
        waiting = pipes
        busy: dict[Any, slice] = {}
        while True:
            for pipe, bundle in zip(waiting, bundles, strict=False):
                with suppress(OSError):  # it was ended: another has the next bundle
                    pipe.send(bundle)
                    busy[pipe] = bundle
            if not busy:
                break
            waiting = []
            for pipe in cast(list[Any], wait([*busy])):
                bundle = busy.pop(pipe)
                with suppress(EOFError, OSError, UnpicklingError):
                    made[bundle] = pipe.recv()
                    waiting.append(pipe)
    return made


@contextmanager
def _copies(count: int, steps: Sequence[Callable[[], _T]]) -> Iterator[list[Any]]:
    """Give a pipe to each of so many copies of this process; all end with the block."""
    context = get_context("fork")
    pipes: list[Any] = []
    processes: list[ForkProcess] = []
    gc.freeze()  # what is there already stays as it is, and so is shared
    try:
        for _ in range(count):
            ours, theirs = context.Pipe()
            pipes.append(ours)
            process = context.Process(target=_work, args=(theirs, pipes, steps), daemon=True)
            process.start()
            processes.append(process)
            theirs.close()
        yield [*pipes]
    except BaseException:
        for process in processes:
            process.kill()
        raise
    finally:
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join(_TO_END)
            process.kill()
            process.join()
        gc.unfreeze()


def _work(
    pipe: Connection, others: Sequence[Connection], steps: Sequence[Callable[[], _T]]
) -> None:
    """Take the steps that are asked for, until nobody asks any more."""
    for other in others:
        other.close()  # or the others would never know that this pipe is closed at the other end
    _be_silent()
    with suppress(EOFError, OSError):
        while True:
            pipe.send([_taken(step) for step in steps[pipe.recv()]])


def _taken(step: Callable[[], _T]) -> _T | None:
    """Take a step; whatever stops it comes again, and is heard, where it is taken again."""
    try:
        return step()
    except Exception:
        return None


def _be_silent() -> None:
    """Let nothing be seen of what this process prints, logs or warns of."""
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 - os.devnull is no path of ours
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                with suppress(OSError, ValueError):
                    os.dup2(nothing.fileno(), stream.fileno())


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
