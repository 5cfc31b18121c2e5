"""Printing: reuse of the cache, reprints, and jobs that cannot be printed."""

import json
import os
import subprocess
import sys
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.printing.jobs import PICTURES, Here, a_job, a_pack, a_page

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.print_codes import PDF103, PDF105
from packsite.model.printed import PrintResult
from packsite.model.problems import Problem
from packsite.printing.pdf.draw import print_pdf
from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.workers import processes

DAMAGED = b"\x89PNG\r\n\x1a\n" + b"nonsense"
WITH_A_PICTURE = a_page("![a](tree.png)")


@pytest.fixture
def printed(tmp_path):
    """Return a function that prints jobs with one cache, in this process unless told otherwise."""

    def run(*jobs, read_image=PICTURES.get, **options):
        if not {"executor", "limits", "workers"} & options.keys():
            options["executor"] = Here()
        return print_pdf(
            jobs,
            store=Store(tmp_path / "cache"),
            read_image=read_image,
            **options,
        )

    return run


def _several(count: int):
    return [
        replace(a_job(a_page(f"Text {number}.", number=number)), uri=f"standards/{number}.pdf")
        for number in range(count)
    ]


def test_job_becomes_a_pdf_without_problems(printed):
    (result,) = printed(a_job())
    assert result.content.startswith(b"%PDF-1.7")
    assert (result.uri, result.reused, result.problems) == ("standards/core-groups.pdf", False, ())


def test_results_are_in_the_order_of_the_jobs(printed):
    jobs = [*_several(3), a_pack()]
    assert [result.uri for result in printed(*jobs)] == [job.uri for job in jobs]


class _Noted(Here):
    """An executor that notes the sizes and editions of its documents."""

    def __init__(self) -> None:
        self.begun: list[tuple[int, str]] = []

    def submit(self, fn, /, *args, **options):
        document = json.loads(args[0])
        self.begun.append((len(document["pages"]), document["edition"]))
        return super().submit(fn, *args, **options)


def test_largest_are_begun_first_but_for_a_small_one_to_start_each_worker(printed):
    large_print = replace(a_pack(), uri="packs/large-print.pdf", edition=Edition.LARGE_PRINT)
    noted = _Noted()
    printed(a_pack(), large_print, *_several(2), workers=1, executor=noted)
    assert noted.begun == [(1, "standard"), (2, "large-print"), (2, "standard"), (1, "standard")]


def test_pack_that_lists_a_page_twice_is_printed(printed):
    page = a_page("## A\n\nText.[^a]\n\n[^a]: Note.")
    (result,) = printed(a_pack(page, page))
    assert (result.content[:5], result.problems) == (b"%PDF-", ())


def test_progress_is_called_once_for_each_result(printed):
    told: list[PrintResult] = []
    jobs = _several(3)
    printed(jobs[0])
    results = printed(*jobs, progress=told.append)
    assert sorted(told, key=lambda result: result.uri) == results
    assert [result.reused for result in results] == [True, False, False]


def test_other_processes_give_the_same_bytes(printed, tmp_path):
    jobs = _several(6)
    in_processes = printed(*jobs, workers=2)
    with ThreadPoolExecutor(1) as threads:
        in_a_thread = print_pdf(
            jobs,
            store=Store(tmp_path / "other"),
            read_image=PICTURES.get,
            executor=threads,
        )
    assert [result.problems for result in in_processes] == [()] * 6
    assert [result.content for result in in_processes] == [result.content for result in in_a_thread]


_SCRIPT = """
import sys
from pathlib import Path
from packsite.cache.store import Store
from packsite.printing.pdf.draw import print_pdf
from tests.printing.pdf.test_draw import _several

sys.path[:] = [folder for folder in sys.path if not folder.endswith("hooks")]
print("started")
cache = Path(sys.argv[1])
results = print_pdf(
    _several(6), store=Store(cache), read_image=lambda _: None, workers=2
)
print(sum(bool(result.content) for result in results))
"""


def test_script_without_a_main_guard_can_print(tmp_path):
    root = Path(__file__).parents[3]
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "cache")],
        env={**os.environ, "PYTHONPATH": f"{root / 'hooks'}{os.pathsep}{root}"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("started\n6\n", "")


class _Idle(Executor):
    """An executor that must not be asked."""

    def submit(self, *_args, **_options):
        raise AssertionError("nothing was to be printed")


def test_second_run_with_nothing_changed_prints_nothing(printed):
    jobs = [a_job(a_page("![a](tree.png) ![b](none.png)")), a_pack()]
    first = printed(*jobs)
    second = printed(*jobs, executor=_Idle())
    assert [result.reused for result in second] == [True, True]
    assert [replace(result, reused=False) for result in second] == first


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"version": a_job().version.replace(day=1)},
        {"pages": (a_page("Other."),)},
        {"site_url": "https://other.example/"},
        {"edition": Edition.LARGE_PRINT},
    ],
    ids=lambda change: next(iter(change)),
)
def test_changed_job_is_reprinted(printed, change):
    printed(a_job())
    (result,) = printed(replace(a_job(), **change))
    assert result.reused is False


def test_page_is_reprinted_when_its_picture_changes(printed):
    job = a_job(a_page("![a](tree.png)"))
    printed(job)
    (result,) = printed(job, read_image={"standards/tree.png": PICTURES["standards/tree.svg"]}.get)
    assert result.reused is False


def test_unwritable_cache_is_reported_once_and_fails_nothing(tmp_path):
    (tmp_path / "cache").write_text("a file in the place of the folder")
    said: list[str] = []
    store = Store(tmp_path / "cache", say=said.append)
    results = print_pdf(_several(2), store=store, read_image=PICTURES.get)
    assert [bool(result.content) for result in results] == [True, True]
    assert said == [
        f'Nothing can be saved in "{tmp_path / "cache"}" (File exists), so the next build '
        "will take longer. Check the free space and permissions there."
    ]


def _an_hour_later(cache: Path) -> None:
    """Age all entries: a disk's clock may be too coarse to tell two of these prints apart."""
    for entry in cache.iterdir():
        then = entry.stat().st_mtime - 3600
        os.utime(entry, (then, then))


def test_page_that_can_no_longer_be_printed_has_its_last_good_pdf(printed, tmp_path):
    (good,) = printed(a_job())
    _an_hour_later(tmp_path / "cache")
    printed(a_job(a_page("Newer.")))
    _an_hour_later(tmp_path / "cache")
    (newest,) = printed(a_job())
    (bad,) = printed(a_job(a_page("Newest.")), executor=_Broken())
    assert newest.reused
    assert (bad.content, bad.last_good) == (b"", good.content)


def test_sign_that_no_font_has_is_printed_as_its_name(printed):
    (result,) = printed(a_job(a_page("A smile \U0001f600.")))
    assert result.problems == ()
    text = pypdfium2.PdfDocument(result.content)[0].get_textpage().get_text_bounded()
    assert "A smile [grinning face]." in " ".join(text.split())


def test_damaged_picture_is_a_problem_on_its_line_and_never_reaches_the_engine(printed):
    page = replace(WITH_A_PICTURE, source="---\nid: X\n---\n\n![a](tree.png)")
    (result,) = printed(a_job(page), read_image=lambda _: DAMAGED)
    assert result.problems == (
        Problem(
            "standards/page-8.md",
            5,
            6,
            PDF103,
            'the picture "tree.png" is damaged.',
            "Open it in a picture program and save it again.",
        ),
    )


def test_page_that_failed_to_print_is_retried_in_the_next_build(printed):
    failed, again = (printed(a_job(), executor=one)[0] for one in (_Broken(), Here()))
    assert failed.content == b""
    assert (again.content[:5], again.reused) == (b"%PDF-", False)


class _Broken(Executor):
    """An executor whose workers die."""

    def submit(self, *_args, **_options):
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor("gone"))
        return future


def test_worker_that_dies_is_a_problem_and_no_traceback(printed):
    (result,) = printed(a_job(), executor=_Broken())
    assert result.content == b""
    assert [problem.code.id for problem in result.problems] == ["PDF105"]


def test_cached_document_repeats_its_problems(printed):
    job = a_job(a_page("<video></video>"))
    first, second = printed(job)[0], printed(job)[0]
    assert second.reused is True
    assert [problem.code.id for problem in first.problems] == ["PDF101"]
    assert second.problems == first.problems


_HEAVY = "| Step | Words |\n|---|---|\n" + "| Write | it down |\n" * 3000


def _stopped(words: str) -> tuple[Problem, ...]:
    hint = "Split its largest table or list, or split the page in two."
    return (Problem("standards/page-8.md", 0, 0, PDF105, words, hint),)


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_page_above_the_memory_limit_is_stopped_and_the_others_are_printed(printed):
    heavy = replace(a_job(a_page(_HEAVY)), uri="heavy.pdf")
    results = printed(heavy, a_job(), limits=Limits(megabytes=110))
    assert [bool(result.content) for result in results] == [False, True]
    assert results[0].problems == _stopped(
        'Printing "Core groups" takes more than 110 MB of memory, so it was stopped.'
    )


def _never_end(*_):
    while True:
        pass


class _Endless(Executor):
    """An executor in which the first document never finishes."""

    def __init__(self, pool: Executor) -> None:
        self.pool = pool
        self.drawings = iter([_never_end])

    def submit(self, fn, /, *args, **options):
        return self.pool.submit(next(self.drawings, fn), *args, **options)


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_page_above_the_time_limit_is_stopped_and_the_others_are_printed(printed):
    limits = Limits(seconds=2)
    with processes(1, limits) as pool:
        results = printed(a_pack(), a_job(), limits=limits, executor=_Endless(pool))
    assert [bool(result.content) for result in results] == [True, False]
    assert [problem.message for problem in results[1].problems] == [
        'Printing "Core groups" takes more than 2 seconds, so it was stopped.'
    ]


class _Silent(Executor):
    """An executor that never answers, like a cluster that has lost its network."""

    def submit(self, *_args, **_options):
        return Future[Any]()


def test_executor_that_falls_silent_is_given_up(printed):
    (result,) = printed(a_job(), executor=_Silent(), limits=Limits(seconds=0))
    assert [problem.code.id for problem in result.problems] == ["PDF105"]
