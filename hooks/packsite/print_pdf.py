"""Print jobs as PDFs: what is known comes from the cache, the rest is drawn by several workers."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from packsite.print_cache import Entry, fingerprints, keep, key_of, load
from packsite.print_document import print_document
from packsite.print_draft import ReadImage
from packsite.print_engine import Rendered, end_with_parent, lay_out_fonts, render
from packsite.print_model import PrintJob
from packsite.problems import Problem

_WORTH_PROCESSES = 6
"""Jobs from which starting other processes takes less time than it saves."""
_NO_GLYPH = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')


@dataclass(frozen=True, slots=True)
class PrintResult:
    """One job done; `content` is empty where it could not be printed."""

    uri: str
    content: bytes
    reused: bool
    """Whether the PDF comes from the cache."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """A job on its way through a worker."""

    job: PrintJob
    key: str
    pictures: dict[str, str]
    problems: tuple[Problem, ...]


Progress = Callable[[PrintResult], None]


def print_pdf(
    jobs: Sequence[PrintJob],
    *,
    cache_dir: Path,
    read_image: ReadImage,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[PrintResult]:
    """Print every job; the results are in the order of the jobs.

    `progress` is called as soon as a result is there, in the order in which they come.
    An `executor` that is given is used and left running; without one, `workers` processes are
    started where there is enough to do. A job that cannot be printed is its own problem alone.
    """
    tell = progress or _say_nothing
    results: dict[int, PrintResult] = {}
    for index, job in enumerate(jobs):
        entry = load(cache_dir, key_of(job), read_image)
        if entry:
            results[index] = PrintResult(job.uri, entry.content, True, entry.problems)  # noqa: FBT003
            tell(results[index])
    missing = sorted(set(range(len(jobs))) - set(results), key=lambda n: -len(jobs[n].pages))
    if missing:
        with _pool(executor, workers, len(missing)) as pool, _fonts() as fonts:
            orders = {
                future: (index, order)
                for index in missing
                for future, order in [_submitted(pool, jobs[index], read_image, fonts)]
            }
            for future in as_completed(orders):
                index, order = orders[future]
                results[index] = _finished(future, order, cache_dir)
                tell(results[index])
    return [results[index] for index in range(len(jobs))]


def _submitted(
    pool: Executor, job: PrintJob, read_image: ReadImage, fonts: Path
) -> tuple[Future[Rendered], _Order]:
    seen: dict[str, bytes | None] = {}

    def read_and_remember(uri: str) -> bytes | None:
        seen[uri] = read_image(uri)
        return seen[uri]

    document, problems = print_document(job, read_image=read_and_remember)
    content = json.dumps(document.content, ensure_ascii=False).encode()
    future = pool.submit(render, content, dict(document.pictures), fonts, _timestamp(job))
    return future, _Order(job, key_of(job), fingerprints(seen), problems)


def _timestamp(job: PrintJob) -> int:
    """Return the day of a job's version, in seconds: it tells of the words, not of the clock."""
    return int(datetime.combine(job.version, time(), UTC).timestamp())


def _finished(future: Future[Rendered], order: _Order, cache_dir: Path) -> PrintResult:
    try:
        rendered = future.result()
    except BrokenExecutor:
        rendered = Rendered(b"", ("the process that drew it ended before it was done",))
    problems = order.problems + tuple(
        _problem(order.job, message, printed=bool(rendered.content))
        for message in rendered.messages
    )
    if rendered.content:
        keep(cache_dir, order.key, Entry(rendered.content, problems), order.pictures)
    return PrintResult(order.job.uri, rendered.content, False, problems)  # noqa: FBT003


def _problem(job: PrintJob, message: str, *, printed: bool) -> Problem:
    if no_glyph := _NO_GLYPH.search(message):
        text = no_glyph["text"]
        return Problem(
            _uri_of_page_with(job, text),
            0,
            0,
            "PDF102",
            f'the sign "{text}" is in none of the fonts, so the page could not be printed.',
            "Say it in words.",
        )
    uri = job.uri if job.is_pack else job.pages[0].uri
    code = "PDF104" if printed else "PDF102"
    return Problem(uri, 0, 0, code, f'"{job.title}": the print engine says: {message}.')


def _uri_of_page_with(job: PrintJob, text: str) -> str:
    pages = [
        page.uri for page in job.pages if text in f"{page.title} {page.summary} {page.markdown}"
    ]
    return pages[0] if pages else job.uri


@contextmanager
def _pool(executor: Executor | None, workers: int | None, jobs: int) -> Iterator[Executor]:
    if executor:
        yield executor
        return
    count = min(workers or os.cpu_count() or 1, jobs)
    if jobs < _WORTH_PROCESSES or count == 1:
        with ThreadPoolExecutor(count) as threads:
            yield threads
        return
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=end_with_parent)
    with _bare_start(), pool as processes:
        yield processes


@contextmanager
def _bare_start() -> Iterator[None]:
    """Let new processes start with this package alone.

    They would run the main module of this process again (the site generator, or a script that does
    not expect it), and would not find this package: hooks are not on the path of a build.
    """
    main, folder = sys.modules["__main__"], str(Path(__file__).parents[1])
    sys.modules["__main__"] = ModuleType("__main__")
    sys.path.append(folder)
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        sys.path.remove(folder)


@contextmanager
def _fonts() -> Iterator[Path]:
    with TemporaryDirectory(prefix="packsite-fonts-") as folder:
        lay_out_fonts(Path(folder))
        yield Path(folder)


def _say_nothing(result: PrintResult) -> None:
    """Be the progress of whoever asked for none."""
