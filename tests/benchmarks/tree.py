"""A folder with generated content, and the commands that are measured in it."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import yaml
from tests.benchmarks import corpus
from tests.packsite_mkdocs.project import Project
from tests.packsite_mkdocs.test_serve import serving

from packsite.model.generated_pages import announced

ROOT = Path(__file__).resolve().parents[2]
_NO_PDF = {"PACKSITE_PDF": "0"}
_AS_IT_COMES = "theme: {custom_dir: plain/theme, static_templates: []"
"""Material without our theme; the brace is still open."""


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
        with (self.folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
            yaml.safe_dump({"nav": self._menu()}, config, allow_unicode=True)
        (self.folder / "plain/theme").mkdir()
        for name, plugins in (
            ("plain", "search: {}"),
            ("plugin", "search: {}, pdf-export: {}"),
            ("to-pdf", "search: {}, to-pdf: {}"),
        ):
            self._config(name, f"{_AS_IT_COMES}}}", plugins)
        unpruned = yaml.safe_load((self.folder / "mkdocs.yml").read_text("utf-8"))["theme"][
            "features"
        ]
        unpruned.remove("navigation.prune")  # it leaves out most of a menu
        self._config("comes", f"{_AS_IT_COMES}, features: {json.dumps(unpruned)}}}", "search: {}")

    def _menu(self) -> list[Mapping[str, object]]:
        """Return a menu of all pages, with a part for each folder, as MkDocs makes one without."""
        made = [(page.title, page.uri) for page in announced(has_sessions=False)]
        pages = [(page.title, page.path.removeprefix("docs/")) for page in corpus.site(self.pages)]
        parts: dict[str, list[dict[str, str]]] = {}
        for title, uri in (*made, *pages):
            parts.setdefault(PurePosixPath(uri).parent.name, []).append({title: uri})
        return [*parts.pop(""), *({name: listed} for name, listed in parts.items())]

    def _config(self, name: str, theme: str, plugins: str) -> None:
        lines = [
            "INHERIT: mkdocs.yml",
            "hooks: []",
            "nav: null",
            "watch: []",
            "docs_dir: plain/docs",
            f"site_dir: site-{name}",
            f"plugins: {{{plugins}}}",
            theme,
        ]
        (self.folder / f"{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def ours(self, *, pdf: bool = False) -> Run:
        return self.run("mkdocs", "build", "--strict", env={} if pdf else _NO_PDF)

    def plain(self, name: str, env: Mapping[str, str] | None = None) -> Run:
        return self.run("mkdocs", "build", "--config-file", f"{name}.yml", env=env)

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "",  # an editor's commands find this program compiled
            "PYTHONPATH": os.pathsep.join((str(self.folder / "hooks"), str(ROOT))),
        }

    def preview(self) -> list[float]:
        """Edit a page under `mkdocs serve`; return the seconds until it is served, each time."""
        page = min((self.folder / "neglect_pack").glob("*.md"))
        uri, text, took = f"neglect_pack/{page.stem}.html", page.read_text("utf-8"), []
        with serving(Project(self.folder), env=self.environment(), patience=300) as preview:

            def is_shown(words: str) -> bool:
                return words in preview.page(uri)

            preview.wait("the page", partial(is_shown, "</html>"))
            for words in ("First.", "Second.", "Third."):
                time.sleep(1)  # let it finish what it makes of the other pages
                start = time.perf_counter()
                page.write_text(f"{text}\nEdited in the preview: {words}\n", encoding="utf-8")
                preview.wait("the edit", partial(is_shown, f"preview: {words}"))
                took.append(time.perf_counter() - start)
        return took

    def run(self, module: str, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """Run a Python module in this folder; ends the program where it fails."""
        return self.run_program(sys.executable, "-m", module, *arguments, env=env)

    def run_program(self, *command: str, env: Mapping[str, str] | None = None) -> Run:
        """Run any program in this folder; ends this one where it fails."""
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
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{text[-3000:]}")
        return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, text)

    def clear(self) -> None:
        """Remove the output of builds, so that the next one is cold."""
        for path in (*self.folder.glob("site*"), self.folder / ".cache"):
            shutil.rmtree(path, ignore_errors=True)

    def edit(self) -> None:
        """Change the same page in both dialects."""
        self.edited += 1
        for name in ("neglect_pack", "plain/docs/neglect_pack"):
            page = min((self.folder / name).glob("*.md"))
            text = page.read_text("utf-8")
            page.write_text(f"{text}\nEdited {self.edited} times.\n", encoding="utf-8")


@contextmanager
def written(pages: int) -> Iterator[Tree]:
    """Write that many pages into a folder, which goes when it is done with."""
    with tempfile.TemporaryDirectory(prefix="packsite-bench-") as folder:
        tree = Tree(Path(folder), pages)
        tree.write()
        yield tree


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
