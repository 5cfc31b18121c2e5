"""Time the print stage alone, on the content of the folder it runs in; for `bench`."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from packsite.model import PrintJob
from packsite.pipeline import check, weave
from packsite.print_jobs import print_jobs
from packsite.print_pdf import print_pdf
from packsite.settings import Settings


def _timed(jobs: Iterable[PrintJob], cache: Path) -> tuple[float, int]:
    """Return the seconds to print these, and the sides of paper."""
    start = time.perf_counter()
    results = print_pdf(
        list(jobs), cache_dir=cache, read_image=lambda _: None, timestamp=1_700_000_000
    )
    seconds = time.perf_counter() - start
    problems = [str(problem) for result in results for problem in result.problems]
    assert not problems, problems[:3]
    return seconds, sum(len(pikepdf.open(io.BytesIO(result.content)).pages) for result in results)


def main() -> None:
    site = check(Settings.load(Path()), date(2026, 11, 23))
    jobs = print_jobs(weave(site, with_pdf=True))
    largest = max((job for job in jobs if job.is_pack), key=lambda job: len(job.pages))
    shares = {"pages": [job for job in jobs if not job.is_pack], "pack": [largest]}
    with TemporaryDirectory() as folder:
        print(json.dumps({name: _timed(share, Path(folder)) for name, share in shares.items()}))


if __name__ == "__main__":
    main()
