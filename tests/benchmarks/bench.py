"""Measure what the build is to reach: each figure with its limit, and what others take beside it.

screen    builds without PDFs and the preview, beside MkDocs + Material as they come
preview   the preview of a small site
paper     PDFs, beside Typst alone
own-site  this site with every PDF, and its search on a phone
many      thousands of pages
cluster   PDFs in a Dask cluster on this computer
beside    PDFs as others print the same pages: two plugins on WeasyPrint, and Chromium; half an hour

Whole commands, each in a process of its own. Where the machine is shared, the clock tells of the
others too: compare the seconds of processor, and the ratios.
"""

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import search_keys
from tests.benchmarks.tree import ROOT, Run, Tree, commit, machine, written
from tests.browser.chromium import started

_MANY = 5000
_PRINTED = 100
_IN_A_PACK = 40
_HUGO_LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
_TO_PDF = ("mkdocs-to-pdf", "libsass", "python-barcode", "qrcode", "beautifulsoup4", "soupsieve")
"""The plugin and what it needs beyond the packages that are pinned here already."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; without a limit it stands beside those of this project."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    is_least: bool = False
    """Whether the limit is the least that is to be reached, not the most."""

    def __str__(self) -> str:
        row = f"  {self.what:<56}{self.value:9.2f} {self.unit:<4}"
        if self.limit is None:
            return f"{row}{'':22}load {os.getloadavg()[0]:.1f}"
        is_reached = self.value >= self.limit if self.is_least else self.value <= self.limit
        wanted = f"{'≥' if self.is_least else '≤'} {self.limit:g}"
        told = "reached" if is_reached else "not yet"
        return f"{row}{wanted:>9}   {told:<10}load {os.getloadavg()[0]:.1f}"


def screen(pages: int) -> Iterator[Figure]:
    """Yield the figures of builds without PDFs, beside MkDocs + Material as they come."""
    with written(pages) as tree:
        yield from _both(f"check, {pages} pages", tree.run("packsite", "check"), 2)
        tree.edit()
        yield from _both("check, one page edited", tree.run("packsite", "check"), 0.5)
        tree.clear()
        cold, comes = tree.ours(), tree.plain("comes")
        yield from _both("cold", cold)
        yield from _both("MkDocs + Material as they come, cold", comes)
        yield Figure("cold against these, by the clock", cold.seconds / comes.seconds, "×", 0.3)
        yield Figure("cold against these, by the processor", cold.cpu / comes.cpu, "×", 0.6)
        tree.edit()
        yield from _both("one page edited", tree.ours(), 3)
        yield from _both("nothing changed", tree.ours(), 1)
        yield Figure("Python-Markdown alone, processor", _stage(tree, "markdown"), "s")
        if shutil.which("hugo"):
            yield from _both("Hugo with the plainest layout", _hugo(tree))
        yield Figure(f"preview, {pages} pages", median(tree.preview()), "s", 0.7)


def preview() -> Iterator[Figure]:
    """Yield the time of the preview of a small site."""
    with written(_PRINTED) as tree:
        yield Figure(f"preview, {_PRINTED} pages", median(tree.preview()), "s", 0.3)


def many() -> Iterator[Figure]:
    """Yield the time and the memory of thousands of pages."""
    with written(_MANY) as tree:
        run = tree.ours()
        yield from _both(f"cold, {_MANY} pages", run, 80)
        yield Figure("the largest of its processes", run.megabytes, "MB", 1000)


def paper(printed: int, in_a_pack: int) -> Iterator[Figure]:
    """Yield the figures of printing that many pages, beside Typst alone."""
    with written(printed) as tree:
        pages, pack = _stage(tree, "shares")
        alone = _stage(tree, "typst")
        yield Figure(f"page PDFs of {printed} pages", pages[0], "s")
        yield Figure("the same, processor", pages[1], "s")
        yield Figure("Typst alone on the same documents, processor", alone, "s")
        yield Figure("page PDFs against Typst alone, by the processor", pages[1] / alone, "×", 1.5)
        yield Figure(f"a pack of {printed} pages", pack[0], "s", 3)
        yield Figure("the same, processor", pack[1], "s")
    with written(in_a_pack) as tree:
        again = _stage(tree, "edited")
        yield Figure(f"an edited page in a pack of {in_a_pack}, printed again", again, "s", 3)


def beside() -> Iterator[Figure]:
    """Yield the figures of the tools that others print with; the pages are the same."""
    with written(_PRINTED) as tree:
        pages, pack = _stage(tree, "shares")
        plugin = _plugin_seconds(tree.plain("plugin"))
        yield Figure("mkdocs-pdf-export-plugin, a PDF for every page", plugin, "s")
        yield Figure("page PDFs against it", plugin / pages[0], "×", 40, is_least=True)
        plain = tree.plain("plain").seconds
        to_pdf = _to_pdf(tree).seconds - plain
        yield Figure("mkdocs-to-pdf, all pages as one document", to_pdf, "s")
        yield Figure("a pack against it", to_pdf / pack[0], "×")
        chromium = _chromium_seconds(tree)
        yield Figure("Chromium, page after page", chromium, "s")
        yield Figure("page PDFs against it", chromium / pages[0], "×")


def cluster(pages: int) -> Iterator[Figure]:
    """Yield the gain of a second worker, in a Dask cluster on this computer."""
    with written(pages) as tree:
        one, two = _stage(tree, "across")
        yield Figure(f"page PDFs of {pages} pages, one process", one, "s")
        yield Figure("the same, a Dask cluster of two workers", two, "s")
        yield Figure("one process against the cluster", one / two, "×")


def own_site() -> Iterator[Figure]:
    """Yield the time of the committed site with every PDF, and of its search on a phone."""
    with tempfile.TemporaryDirectory(prefix="packsite-bench-") as name:
        tree = Tree(Path(name, "clone"), 0)
        subprocess.run(["git", "clone", "-q", ROOT, tree.folder], check=True)
        yield from _both("this site with all PDFs, from nothing", tree.ours(pdf=True), 25)
        yield from _both("this site, nothing changed", tree.ours(pdf=True), 1)
        with started() as browser:
            took = search_keys.measure(browser, tree.folder / "site", every=8, slower=4)
        yield Figure("first result after a key, phone, processor ÷ 4", median(took), "ms", 30)


def _both(what: str, run: Run, limit: float | None = None) -> Iterator[Figure]:
    yield Figure(what, run.seconds, "s", limit)
    yield Figure(f"{what}: processor", run.cpu, "s")


def _stage(tree: Tree, name: str) -> Any:
    output = tree.run("tests.benchmarks.stages", name).output
    return json.loads(output.splitlines()[-1])


def _hugo(tree: Tree) -> Run:
    folder = tree.folder / "hugo"
    shutil.copytree(tree.folder / "plain/docs", folder / "content")
    for name in ("single", "list"):
        layout = folder / f"layouts/_default/{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_HUGO_LAYOUT, encoding="utf-8")
    for index in [*folder.rglob("index.md")]:
        index.rename(index.with_name("_index.md"))  # otherwise all below it are its attachments
    (folder / "config.toml").touch()
    return tree.run_program("hugo", "--quiet", "--source", str(folder))


def _plugin_seconds(run: Run) -> float:
    found = re.search(r"Converting \d+ files to PDF took ([\d.]+)s", run.output)
    assert found, run.output[-2000:]
    assert "Error converting" not in run.output, run.output[-2000:]
    return float(found[1])


def _to_pdf(tree: Tree) -> Run:
    """Build with the plugin, which is installed for this run alone."""
    packages = str(tree.folder / "to-pdf-packages")
    install = ("-m", "pip", "install", "-qq", "--no-deps", "--target", packages)
    subprocess.run([sys.executable, *install, *_TO_PDF], check=True)
    path = os.pathsep.join((packages, str(tree.folder / "hooks")))
    run = tree.plain("to-pdf", {"PYTHONPATH": path})
    assert any((tree.folder / "site-to-pdf").rglob("*.pdf")), run.output[-2000:]
    return run


def _chromium_seconds(tree: Tree) -> float:
    pages = sorted((tree.folder / "site-plain").rglob("*.html"))
    with started() as browser:
        start = time.perf_counter()
        page = browser.new_page()
        for path in pages:
            page.goto(path.as_uri())
            assert page.pdf(format="A4", tagged=True)
        return time.perf_counter() - start


_PARTS: Mapping[str, Callable[[int], Iterator[Figure]]] = {
    "screen": screen,
    "preview": lambda _: preview(),
    "paper": lambda _: paper(_PRINTED, _IN_A_PACK),
    "own-site": lambda _: own_site(),
    "many": lambda _: many(),
    "cluster": cluster,
    "beside": lambda _: beside(),
}


def main() -> None:
    given = _arguments()
    print(machine())
    for name in given.only or [part for part in _PARTS if part != "beside"]:
        print(f"\n{name}")
        for figure in _PARTS[name](given.pages):
            print(figure, flush=True)
            if given.history and figure.unit == "×":
                record(given.history, figure)


def record(history: Path, figure: Figure) -> None:
    """Append a figure, its day and its commit to a CSV file."""
    with history.open("a", encoding="utf-8", newline="") as file:
        row = (date.today().isoformat(), commit(), figure.what, f"{figure.value:.2f}")
        csv.writer(file, lineterminator="\n").writerow(row)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--pages", type=int, default=1000, help="pages on screen and in the cluster (1000)")
    add("--only", nargs="+", choices=_PARTS, help="these parts alone; without it, all but beside")
    add("--history", type=Path, help="append the ratios, which machines share, to this CSV file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
