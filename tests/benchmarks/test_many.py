"""The time and the memory of a check grow with the pages, not with their square."""

import resource
import time
from datetime import date
from pathlib import Path

from tests.benchmarks import corpus

from packsite.model.settings import Settings
from packsite.pipeline import check


def seconds_to_check(folder: Path, pages: int) -> float:
    corpus.write(folder, pages)
    start = time.process_time()
    site = check(Settings(folder), date(2026, 11, 23))
    assert len(site.documents) == pages + 3
    return time.process_time() - start


def test_three_times_the_pages_take_about_three_times_as_long(tmp_path: Path) -> None:
    seconds_to_check(tmp_path / "warm", 20)
    few, many = (seconds_to_check(tmp_path / str(pages), pages) for pages in (100, 300))
    assert many < 6 * few
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_000 * 1024
