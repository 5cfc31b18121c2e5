"""Check a site of thousands of pages in one process, and say what it took.

`python -m tests.benchmarks.many --pages 5000`; with `--build` the site is built too, without PDFs:
it is to be whole, and to stay as it is where a page is then wrong. That takes many minutes.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import corpus, many_built
from tests.benchmarks.bench import Run

from packsite.model.settings import Settings
from packsite.pipeline import check

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one check; `megabytes` is the most that this process has ever held."""

    pages: int
    seconds: float
    megabytes: int
    problems: int


def measure(folder: Path, pages: int) -> Cost:
    """Write that many pages into `folder` and check them."""
    corpus.write(folder, pages)
    start = time.process_time()
    site = check(Settings(folder), TODAY)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Cost(len(site.documents), seconds, megabytes, len(site.errors))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.many", description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--build", action="store_true", help="build the site too: many minutes")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="packsite-many-") as folder:
        if given.build:
            sys.exit(_report(many_built.build(Path(folder), given.pages)))
        cost = measure(Path(folder), given.pages)
    each = 1000 * cost.seconds / cost.pages
    print(
        f"{cost.pages:,} pages checked in {cost.seconds:.1f} s of processor ({each:.1f} ms each) "
        f"and {cost.megabytes:,} MB; {cost.problems} errors"
    )


def _report(whole: many_built.Whole) -> int:
    """Print the findings; return the exit code."""
    print(f"{whole.pages:,} pages and {whole.links:,} links between them")
    print(f"  built                  {_cost(whole.built)}")
    print(f"  refused with one bad   {_cost(whole.refused)}")
    print("\n".join(whole.faults) or "The site is whole, and a bad page has not touched it.")
    return 1 if whole.faults else 0


def _cost(run: Run) -> str:
    return f"{run.seconds:8.1f} s, {run.cpu:8.1f} s of processor, {run.megabytes:6,} MB"


if __name__ == "__main__":
    main()
