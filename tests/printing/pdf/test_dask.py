"""A Dask cluster prints the same as this computer, or the build reports why it cannot."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import dask
import pytest
from distributed import LocalCluster
from tests.printing.jobs import PICTURES, a_job, a_pack, a_page

from packsite.cache.store import Store
from packsite.model.settings import PacksiteError
from packsite.printing.pdf.dask import cluster
from packsite.printing.pdf.draw import print_pdf
from packsite.printing.pdf.workers import Reason, Stopped

# the cluster logs what the test does to it, and its loop ends after the last test
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a cluster of two processes, and yield its address for the environment."""
    settings = {"distributed.scheduler.allowed-failures": 0, "logging.distributed": "critical"}
    with dask.config.set(settings), _local_cluster(2) as running:
        yield _named(running)


def _local_cluster(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs="CRITICAL",
    )


def _named(running: LocalCluster) -> str:
    return str(running.scheduler_address).replace("tcp://", "dask://")


@pytest.fixture
def named(monkeypatch):
    """Return a function that sets a cluster in the environment and returns its executor."""
    monkeypatch.setattr("packsite.printing.pdf.dask._PATIENCE", 1)

    def name(address: str):
        monkeypatch.setenv("PACKSITE_EXECUTOR", address)
        return cluster()

    return name


def _enter(named, address: str) -> str:
    with pytest.raises(PacksiteError) as caught, named(address):
        pass
    return str(caught.value)


def test_cluster_prints_the_same_bytes_as_this_computer(named, address, tmp_path):
    jobs = [a_pack(), a_job(a_page("![a](tree.png) and ![b](tree.svg)"))]
    jobs += [replace(a_job(a_page(f"Text {n}.")), uri=f"{n}.pdf") for n in range(4)]
    here = print_pdf(jobs, store=Store(tmp_path / "here"), read_image=PICTURES.get)
    with named(address) as executor:
        there = print_pdf(
            jobs, store=Store(tmp_path / "there"), read_image=PICTURES.get, executor=executor
        )
    assert there == here
    assert [result.content[:5] for result in there] == [b"%PDF-"] * 6


def test_jobs_run_in_the_processes_of_the_cluster(named, address):
    with named(address) as executor:
        numbers = {executor.submit(os.getpid).result(timeout=60) for _ in range(8)}
    assert 1 <= len(numbers) <= 2
    assert os.getpid() not in numbers


def test_problem_of_a_page_is_returned_by_the_cluster(named, address, tmp_path):
    with named(address) as executor:
        (result,) = print_pdf(
            [a_job(a_page("![a](tree.png)"))],
            store=Store(tmp_path),
            read_image={"tree.png": b"no picture"}.get,
            executor=executor,
        )
    assert [problem.code.id for problem in result.problems] == ["PDF103"]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    raise ValueError("no")


def test_killed_worker_of_the_cluster_stops_only_its_job(named, address):
    with named(address) as executor:
        killed = executor.submit(die)
        with pytest.raises(Stopped) as caught:
            killed.result(timeout=60)
        assert executor.submit(os.getpid).result(timeout=60)
    assert caught.value.reason is Reason.ENDED


def test_error_in_the_cluster_is_raised_here(named, address):
    with named(address) as executor:
        failed = executor.submit(refuse)
        with pytest.raises(ValueError, match="no"):
            failed.result(timeout=60)


def test_without_a_cluster_this_computer_prints(monkeypatch):
    monkeypatch.delenv("PACKSITE_EXECUTOR", raising=False)
    with cluster() as executor:
        assert executor is None


@pytest.mark.parametrize("address", ["localhost:8786", "processes", "https://localhost"])
def test_unknown_executor_address_is_an_error(named, address):
    assert _enter(named, address) == (
        f'PACKSITE_EXECUTOR is "{address}". Write dask://host:port, or unset it to print here.'
    )


@pytest.mark.parametrize("address", ["dask://", "dask://127.0.0.1", "dask://127.0.0.1:1"])
def test_unreachable_scheduler_is_an_error_in_plain_words(named, address):
    words = _enter(named, address)
    assert words.startswith(f'No Dask scheduler answers at "{address}" (')
    assert words.endswith(
        'Start it with "dask scheduler", correct the address, '
        "or unset PACKSITE_EXECUTOR to print here."
    )


def test_missing_package_is_an_error_in_plain_words(named, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert _enter(named, "dask://127.0.0.1:1") == (
        'PACKSITE_EXECUTOR is "dask://127.0.0.1:1", but the package "distributed" is not '
        'installed. Install the extra "dask" of this project, or unset the variable to '
        "print here."
    )


_REMEDY = (
    "Start workers from a checkout of the same commit, with the same requirements: dask worker."
)


def test_cluster_of_another_version_is_an_error(named, address, monkeypatch):
    monkeypatch.setattr("packsite.printing.pdf.dask.print_version", os.getpid)
    words = _enter(named, address)
    assert words.startswith(f'Of the Dask cluster at "{address}", tcp://127.0.0.1:')
    assert words.endswith(f" would not print what this computer prints. {_REMEDY}")


_BARE_WORKER = """
import asyncio, sys
from distributed import Worker
sys.modules["packsite"] = None

async def main():
    async with Worker(sys.argv[1], nthreads=1) as worker:
        print("up", flush=True)
        await worker.finished()

asyncio.run(main())
"""


def test_cluster_without_workers_or_without_this_project_is_an_error(named, tmp_path):
    with _local_cluster(0) as empty:
        name = _named(empty)
        assert _enter(named, name) == f'The Dask cluster at "{name}" has no workers. {_REMEDY}'
        worker = subprocess.Popen(
            [sys.executable, "-c", _BARE_WORKER, empty.scheduler_address],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=tmp_path,
            encoding="utf-8",
        )
        try:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "up\n"
            words = _enter(named, name)
            assert words.startswith(f'Of the Dask cluster at "{name}", tcp://127.0.0.1:')
            assert words.endswith(f" would not print what this computer prints. {_REMEDY}")
        finally:
            worker.kill()
            worker.communicate()
