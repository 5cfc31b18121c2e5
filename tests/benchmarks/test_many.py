"""The time and the memory of a check grow with the pages, not with their square."""

import time
import tracemalloc
from datetime import date
from pathlib import Path

from tests.benchmarks import corpus

from packsite.model.settings import Settings
from packsite.pipeline import check


def cost_of_a_check(folder: Path, pages: int) -> tuple[float, int]:
    """Return the seconds of processor, and the most bytes that were in use at once."""
    corpus.write(folder, pages)
    start = time.process_time()
    tracemalloc.start()
    site = check(Settings(folder), date(2026, 11, 23))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(site.documents) == pages + 3
    return time.process_time() - start, most


def test_three_times_the_pages_take_about_three_times_as_much(tmp_path: Path) -> None:
    cost_of_a_check(tmp_path / "warm", 20)
    few, many = (cost_of_a_check(tmp_path / str(pages), pages) for pages in (100, 300))
    assert all(more < 6 * less for more, less in zip(many, few, strict=True)), (few, many)
