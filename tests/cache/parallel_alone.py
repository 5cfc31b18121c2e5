"""Steps that are taken at once give what they give one after the other, or nothing.

No process is copied beside other threads; a test run has some: `test_parallel.py` runs this alone.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from select import select

import pytest

from packsite.cache.parallel import compute_all, run_parallel
from packsite.cache.store import JsonCache, Store

HOOKS = Path(__file__).resolve().parents[2] / "hooks"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})


def number(one: int) -> tuple[int, int]:
    return one, os.getpid()


def steps(count: int, more: dict[int, Callable[[], object]]) -> list[Callable[[], object]]:
    return [more.get(one, partial(number, one)) for one in range(count)]


def no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_results_come_in_their_order_from_other_processes() -> None:
    sent: dict[int, bytes] = {}
    made = run_parallel([partial(number, one) for one in range(201)], sent.__setitem__)
    assert [one[0] for one in made if one] == [*range(201)]
    assert os.getpid() not in {one[1] for one in made if one}
    assert [pickle.loads(one) for one in sent.values()] == made
    assert no_children()


def test_a_step_that_fails_is_not_done_and_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        os.write(1, b"not to be heard")
        os.write(2, b"not to be seen")
        raise ValueError

    made = run_parallel(steps(100, {3: fails, 99: fails}))
    assert [at for at, one in enumerate(made) if one is None] == [3, 99]
    assert capfd.readouterr() == ("", "")


def test_where_a_process_is_ended_what_came_before_is_used() -> None:
    def ended() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    made = run_parallel(steps(200, {117: ended}))
    done = [one for one in made if one is not None]
    assert len(done) <= 117
    assert made == [*done, *[None] * (200 - len(done))]  # what came back before is used
    assert no_children()


def test_where_all_processes_are_ended_nothing_is_left_behind() -> None:
    assert run_parallel([partial(os._exit, 1)] * 100) == [None] * 100
    assert no_children()


def test_steps_that_fail_elsewhere_are_taken_here() -> None:
    here = os.getpid()
    made = compute_all([lambda: os.getpid() if os.getpid() == here else None] * 100)
    assert made == [here] * 100


def test_few_steps_are_left_to_who_asked() -> None:
    assert run_parallel([partial(number, one) for one in range(10)]) == [None] * 10


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_nothing_is_done_on_other_systems(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert run_parallel(steps(100, {})) == [None] * 100


def test_nothing_is_done_beside_another_thread() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert run_parallel([partial(number, one) for one in range(100)]) == [None] * 100
    finally:
        done.set()
        thread.join()


def test_it_works_where_nobody_listens() -> None:
    script = (
        "import os; os.sched_getaffinity = lambda _: {0, 1}\n"
        "from packsite.cache.parallel import run_parallel\n"
        "made = run_parallel([lambda one=one: one for one in range(64)])\n"
        "os._exit(0 if made == [*range(64)] else 1)\n"
    )
    shell = f'exec {sys.executable} -c "$0" <&- >&- 2>&-'
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    call = ["/bin/sh", "-c", shell, script]
    run = subprocess.run(call, env=environment, timeout=60, check=False)
    assert run.returncode == 0


def test_workers_end_with_a_build_that_is_killed() -> None:
    ours, theirs = os.pipe()
    script = (
        "import os, time; os.sched_getaffinity = lambda _: {0, 1, 2}\n"
        "from packsite.cache.parallel import run_parallel\n"
        f"run_parallel([lambda: os.write({theirs}, b'.') and time.sleep(600)] * 64)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    build = subprocess.Popen([sys.executable, "-c", script], env=environment, pass_fds=[theirs])
    os.close(theirs)
    while os.read(ours, 1):  # a worker has begun; at the end, none has the pipe open any more
        build.kill()
        assert select([ours], [], [], 20)[0], "a worker goes on"
    build.wait()
    os.close(ours)


def test_values_cached_in_parallel_are_there_when_they_are_asked_for(tmp_path: Path) -> None:
    cache, here = JsonCache(Store(tmp_path), "code"), []

    def compute(one: int) -> list[int]:
        here.append(one)
        if one == 5:
            raise ValueError
        return [one, 2 * one]

    run_parallel([partial(cache.get, "value", one, partial(compute, one)) for one in range(100)])
    assert here == []
    assert cache.has("value", 4)
    assert not cache.has("value", 5)
    for one in range(4):
        assert cache.get("value", one, partial(compute, one)) == [one, 2 * one]
    assert here == []
    with pytest.raises(ValueError):  # noqa: PT011 - the one above
        cache.get("value", 5, partial(compute, 5))
