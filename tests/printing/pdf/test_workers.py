"""Workers: a job above its limits is stopped, and no other is lost with it."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.workers import Reason, Stopped, processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
LIMITS = Limits(seconds=1, megabytes=200)


def add(one: int, two: int) -> int:
    return one + two


def process() -> int:
    return os.getpid()


def fill(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def compute() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(600)


def die(signal_number: int) -> None:
    os.kill(os.getpid(), signal_number)


def die_once(marker: Path) -> str:
    if not marker.exists():
        marker.touch()
        die(signal.SIGKILL)
    return "done"


def refuse() -> None:
    raise ValueError("no")


@pytest.fixture
def pool():
    with processes(1, LIMITS) as one:
        yield one


def test_job_returns_the_result_of_its_function(pool):
    assert pool.submit(add, 1, two=2).result() == 3


def test_job_raises_the_error_of_its_function_with_its_traceback(pool):
    with pytest.raises(ValueError, match="no") as caught:
        pool.submit(refuse).result()
    assert "in refuse" in "".join(caught.value.__notes__)


def test_one_other_process_runs_many_jobs(pool):
    first, second = (pool.submit(process).result() for _ in range(2))
    assert first == second != os.getpid()


@pytest.mark.parametrize(
    ("job", "arguments", "reason"),
    [
        (compute, (), Reason.TIME),
        (wait, (), Reason.TIME),
        (fill, (400,), Reason.MEMORY),
        (die, (signal.SIGABRT,), Reason.MEMORY),
        (die, (signal.SIGKILL,), Reason.ENDED),
        (os._exit, (1,), Reason.ENDED),
    ],
    ids=["computes", "waits", "fills memory", "aborts", "is killed", "exits"],
)
def test_job_above_a_limit_is_stopped_and_the_next_one_runs(pool, job, arguments, reason):
    stopped, after = pool.submit(job, *arguments), pool.submit(add, 1, 2)
    with pytest.raises(Stopped) as caught:
        stopped.result()
    assert caught.value.reason is reason
    assert after.result() == 3


def test_processor_time_is_limited_for_each_job():
    with processes(1, LIMITS) as pool:
        busy = [pool.submit(_busy, 0.4) for _ in range(3)]
        assert len({job.result() for job in busy}) == 1


def _busy(seconds: float) -> int:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return os.getpid()


def test_job_of_a_killed_process_is_retried_once(pool, tmp_path):
    assert pool.submit(add, 1, 2).result() == 3
    assert pool.submit(die_once, tmp_path / "marker").result() == "done"


def test_memory_of_earlier_jobs_does_not_count_against_the_next(pool):
    assert pool.submit(fill, 100).result()
    before = pool.submit(process).result()
    assert pool.submit(fill, 100).result()
    assert pool.submit(process).result() != before


def _interrupted() -> int:
    with processes(1, Limits()) as pool:
        number = pool.submit(process).result()
        pool.submit(wait)
        assert number
        raise KeyboardInterrupt(number)


def test_an_error_ends_the_processes_in_the_middle_of_their_jobs():
    with pytest.raises(KeyboardInterrupt) as caught:
        _interrupted()
    with pytest.raises(ProcessLookupError):
        os.kill(caught.value.args[0], 0)


def test_folder_of_the_workers_is_removed():
    with processes(1, LIMITS) as pool:
        folder = pool.submit(_temporary_folder).result()
        assert folder.is_dir()
        with pytest.raises(Stopped):
            pool.submit(die, signal.SIGKILL).result()
    assert not folder.exists()


def _temporary_folder() -> Path:
    import tempfile  # noqa: PLC0415 - where the worker makes its own

    return Path(tempfile.mkdtemp())
