"""Time the print stage alone, on the content of the folder it runs in; for `bench`."""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from tests.benchmarks.bench import PAGE_PDFS

from packsite.edition import Edition
from packsite.pipeline import check, weave
from packsite.print_jobs import print_jobs
from packsite.print_model import PrintJob
from packsite.print_pdf import print_pdf
from packsite.settings import Settings


def _timed(jobs: Iterable[PrintJob], cache: Path) -> tuple[float, float, int]:
    """Return the seconds to print these, those of processor time, and the sides of paper."""
    start, cpu = time.perf_counter(), _cpu()
    results = print_pdf(
        list(jobs),
        cache_dir=cache,
        read_image=lambda _: None,
    )
    seconds, cpu = time.perf_counter() - start, _cpu() - cpu
    problems = [str(problem) for result in results for problem in result.problems]
    assert not problems, problems[:3]
    sides = sum(len(pikepdf.open(io.BytesIO(result.content)).pages) for result in results)
    return seconds, cpu, sides


def _cpu() -> float:
    """Return the processor time of this process and of its workers that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main() -> None:
    site = check(Settings.load(Path()), date(2026, 11, 23))
    jobs = [
        job for job in print_jobs(weave(site, with_pdf=True)) if job.edition is Edition.STANDARD
    ]
    largest = max((job for job in jobs if job.is_pack), key=lambda job: len(job.pages))
    pages = [job for job in jobs if not job.is_pack]
    shares = {PAGE_PDFS: pages, f"{len(largest.pages)} pages as one pack": [largest]}
    with TemporaryDirectory() as folder:
        print(json.dumps({name: _timed(share, Path(folder)) for name, share in shares.items()}))


if __name__ == "__main__":
    main()
