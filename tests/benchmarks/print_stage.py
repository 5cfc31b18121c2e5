"""Measure the print stage alone, on the content of the folder it runs in; for the benchmarks."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from distributed import LocalCluster
from tests.benchmarks.bench import PAGE_PDFS

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.settings import Settings
from packsite.pipeline import check, weave
from packsite.printing.job import PrintJob, PrintPage, PrintResult
from packsite.printing.jobs import print_jobs
from packsite.printing.pdf.dask import VARIABLE, cluster
from packsite.printing.pdf.draw import print_pdf
from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.workers import processes

FEW, MANY = 2, 12
"""Packs of like size, of which the memory is compared."""


def _print(
    jobs: Iterable[PrintJob], cache: Path, executor: Executor | None = None
) -> list[PrintResult]:
    results = print_pdf(
        list(jobs), store=Store(cache), read_image=lambda _: None, executor=executor
    )
    problems = [str(problem) for result in results for problem in result.problems]
    assert not problems, problems[:3]
    return results


def _timed(jobs: Iterable[PrintJob], cache: Path) -> tuple[float, float, int]:
    """Return the seconds to print these, those of processor time, and the sides of paper."""
    start, cpu = time.perf_counter(), _cpu()
    results = _print(jobs, cache)
    seconds, cpu = time.perf_counter() - start, _cpu() - cpu
    sides = sum(len(pikepdf.open(io.BytesIO(result.content)).pages) for result in results)
    return seconds, cpu, sides


def _cpu() -> float:
    """Return the processor time of this process and of its workers that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _jobs() -> tuple[PrintJob, ...]:
    site = check(Settings.load(Path()), date(2026, 11, 23))
    return print_jobs(weave(site, with_pdf=True))


def _standard(jobs: Sequence[PrintJob]) -> list[PrintJob]:
    return [job for job in jobs if job.edition is Edition.STANDARD]


def shares(cache: Path) -> object:
    """Return the figures of all page PDFs, and of the largest pack."""
    jobs = _standard(_jobs())
    largest = max((job for job in jobs if job.is_pack), key=lambda job: len(job.pages))
    pages = [job for job in jobs if not job.is_pack]
    return {
        PAGE_PDFS: _timed(pages, cache),
        f"{len(largest.pages)} pages as one pack": _timed([largest], cache),
    }


def across(cache: Path) -> object:
    """Return the seconds to print all page PDFs in one process, and in two of a Dask cluster."""
    jobs = _of_authors(_standard(_jobs()))
    with processes(1, Limits()) as one:
        alone = _seconds(jobs, cache / "one", one)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as running:
        os.environ[VARIABLE] = running.scheduler_address.replace("tcp://", "dask://")
        with cluster() as two:
            return {"one": alone, "two": _seconds(jobs, cache / "two", two)}


def _seconds(jobs: Iterable[PrintJob], cache: Path, executor: Executor | None) -> float:
    start = time.perf_counter()
    _print(jobs, cache, executor)
    return time.perf_counter() - start


def edited(cache: Path) -> object:
    """Return the PDFs that are reprinted after an edit to a page in a pack and to one in none."""
    before = _jobs()
    _print(before, cache)
    return {
        page.relative_to(Path()).as_posix(): _printed_after_an_edit(page, len(before), cache)
        for page in (min(Path("neglect_pack").glob("*.md")), Path("docs/index.md"))
    }


def _printed_after_an_edit(page: Path, jobs: int, cache: Path) -> Mapping[str, object]:
    text = page.read_text("utf-8")
    page.write_text(f"{text}\nOne more sentence.\n", encoding="utf-8")
    start = time.perf_counter()
    results = _print(_jobs(), cache)
    seconds = time.perf_counter() - start
    page.write_text(text, encoding="utf-8")
    again = sorted(result.uri for result in results if not result.reused)
    return {"again": again, "of": jobs, "seconds": round(seconds, 2)}


def _of_authors(jobs: Iterable[PrintJob]) -> list[PrintJob]:
    """Return the jobs of single pages that were written, not made by the build."""
    return [job for job in jobs if not job.is_pack and job.pages[0].id[:3] in _KINDS]


def memory(cache: Path) -> object:
    """Return the most memory that any worker held, in megabytes, for few packs and for many."""
    jobs = _standard(_jobs())
    pages = [job.pages[0] for job in _of_authors(jobs)]
    pack = next(job for job in jobs if job.is_pack)
    return {f"{number} packs": _peak(pack, pages, number, cache) for number in (FEW, MANY)}


_KINDS = {"CPS", "CNP"}
_PAGES = 40


def _peak(pack: PrintJob, pages: Sequence[PrintPage], number: int, cache: Path) -> int:
    packs = [
        replace(pack, uri=f"{number}-{start}.pdf", pages=(*pages[start:], *pages[:start])[:_PAGES])
        for start in range(number)
    ]
    with processes(os.cpu_count() or 1, Limits()) as pool:
        results = print_pdf(packs, store=Store(cache), read_image=lambda _: None, executor=pool)
        assert all(result.content for result in results)
        return max(pool.peaks.values())


WHAT: Mapping[str, Callable[[Path], object]] = {
    "shares": shares,
    "across": across,
    "edited": edited,
    "memory": memory,
}


def main() -> None:
    with TemporaryDirectory() as folder:
        print(json.dumps(WHAT[(sys.argv[1:] or ["shares"])[0]](Path(folder))))


if __name__ == "__main__":
    main()
