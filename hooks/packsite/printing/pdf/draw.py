"""Print jobs as PDFs: from the cache where possible, the rest by several workers."""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.printed import OnPrinted, PrintResult
from packsite.model.problems import Problem
from packsite.model.progress import silent
from packsite.printing.document.briefing import overrun_problem
from packsite.printing.document.context import ReadImage
from packsite.printing.document.convert import print_document
from packsite.printing.document.typography import with_signs_named
from packsite.printing.job import PrintJob
from packsite.printing.pdf.cache import keep, key_of, last_good, load, picture_digests
from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.problems import engine_problem, stopped_problem
from packsite.printing.pdf.typst import RenderedPdf, compile_pdf
from packsite.printing.pdf.workers import Reason, Stopped, processes

_SILENT_PERIODS = 3
"""Time limits of one PDF without any result, after which the executor is given up."""


@dataclass(frozen=True, slots=True)
class _Order:
    """A job submitted to a worker."""

    index: int
    job: PrintJob
    key: str
    pictures: dict[str, str]
    problems: tuple[Problem, ...]


def print_pdf(
    jobs: Sequence[PrintJob],
    *,
    store: Store,
    read_image: ReadImage,
    limits: Limits = Limits(),  # noqa: B008 - a value
    workers: int | None = None,
    executor: Executor | None = None,
    progress: OnPrinted = silent,
) -> list[PrintResult]:
    """Print every job; the results are in the order of the jobs.

    `progress` is called with each result as it completes. A given `executor` is used and left
    running; without one, `workers` processes are started. A job that exceeds its limits fails
    alone, with a problem.
    """
    results: dict[int, PrintResult] = {}
    for index, job in enumerate(jobs):
        if cached := load(store, key_of(job), read_image):
            results[index] = cached
            progress(cached)
    missing = sorted(set(range(len(jobs))) - set(results), key=lambda n: _expected_work(jobs[n]))
    if missing:
        count = min(workers or os.cpu_count() or 1, len(missing))
        # a small one starts each worker, while the largest is converted; these follow by size
        missing = [*missing[:count], *missing[: count - 1 : -1]]
        with nullcontext(executor) if executor else processes(count, limits) as pool:
            orders = dict(_submit(pool, index, jobs[index], read_image) for index in missing)
            for order, rendered in _as_completed(orders, limits):
                results[order.index] = _finished(order, rendered, limits, store)
                progress(results[order.index])
        store.sweep()
    return [results[index] for index in range(len(jobs))]


def _expected_work(job: PrintJob) -> tuple[int, bool]:
    return len(job.pages), job.edition is not Edition.STANDARD


def _submit(
    pool: Executor, index: int, job: PrintJob, read_image: ReadImage
) -> tuple[Future[RenderedPdf], _Order]:
    document, problems = print_document(job, read_image=read_image)
    content = with_signs_named(json.dumps(document.content, ensure_ascii=False)).encode()
    # the day of the version, as PDFs must not depend on the clock
    timestamp = int(datetime.combine(job.version, time(), UTC).timestamp())
    faces = job.brand.typeface.faces if job.brand.typeface else ()
    future = pool.submit(compile_pdf, content, dict(document.pictures), timestamp, faces)
    return future, _Order(index, job, key_of(job), picture_digests(document.sources), problems)


def _as_completed(
    orders: dict[Future[RenderedPdf], _Order], limits: Limits
) -> Iterator[tuple[_Order, RenderedPdf | Reason]]:
    """Yield the outcome of each order as it completes; an executor that falls silent times out."""
    waiting = set(orders)
    while waiting:
        timeout = _SILENT_PERIODS * limits.clock_seconds
        done, waiting = wait(waiting, timeout=timeout, return_when=FIRST_COMPLETED)
        for future in done:
            yield orders[future], _outcome(future)
        if not done:
            for future in waiting:
                future.cancel()
                yield orders[future], Reason.TIME
            return


def _outcome(future: Future[RenderedPdf]) -> RenderedPdf | Reason:
    try:
        return future.result()
    except Stopped as stopped:
        return stopped.reason
    except BrokenExecutor:
        return Reason.ENDED


def _finished(
    order: _Order, rendered: RenderedPdf | Reason, limits: Limits, store: Store
) -> PrintResult:
    job, content = order.job, b"" if isinstance(rendered, Reason) else rendered.content
    problems = (*order.problems, *_remarks(job, rendered, limits))
    result = PrintResult(job.uri, content, reused=False, problems=problems)
    if not content:
        return replace(result, last_good=last_good(store, job.uri))
    keep(store, order.key, result, order.pictures)
    return result


def _remarks(job: PrintJob, rendered: RenderedPdf | Reason, limits: Limits) -> tuple[Problem, ...]:
    if isinstance(rendered, Reason):
        return (stopped_problem(job, rendered, limits),)
    is_printed = bool(rendered.content)
    remarks = tuple(engine_problem(job, words, printed=is_printed) for words in rendered.messages)
    return (*remarks, overrun_problem(job, rendered.overrun)) if rendered.overrun else remarks
