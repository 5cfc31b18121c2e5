"""Measure one stage alone, on the content of the folder it runs in; prints the figures as JSON.

`markdown` renders the pages of plain Markdown with Python-Markdown and the extensions of the site;
`typst` draws the page PDFs of the site with Typst, one after the other, without reading, fitting,
form fields, tags of tables or a cache: the least that each can take, in seconds of processor.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import markdown
import typst
from distributed import LocalCluster

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.printed import PrintResult
from packsite.model.settings import Settings
from packsite.pipeline import check, weave
from packsite.printing.document.convert import print_document
from packsite.printing.document.typography import with_signs_named
from packsite.printing.job import PrintJob
from packsite.printing.jobs import print_jobs
from packsite.printing.pdf.dask import VARIABLE, cluster
from packsite.printing.pdf.draw import print_pdf
from packsite.printing.pdf.fonts import STYLES_FOLDER, write_fonts
from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.typst import PDF_STANDARDS, STYLESHEETS
from packsite.printing.pdf.workers import processes
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS

_KINDS = {"CPS", "CNP"}
"""Pages that were written, not made by the build."""


def _print(
    jobs: Iterable[PrintJob], cache: Path, executor: Executor | None = None
) -> list[PrintResult]:
    results = print_pdf(
        list(jobs), store=Store(cache), read_image=lambda _: None, executor=executor
    )
    problems = [str(problem) for result in results for problem in result.problems]
    assert not problems, problems[:3]
    return results


def _timed(
    jobs: Iterable[PrintJob], cache: Path, executor: Executor | None = None
) -> tuple[float, float]:
    """Return the seconds to print these, and those of processor time."""
    start, cpu = time.perf_counter(), _cpu()
    _print(jobs, cache, executor)
    return time.perf_counter() - start, _cpu() - cpu


def _cpu() -> float:
    """Return the processor time of this process and of its workers that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _jobs() -> tuple[PrintJob, ...]:
    site = check(Settings.load(Path()), date(2026, 11, 23))
    return print_jobs(weave(site, with_pdf=True))


def _standard() -> list[PrintJob]:
    return [job for job in _jobs() if job.edition is Edition.STANDARD]


def _page_jobs() -> list[PrintJob]:
    return [job for job in _standard() if not job.is_pack]


def shares(cache: Path) -> object:
    """Return the figures of all page PDFs, and of the largest pack."""
    jobs = _standard()
    largest = max((job for job in jobs if job.is_pack), key=lambda job: len(job.pages))
    pages = [job for job in jobs if not job.is_pack]
    return _timed(pages, cache), _timed([largest], cache)


def across(cache: Path) -> object:
    """Return the seconds to print all page PDFs in one process, and in two of a Dask cluster."""
    jobs = [job for job in _page_jobs() if job.pages[0].id[:3] in _KINDS]
    with processes(1, Limits()) as one:
        alone, _ = _timed(jobs, cache / "one", one)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as running:
        os.environ[VARIABLE] = running.scheduler_address.replace("tcp://", "dask://")
        with cluster() as two:
            return alone, _timed(jobs, cache / "two", two)[0]


def edited(cache: Path) -> object:
    """Return the seconds to print what is printed again once a page in a pack was edited."""
    _print(_jobs(), cache)
    page = min(Path("neglect_pack").glob("*.md"))
    page.write_text(f"{page.read_text('utf-8')}\nOne more sentence.\n", encoding="utf-8")
    start = time.perf_counter()
    _print(_jobs(), cache)
    return time.perf_counter() - start


def markdown_alone(_: Path) -> object:
    texts = [path.read_text("utf-8") for path in Path("plain/docs").rglob("*.md")]
    start = time.process_time()
    converter = markdown.Markdown(
        extensions=[*MARKDOWN_EXTENSIONS], extension_configs=EXTENSION_CONFIGS
    )
    for text in texts:
        converter.reset().convert(text)
    return time.process_time() - start


def typst_alone(root: Path) -> object:
    contents = [print_document(job, read_image=lambda _: None)[0].content for job in _page_jobs()]
    documents = [with_signs_named(json.dumps(one, ensure_ascii=False)) for one in contents]
    for sheet in STYLESHEETS:
        copyfile(STYLES_FOLDER / sheet, root / sheet)
    (root / "closeness.json").write_text("{}", encoding="utf-8")
    (root / "look.json").write_text(json.dumps(contents[0]["look"]), encoding="utf-8")
    start = time.process_time()
    _draw(root, documents)
    return time.process_time() - start


def _draw(root: Path, documents: list[str]) -> None:
    (root / "fonts").mkdir()
    write_fonts((), root / "fonts")
    engine = typst.Compiler(
        root / "pack.typ",
        root=root,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[root / "fonts"]),
        sys_inputs={"edition": Edition.STANDARD.key, "families": ""},
    )
    for document in documents:
        (root / "document.json").write_text(document, encoding="utf-8")
        assert engine.compile(format="pdf", pdf_standards=PDF_STANDARDS)


STAGES: Mapping[str, Callable[[Path], object]] = {
    "shares": shares,
    "across": across,
    "edited": edited,
    "markdown": markdown_alone,
    "typst": typst_alone,
}


def main() -> None:
    with TemporaryDirectory() as folder:
        print(json.dumps(STAGES[sys.argv[1]](Path(folder))))


if __name__ == "__main__":
    main()
