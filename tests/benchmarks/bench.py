"""Measure this build beside plain MkDocs + Material on the same pages, in one run.

Each figure is the median of whole commands, each in a process of its own, taken in turn:
comes   MkDocs + Material as they come, with our extensions, on the pages as editors wrote them
plain   the same with our features, among them navigation.prune, which leaves out most of a menu
woven   the same as plain, on the Markdown that our stages make of them (facts, backlinks, lists)
ours    the build of this project, which makes that Markdown and hands it to MkDocs
Where the machine is shared, the clock tells of the others too: compare the processor time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

import yaml
from tests.benchmarks import corpus
from tests.benchmarks.serving import Edit, measure_edits, serving

PAGE_PDFS = "a PDF for every page"
ROOT = Path(__file__).resolve().parents[2]
NO_PDF = {"PACKSITE_PDF": "0"}
SMALL = 200
"""Pages up to which a size is measured more often, and printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """The cost of one command: `cpu` is of all its processes; `megabytes` of the largest."""

    seconds: float
    cpu: float
    megabytes: int
    output: str


@dataclass(slots=True)
class Tree:
    """A folder with the generated content, in our contract and as plain Markdown."""

    folder: Path
    pages: int
    edited: int = field(default=0)

    def write(self) -> None:
        corpus.write(self.folder, self.pages)
        corpus.write_plain(self.folder / "plain", self.pages)
        copy_tooling(self.folder)
        (self.folder / "plain/theme").mkdir()  # Material as it comes, without ours
        material = "theme: {custom_dir: plain/theme, static_templates: []}"
        self._config("plain", "plain/docs", material)
        self._config("plugin", "plain/docs", material, "plugins: {search: {}, pdf-export: {}}")
        unpruned = yaml.safe_load((self.folder / "mkdocs.yml").read_text("utf-8"))["theme"][
            "features"
        ]
        unpruned.remove("navigation.prune")
        as_it_comes = f"{material[:-1]}, features: {json.dumps(unpruned)}}}"
        self._config("comes", "plain/docs", as_it_comes)
        self._config("staged", "staged", material)

    def _config(self, name: str, docs: str, *more: str) -> None:
        lines = [
            "INHERIT: mkdocs.yml",
            "hooks: []",
            "watch: []",
            f"docs_dir: {docs}",
            f"site_dir: site-{name}",
            *(() if any("plugins:" in line for line in more) else ("plugins: [search]",)),
            *more,
        ]
        (self.folder / f"{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def ours(self, *, pdf: bool = False, code: int = 0) -> Run:
        return self.run("mkdocs", "build", "--strict", env={} if pdf else NO_PDF, code=code)

    def plain(self, name: str = "plain") -> Run:
        return self.run("mkdocs", "build", "--config-file", f"{name}.yml")

    def stage(self) -> None:
        """Write our Markdown out again, for MkDocs alone."""
        shutil.rmtree(self.folder / "staged", ignore_errors=True)
        self.run("packsite", "stage", "--no-pdf", "staged")

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "",  # an editor's commands find this program compiled
            "PYTHONPATH": os.pathsep.join((str(self.folder / "hooks"), str(ROOT))),
        }

    def edits(self, name: str, times: int) -> list[Edit]:
        """Edit a page under `mkdocs serve`, ours or plain, and wait until it is served."""
        options = () if name == "ours" else ("--config-file", f"{name}.yml")
        folder = self.folder if name == "ours" else self.folder / f"{name}/docs"
        page = min((folder / "neglect_pack").glob("*.md"))
        with serving(self.folder, self.environment(), *options) as preview:
            return measure_edits(preview, page, f"neglect_pack/{page.stem}.html", times)

    def run(
        self, module: str, *arguments: str, env: Mapping[str, str] | None = None, code: int = 0
    ) -> Run:
        """Run a Python module in this folder; ends the program where it ends with another code."""
        return self.run_program(sys.executable, "-m", module, *arguments, env=env, code=code)

    def run_program(
        self, *command: str, env: Mapping[str, str] | None = None, code: int = 0
    ) -> Run:
        """Run any program in this folder; ends this one where that ends with another code."""
        environment = {**self.environment(), **(env or {})}
        with tempfile.TemporaryFile("w+") as output:
            start = time.perf_counter()
            process = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdout=output, stderr=output
            )
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            text = output.read()
        if process.returncode != code:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{text[-3000:]}")
        return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, text)

    def clear(self) -> None:
        """Remove the output of builds, so that the next one is cold."""
        for name in ("site", "site-comes", "site-plain", "site-plugin", "site-staged", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self) -> None:
        """Change the same page in both dialects."""
        self.edited += 1
        for name in ("neglect_pack", "plain/docs/neglect_pack"):
            page = min((self.folder / name).glob("*.md"))
            text = page.read_text("utf-8")
            page.write_text(f"{text}\nEdited {self.edited} times.\n", encoding="utf-8")


def copy_tooling(folder: Path) -> None:
    """Copy the build and the look of this repository, without its content and its menu."""
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    menu = re.compile(r"^nav:.*\n(?:(?:[ \t-].*|#.*)?\n)*", re.MULTILINE)
    name = re.compile(r"^site_name:.*", re.MULTILINE)  # as in the brand.yml of the corpus
    config = name.sub("site_name: A site", menu.sub("", config))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for path in (ROOT / "docs").rglob("*"):
        inside = path.relative_to(ROOT / "docs")
        if path.is_file() and path.suffix != ".md" and inside.parts[0] != "data":
            for docs in ("docs", "plain/docs"):
                target = folder / docs / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the same work, plainly and by us."""

    what: str
    comes: list[Run]
    plain: list[Run]
    woven: list[Run]
    """MkDocs alone again, on the Markdown that our stages hand to it."""
    ours: list[Run]

    def __str__(self) -> str:
        each = (self.comes, self.plain, self.woven, self.ours)
        clock = [median(run.seconds for run in runs) for runs in each]
        seconds = "".join(f"{one:8.2f}" for one in clock)
        adds = "".join(f"{clock[-1] / one - 1:+8.0%}" for one in clock[:-1])
        cpu = "".join(f"{median(run.cpu for run in runs):8.2f}" for runs in each)
        memory = "".join(f"{max(run.megabytes for run in runs):6}" for runs in each)
        return f"  {self.what:<17}{seconds}  {adds}  {cpu}  {memory}"


def _columns(width: int, count: int) -> str:
    return "".join(f"{name:>{width}}" for name in ("comes", "plain", "woven", "ours")[:count])


def measure_builds(tree: Tree, runs: int) -> list[Row]:
    """Build cold, again, and with one page edited: the four in turn."""
    rows = [Row(what, [], [], [], []) for what in ("cold", "nothing changed", "one page edited")]
    for _ in range(runs):
        tree.clear()
        for row in rows:
            if row.what == "one page edited":
                tree.edit()
            tree.stage()
            row.comes.append(tree.plain("comes"))
            row.plain.append(tree.plain())
            row.woven.append(tree.plain("staged"))
            row.ours.append(tree.ours())
    return rows


def main() -> None:
    given = _arguments()
    print(machine())
    for pages in given.pages:
        with tempfile.TemporaryDirectory(prefix="packsite-bench-") as folder:
            tree = Tree(Path(folder), pages)
            tree.write()
            _report_builds(tree, given.runs or (5 if pages <= SMALL else 3))
            if pages <= SMALL and not given.no_pdf:
                _report_print(tree, with_plugin=given.with_plugin)


def _report_builds(tree: Tree, runs: int) -> None:
    print(f"\n{tree.pages} pages, median of {runs} runs, PDFs off; load {os.getloadavg()[0]:.1f}")
    print(
        f"{'':19}{'seconds wall clock':^32}  {'ours adds to':^24}  {'seconds of processor':^32}"
        f"  {'memory, MB':^24}\n"
        f"{'':19}{_columns(8, 4)}  {_columns(8, 3)}  {_columns(8, 4)}  {_columns(6, 4)}"
    )
    for row in measure_builds(tree, runs):
        print(row, flush=True)
    checks = [tree.run("packsite", "check") for _ in range(runs)]
    print(f"  packsite check {median(run.seconds for run in checks):26.2f}")
    print("  the preview, from saving one page to its new bytes over HTTP (seconds, processor)")
    for name in ("plain", "ours"):
        edits = tree.edits(name, runs)
        seconds, cpu = (median(getattr(edit, of) for edit in edits) for of in ("seconds", "cpu"))
        print(f"    {name:<15}{seconds:8.2f}{cpu:8.2f}", flush=True)


def _report_print(tree: Tree, *, with_plugin: bool) -> None:
    tree.clear()
    alone = json.loads(tree.run("tests.benchmarks.print_stage").output)
    first, second = tree.ours(pdf=True), tree.ours(pdf=True)
    print(f"\n{tree.pages} pages, printed; load before {os.getloadavg()[0]:.1f}")
    print(f"  {'':26} seconds   processor")
    for what, (seconds, cpu, sides) in alone.items():
        print(f"  {what:<26}{seconds:8.2f}{cpu:12.2f}   {sides} sides, PDF/UA-1")
    for what, run in (("the site with every PDF", first), ("the same, nothing changed", second)):
        print(f"  {what:<26}{run.seconds:8.2f}{run.cpu:12.2f}   {_printed(run)}", flush=True)
    if with_plugin:
        run = tree.plain("plugin")
        seconds = plugin_seconds(run)
        times = seconds / alone[PAGE_PDFS][0]
        print(
            f"  {'mkdocs-pdf-export-plugin':<26}{seconds:8.2f}{run.cpu:12.2f}"
            f"   a PDF for every page, untagged: {times:.0f} times ours (processor: whole build)"
        )


def _printed(run: Run) -> str:
    found = re.search(r"PDFs: (\d+ written, \d+ reused)", run.output)
    return found[1] if found else "the build did not say"


def plugin_seconds(run: Run) -> float:
    found = re.search(r"Converting \d+ files to PDF took ([\d.]+)s", run.output)
    assert found, run.output[-2000:]
    assert "Error converting" not in run.output, run.output[-2000:]
    return float(found[1])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--pages", type=int, nargs="+", default=[100, 1000], help="sizes (100 1000)")
    add("--runs", type=int, help="runs of each (5 up to 200 pages, else 3)")
    add("--no-pdf", action="store_true", help="leave out everything printed")
    add(
        "--with-plugin",
        action="store_true",
        help="print with mkdocs-pdf-export-plugin too: minutes",
    )
    return parser.parse_args()


def commit() -> str:
    """Return the short name of the measured commit."""
    shown = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    said = subprocess.run(shown, capture_output=True, text=True, check=False).stdout
    return said.strip() or "unknown"


def machine() -> str:
    packages = ("mkdocs", "mkdocs-material", "Markdown", "typst")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"commit {commit()}, {os.cpu_count()} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}; {versions}; "
        f"load before {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
