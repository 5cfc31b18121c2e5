"""Limits on processor time and memory for printing one PDF, and their enforcement.

Windows has no such limits for a single process; there only wall-clock time stops a job.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

_WALL_CLOCK_FACTOR = 3
"""Wall-clock seconds allowed per second of processor time, as the computer may be busy."""
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one PDF. A pack of a hundred pages takes about 10 seconds and 600 MB."""

    seconds: int = 120
    """Of processor time."""
    megabytes: int = 2000

    @property
    def clock_seconds(self) -> int:
        """Wall-clock seconds after which a job is stopped."""
        return self.seconds * _WALL_CLOCK_FACTOR


def limit_memory(limits: Limits) -> None:
    """Limit the memory of this process, and disable core dumps."""
    if sys.platform != "win32":
        _set(resource.RLIMIT_DATA, limits.megabytes * _MEGABYTE)
        _set(resource.RLIMIT_CORE, 0)


def limit_time(limits: Limits) -> None:
    """Limit the further processor time of this process to that of one job."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set(resource.RLIMIT_CPU, round(used.ru_utime + used.ru_stime) + limits.seconds)


def peak_megabytes() -> int:
    """Return the peak memory of this process in megabytes; 0 where it is not known.

    Read from /proc, as `ru_maxrss` of `getrusage` includes the peak of the parent process.
    """
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    maximum = re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE)
    return int(maximum[1]) // 1024 if maximum else 0


if sys.platform != "win32":

    def _set(resource_id: int, wanted: int) -> None:
        """Set a soft limit, capped at the hard limit."""
        _, maximum = resource.getrlimit(resource_id)
        allowed = wanted if maximum == resource.RLIM_INFINITY else min(wanted, maximum)
        resource.setrlimit(resource_id, (allowed, maximum))
