"""Measure what the build is to reach: each figure with its limit, and what others take beside it.

Whole commands, each in a process of its own. Where the machine is shared, the clock tells of the
others too: compare the seconds of processor, and the ratios.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from tests.benchmarks import search_keys
from tests.benchmarks.bench import ROOT, Run, Tree, commit, machine, plugin_seconds
from tests.browser.chromium import started

_MANY = 5000
_PRINTED = 100
_IN_A_PACK = 40
_HUGO_LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"


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
    with _tree(pages) as tree:
        tree.clear()
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
        yield Figure("Python-Markdown alone, processor", _alone(tree, "markdown"), "s")
        if shutil.which("hugo"):
            yield from _both("Hugo with the plainest layout", _hugo(tree))
        edits = [edit.seconds for edit in tree.edits("ours", 3)]
        yield Figure(f"preview, {pages} pages", median(edits), "s", 0.7)


def preview() -> Iterator[Figure]:
    """Yield the time of the preview of a small site."""
    with _tree(_PRINTED) as tree:
        edits = [edit.seconds for edit in tree.edits("ours", 3)]
        yield Figure(f"preview, {_PRINTED} pages", median(edits), "s", 0.3)


def many() -> Iterator[Figure]:
    """Yield the time and the memory of thousands of pages."""
    with _tree(_MANY) as tree:
        run = tree.ours()
        yield from _both(f"cold, {_MANY} pages", run, 80)
        yield Figure("the largest of its processes", run.megabytes, "MB", 1000)


def paper(*, with_plugin: bool) -> Iterator[Figure]:
    """Yield the figures of printing, beside Typst alone and the plugin."""
    with _tree(_PRINTED) as tree:
        (pages, pack) = json.loads(tree.run("tests.benchmarks.print_stage").output).values()
        alone = _alone(tree, "typst")
        yield Figure(f"page PDFs of {_PRINTED} pages", pages[0], "s")
        yield Figure("the same, processor", pages[1], "s")
        yield Figure("Typst alone on the same documents, processor", alone, "s")
        yield Figure("page PDFs against Typst alone, by the processor", pages[1] / alone, "×", 1.5)
        if with_plugin:
            plugin = plugin_seconds(tree.plain("plugin"))
            yield Figure("mkdocs-pdf-export-plugin, the same pages", plugin, "s")
            yield Figure("page PDFs against it", plugin / pages[0], "×", 40, is_least=True)
        yield Figure(f"a pack of {_PRINTED} pages", pack[0], "s", 3)
        yield Figure("the same, processor", pack[1], "s")
    with _tree(_IN_A_PACK) as tree:
        output = tree.run("tests.benchmarks.print_stage", "edited").output
        in_a_pack = max(one["seconds"] for one in json.loads(output).values())
        yield Figure(f"an edited page in a pack of {_IN_A_PACK}, printed again", in_a_pack, "s", 3)


def cluster(pages: int) -> Iterator[Figure]:
    """Yield the gain of a second worker, in a Dask cluster on this computer."""
    with _tree(pages) as tree:
        took = json.loads(tree.run("tests.benchmarks.print_stage", "across").output)
        yield Figure(f"page PDFs of {pages} pages, one process", took["one"], "s")
        yield Figure("the same, a Dask cluster of two workers", took["two"], "s")
        yield Figure("one process against the cluster", took["one"] / took["two"], "×")


def own_site() -> Iterator[Figure]:
    """Yield the time of the committed site with every PDF, and of its search on a phone."""
    with tempfile.TemporaryDirectory(prefix="packsite-bench-") as name:
        tree = Tree(Path(name, "clone"), 0)
        subprocess.run(["git", "clone", "-q", ROOT, tree.folder], check=True)
        yield from _both("this site with all PDFs, from nothing", tree.ours(pdf=True), 25)
        yield from _both("this site, nothing changed", tree.ours(pdf=True), 1)
        with started() as browser:
            took = search_keys.measure(browser, tree.folder / "site", "phone", every=8, slower=4)
        yield Figure("first result after a key, phone, processor ÷ 4", median(took), "ms", 30)


def _both(what: str, run: Run, limit: float | None = None) -> Iterator[Figure]:
    yield Figure(what, run.seconds, "s", limit)
    yield Figure(f"{what}: processor", run.cpu, "s")


def _alone(tree: Tree, what: str) -> float:
    return float(tree.run("tests.benchmarks.alone", what).output.split()[-1])


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


@contextmanager
def _tree(pages: int) -> Iterator[Tree]:
    with tempfile.TemporaryDirectory(prefix="packsite-bench-") as folder:
        tree = Tree(Path(folder), pages)
        tree.write()
        yield tree


def main() -> None:
    given = _arguments()
    measured: Mapping[str, Callable[[], Iterator[Figure]]] = {
        "screen": lambda: screen(given.pages),
        "preview": preview,
        "paper": lambda: paper(with_plugin=given.with_plugin),
        "own-site": own_site,
        "many": many,
        "cluster": lambda: cluster(given.pages),
    }
    print(machine())
    for name in given.only or measured:
        print(f"\n{name}")
        for figure in measured[name]():
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
        prog="python -m tests.benchmarks.limits",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--pages", type=int, default=1000, help="pages of the site on screen (1000)")
    names = ["screen", "preview", "paper", "own-site", "many", "cluster"]
    add("--only", nargs="+", choices=names, help="these parts of the table alone")
    add("--with-plugin", action="store_true", help="print with the plugin too: minutes")
    add("--history", type=Path, help="append the ratios, which machines share, to this CSV file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
