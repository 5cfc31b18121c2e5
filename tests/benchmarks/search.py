"""Measure this search beside Material's own: what it finds, how soon, and what it downloads.

ours      our index, our script and our search box
material  the same pages and the same look with Material's search plugin and its worker

Both answer tests/search_gold.yml and tests/search_held_back.yml in Chromium. The times are from
the last key to the list in the page. The last table is of generated pages
(tests/benchmarks/corpus.py).
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request
from tests.benchmarks import corpus, words
from tests.benchmarks.tree import ROOT, copy_tooling
from tests.browser import searching
from tests.browser.chromium import started
from tests.browser.serving import served

MATERIAL = (
    "INHERIT: mkdocs.yml\nstrict: false\nplugins: [search]\n"
    "theme: {{custom_dir: '{}', static_templates: []}}\n"
)
"""Material's own look and search; in the braces goes a folder without ours."""
_OF_SEARCH = re.compile(r"search/|assets/search|assets/javascripts/workers/search")


@dataclass(frozen=True, slots=True)
class Found:
    """The places of the right page in the answers, and how long each answer took."""

    parts: Sequence[str]
    places: Sequence[int]
    took: Sequence[float]


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="packsite-search-") as folder, started() as browser:
        report(browser, *build_both(ROOT, Path(folder) / "real", given.site))
        if given.pages:
            sites = build_generated(Path(folder) / "generated", given.pages)
            report_many(browser, given.pages, *sites)


def build_generated(folder: Path, pages: int) -> tuple[Path, Path]:
    """Write that many pages into a folder; return their sites with our search and Material's."""
    corpus.write(folder / "content", pages)
    copy_tooling(folder / "content")
    return build_both(folder / "content", folder)


def build_both(root: Path, folder: Path, ours: Path | None = None) -> tuple[Path, Path]:
    """Return the sites of a project with our search, unless it is given, and with Material's."""
    (folder / "no-theme").mkdir(parents=True)
    plain = MATERIAL.format(folder / "no-theme")
    return ours or build(root, folder / "ours"), build(root, folder / "material", plain)


def build(root: Path, site: Path, config: str = "") -> Path:
    """Build a project without PDFs; a config of its own goes beside its mkdocs.yml for a moment."""
    own = root / f".search-benchmark-{os.getpid()}.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    path = os.pathsep.join((str(root / "hooks"), str(ROOT)))
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PACKSITE_PDF": "0", "PYTHONPATH": path}
    try:
        if config:
            own.write_text(config, "utf-8")
            command += ["--config-file", str(own)]
        run = subprocess.run(
            command, cwd=root, env=env, capture_output=True, text=True, check=False
        )
    finally:
        own.unlink(missing_ok=True)
    if run.returncode:
        sys.exit(run.stdout + run.stderr)
    return site


def report(browser: Browser, ours: Path, material: Path) -> None:
    """Print what both find of each list, how soon, and what they download."""
    for name in searching.LISTS:
        _report_list(browser, ours, material, name)
    _report_bytes(browser, ours, material)


def _report_list(browser: Browser, ours: Path, material: Path, name: str) -> None:
    ids = searching.ids_by_url(ours)
    ask = partial(_asked, browser, ids=ids, questions=searching.questions(name))
    found = {
        "ours": [ask(address, box=searching.OURS) for address in _both(ours)],
        "material": [ask(address, box=searching.MATERIAL) for address in _served(material)],
    }
    print(f"{name:<33}first   in three   median ms   95 %   slowest")
    for box, runs in found.items():
        for protocol, run in zip(("http", "file"), runs, strict=False):
            for part in (None, *dict.fromkeys(run.parts)):
                at = [i for i, own in enumerate(run.parts) if part in {None, own}]
                first, three = searching.shares(run.places[i] for i in at)
                label = f"{box}, {protocol}" if part is None else f"  {part}"
                print(
                    f"{label:<20}{len(at):5} asked {first:7.1%} {three:9.1%}"
                    f"   {_times([run.took[i] for i in at])}"
                )


def _asked(
    browser: Browser,
    address: str,
    *,
    ids: Mapping[str, str],
    questions: Sequence[searching.Question],
    box: searching.Box,
) -> Found:
    with _page(browser) as page:
        searching.open_search(page, f"{address}/index.html", box)
        searching.wait_for_text(page, box)
        answers = [searching.ask(page, question.type, box) for question in questions]
    places = [
        searching.place(answer.ids(ids), question.pages)
        for question, answer in zip(questions, answers, strict=True)
    ]
    return Found(
        [question.part for question in questions], places, [answer.took for answer in answers]
    )


def _report_bytes(browser: Browser, ours: Path, material: Path) -> None:
    print("\nWhat the search downloads                      bytes      gzip")
    boxes = searching.OURS, searching.MATERIAL
    for name, site, box in zip(("ours", "material"), (ours, material), boxes, strict=True):
        before, after = _downloads(browser, site, box)
        for when, files in (("with every page", before), ("once the search is opened", after)):
            print(f"{name}, {when}")
            for path in files:
                _print_size(f"  {path}", [site / path])
            if len(files) > 1:
                _print_size("  together", [site / path for path in files])


def _downloads(browser: Browser, site: Path, box: searching.Box) -> tuple[list[str], list[str]]:
    """Return the downloads of the search with a page, and those when the search is opened."""
    for address in _served(site):
        with _page(browser) as page:
            asked: list[str] = []
            page.on("request", partial(_note, asked))
            page.goto(f"{address}/index.html")
            page.wait_for_load_state("networkidle")
            with_page = len(asked)
            searching.press_slash(page)
            page.keyboard.type("child")
            searching.wait_for_text(page, box)
            both = asked[:with_page], asked[with_page:]
    return tuple([path for path in paths if _OF_SEARCH.match(path)] for paths in both)  # type: ignore[return-value]


def _note(asked: list[str], request: Request) -> None:
    asked.append(urlsplit(request.url).path.lstrip("/"))


def _print_size(label: str, files: Sequence[Path]) -> None:
    contents = [file.read_bytes() for file in files]
    packed = sum(len(gzip.compress(content, 6)) for content in contents)
    print(f"{label:<40}{sum(map(len, contents)):12,}{packed:10,}")


def report_many(browser: Browser, pages: int, ours: Path, material: Path) -> None:
    """Ask for words of the generated pages: one, two, a sentence, a beginning, an error."""
    one_of = Random(1).choice
    queries: list[str] = []
    for _ in range(30):
        title = f"{one_of(words.SUBJECTS)} {one_of(words.ANGLES)}"
        sentence = f"{one_of(words.WHO)} {one_of(words.DOES)} {one_of(words.WHAT)}"
        queries += [title, title[:5], sentence, title[:2] + title[3:]]
    queries = list(dict.fromkeys(queries))
    print(f"\n{pages} generated pages               median ms   95 %   slowest")
    indexes = ["search/index.js", "search/text.js"], ["search/search_index.json"]
    boxes = searching.OURS, searching.MATERIAL
    for name, site, box, files in zip(
        ("ours", "material"), (ours, material), boxes, indexes, strict=True
    ):
        for protocol, address in zip(("http", "file"), _both(site), strict=True):
            if name == "material" and protocol == "file":
                continue
            with _page(browser) as page:
                searching.open_search(page, f"{address}/index.html", box)
                searching.wait_for_text(page, box)
                took = [searching.ask(page, query, box).took for query in queries]
            print(f"{name}, {protocol:<10}{len(queries):5} asked      {_times(took)}")
        for path in files:
            _print_size(f"  {path}", [site / path])


def _times(took: Sequence[float]) -> str:
    ordered = sorted(took)
    return f"{median(ordered):9.1f}{ordered[int(len(ordered) * 0.95)]:7.1f}{ordered[-1]:10.1f}"


def _served(site: Path) -> Iterator[str]:
    """Serve a site without headers of its own as long as the address is used."""
    with served(site, {}) as address:
        yield address


def _both(site: Path) -> Iterator[str]:
    yield from _served(site)
    yield site.as_uri()


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.search",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=1000, help="generated pages; 0 for none")
    parser.add_argument("--site", type=Path, help="this built site of ours, instead of building it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
