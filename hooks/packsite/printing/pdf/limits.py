"""What printing one PDF may take of a computer, and how a process is held to it.

Windows has no such limits for a single process; there the clock alone stops a job.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

_OF_THE_CLOCK = 3
"""How much longer than its processor time a job may take: others may keep the computer busy."""
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one PDF may take. A hundred pages in one pack take about 10 seconds and 600 MB."""

    seconds: int = 120
    """Of processor time."""
    megabytes: int = 2000

    @property
    def clock_seconds(self) -> int:
        """The seconds after which a job is stopped, whatever it does."""
        return self.seconds * _OF_THE_CLOCK


def limit_memory(limits: Limits) -> None:
    """Let this process ask for no more memory than it may have, and leave no image of it behind."""
    if sys.platform != "win32":
        _set(resource.RLIMIT_DATA, limits.megabytes * _MEGABYTE)
        _set(resource.RLIMIT_CORE, 0)


def limit_time(limits: Limits) -> None:
    """Let this process go on for as much processor time as one job may take."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set(resource.RLIMIT_CPU, round(used.ru_utime + used.ru_stime) + limits.seconds)


def peak_megabytes() -> int:
    """Return the most memory that this process has held so far; 0 where that is not known.

    What `getrusage` says begins with what the process held that started this one.
    """
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    most = re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE)
    return int(most[1]) // 1024 if most else 0


if sys.platform != "win32":

    def _set(which: int, wanted: int) -> None:
        """Set a soft limit, never above what the computer's owner allows."""
        _, most = resource.getrlimit(which)
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(which, (allowed, most))
