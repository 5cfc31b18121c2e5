"""Print the same pages with this build and with what others use, side by side in one run.

ours                      Typst, a PDF for every page, and all pages as one pack: tagged PDF/UA-1
mkdocs-pdf-export-plugin  WeasyPrint, a PDF for every page, as the plugin comes
mkdocs-to-pdf             WeasyPrint, all pages as one document, as the plugin comes
Chromium                  its own print command, page after page, in one headless browser
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.bench import PAGE_PDFS, Run, Tree, machine, plugin_seconds
from tests.browser.chromium import started

COMPARED = 100
GROWTH = (100, 300, 1000)
_TO_PDF = ("mkdocs-to-pdf", "libsass", "python-barcode", "qrcode", "beautifulsoup4", "soupsieve")
"""The plugin's requirements beyond the packages that are pinned here already."""
_AT_LEAST = 10_000
"""Bytes of a PDF that holds something."""
_CONFIG = """
INHERIT: plain.yml
site_dir: site-to-pdf
plugins: {search: {}, to-pdf: {}}
"""


def main() -> None:
    given = _arguments()
    print(machine())
    with _tree(given.pages) as tree:
        _compare(tree, given.without)
        _report_edits(tree)
        _report_memory(tree)
    if "growth" not in given.without:
        _report_growth(given.growth)


@contextmanager
def _tree(pages: int) -> Iterator[Tree]:
    with tempfile.TemporaryDirectory(prefix="packsite-bench-") as folder:
        tree = Tree(Path(folder), pages)
        tree.write()
        yield tree


def _stage(tree: Tree, what: str = "shares") -> dict[str, Any]:
    output = tree.run("tests.benchmarks.print_stage", what).output
    return dict(json.loads(output.splitlines()[-1]))


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of printing by the clock, and by all processors together where that is known."""

    seconds: float
    cpu: float | None = None

    def times(self, ours: Cost) -> str:
        """Return the ratio of this cost to ours, by the clock and by the processor."""
        by_clock = f"{self.seconds / ours.seconds:.1f} ×"
        by_cpu = f"{self.cpu / ours.cpu:.1f} ×" if self.cpu and ours.cpu else ""
        return f"{by_clock:>9}{by_cpu:>9}"


def _compare(tree: Tree, without: list[str]) -> None:
    print(f"\n{tree.pages} pages{'':<28}seconds   processor   times ours: clock, processor    load")
    figures = _stage(tree)
    pages, pack = (Cost(seconds, cpu) for seconds, cpu, _ in figures.values())
    for name, (seconds, cpu, _) in figures.items():
        _row(f"ours: {name}", Cost(seconds, cpu), None)
    plain = tree.plain()
    if "plugin" not in without:
        run = tree.plain("plugin")
        _row("mkdocs-pdf-export-plugin", Cost(plugin_seconds(run), run.cpu - plain.cpu), pages)
    if "to-pdf" not in without:
        run = _to_pdf(tree)
        cost = Cost(run.seconds - plain.seconds, run.cpu - plain.cpu)
        _row("mkdocs-to-pdf, one document", cost, pack)
    if "chromium" not in without:
        _row("Chromium, the same pages", Cost(_chromium_seconds(tree)), pack)


def _row(what: str, cost: Cost, ours: Cost | None) -> None:
    cpu = "" if cost.cpu is None else f"{cost.cpu:.1f}"
    times = cost.times(ours) if ours else ""
    load = os.getloadavg()[0]
    print(f"  {what:<38}{cost.seconds:8.1f}{cpu:>12}{times:>25}{load:14.1f}", flush=True)


def _to_pdf(tree: Tree) -> Run:
    """Build with the plugin, which is installed for this run alone."""
    packages = tree.folder / "to-pdf-packages"
    install = ("-m", "pip", "install", "-qq", "--no-deps", "--target", str(packages))
    subprocess.run([sys.executable, *install, *_TO_PDF], check=True)
    (tree.folder / "to-pdf.yml").write_text(_CONFIG, encoding="utf-8")
    path = os.pathsep.join((str(packages), str(tree.folder / "hooks")))
    run = tree.run("mkdocs", "build", "--config-file", "to-pdf.yml", env={"PYTHONPATH": path})
    written = [*(tree.folder / "site-to-pdf").rglob("*.pdf")]
    assert any(path.stat().st_size > _AT_LEAST for path in written), run.output[-2000:]
    return run


def _chromium_seconds(tree: Tree) -> float:
    tree.plain()
    pages = sorted((tree.folder / "site-plain").rglob("*.html"))
    with started() as browser:
        start = time.perf_counter()
        page = browser.new_page()
        for path in pages:
            page.goto(path.as_uri())
            assert page.pdf(format="A4", tagged=True)
        return time.perf_counter() - start


def _report_edits(tree: Tree) -> None:
    print("\nOne page edited: printed again")
    for page, found in _stage(tree, "edited").items():
        print(f"  {page}: {len(found['again'])} of {found['of']} PDFs, {found['seconds']} seconds")
        print("".join(f"    {uri}\n" for uri in found["again"]), end="")


def _report_memory(tree: Tree) -> None:
    print("\nMost memory of any worker, packs of 40 pages")
    for packs, megabytes in _stage(tree, "memory").items():
        print(f"  {packs:<10}{megabytes:6} MB", flush=True)


def _report_growth(sizes: list[int]) -> None:
    print("\nA PDF for every page     seconds   a page   processor   load")
    for size in sizes:
        with _tree(size) as tree:
            seconds, cpu, _ = _stage(tree)[PAGE_PDFS]
        each = f"{seconds / size * 1000:6.1f} ms"
        load = os.getloadavg()[0]
        print(f"  {size:5} pages{'':<12}{seconds:8.1f}{each}{cpu:12.1f}   {load:4.1f}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.print_beside",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    others = ["plugin", "to-pdf", "chromium", "growth"]
    add = parser.add_argument
    add("--pages", type=int, default=COMPARED, help="pages that are printed by all (100)")
    add("--without", nargs="+", default=[], choices=others, help="leave these out")
    add("--growth", type=int, nargs="+", default=[*GROWTH], help="sizes (100 300 1000)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
