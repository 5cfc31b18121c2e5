"""The live preview: it shows problems and goes on, and follows changes in every folder."""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from subprocess import Popen
from threading import Thread
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest
from tests.packsite_mkdocs.project import Project, page

PROBLEM = (
    "ERROR   -  packsite: standards/visits.md:20:1: error REF101: No page, statement or finding"
)
PATIENCE = 40
"""Seconds to wait for what takes one on a quiet computer."""


@dataclass
class Preview:
    """A running `mkdocs serve`."""

    address: str
    process: Popen[str]
    patience: float
    lines: list[str] = field(default_factory=list)

    def page(self, uri: str) -> str:
        """Return a page, or nothing where none comes."""
        return self.file(uri).decode()

    def file(self, uri: str) -> bytes:
        """Return a file, or nothing where none comes."""
        with (
            suppress(URLError),
            build_opener(ProxyHandler({})).open(f"{self.address}/{uri}", timeout=5) as answer,
        ):
            return bytes(answer.read())
        return b""

    def wait(self, what: str, until: Callable[[], object]) -> None:
        end = time.monotonic() + self.patience
        while not until():
            assert self.process.poll() is None, "\n".join(["the preview ended:", *self.lines])
            assert time.monotonic() < end, "\n".join([f"waited in vain for {what}:", *self.lines])
            time.sleep(0.02)

    def shown(self, words: str) -> int:
        """Return the number of times that words were on the screen."""
        return "\n".join(self.lines).count(words)


def free_place() -> str:
    """Return an address where nothing is served yet."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def serving(
    project: Project,
    generator: str = "mkdocs",
    *,
    pdf: bool = False,
    place: str = "",
    env: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> Iterator[Preview]:
    place = place or free_place()
    env = {**(env or {}), **({"PACKSITE_PDF": "1"} if pdf else {})}
    with project.start(generator, "serve", "--dev-addr", place, env=env) as process:
        preview = Preview(f"http://{place}", process, patience)
        reader = Thread(target=_collect, args=(process, preview.lines))
        reader.start()
        try:
            yield preview
        finally:
            process.terminate()
            reader.join()


def _collect(process: Popen[str], lines: list[str]) -> None:
    assert process.stdout is not None
    lines.extend(line.rstrip("\n") for line in iter(process.stdout.readline, ""))


@pytest.fixture
def broken(project: Project) -> Project:
    project.replace("standards/visits.md", "Look at", "[[CPS-O8]] says: look at")
    return project


def test_the_preview_shows_problems_and_goes_on(broken: Project) -> None:
    uri = "standards/visits.html"
    with serving(broken) as preview:
        preview.wait("the broken page", lambda: "[[CPS-O8]]" in preview.page(uri))
        assert preview.shown(PROBLEM) == 1
        broken.replace("standards/visits.md", "[[CPS-O8]]", "[[CPS-08]]")
        preview.wait("the corrected page", lambda: "[[CPS-O8]]" not in preview.page(uri))
        assert preview.shown(PROBLEM) == 1
        broken.replace("standards/visits.md", "[[CPS-08]]", "[[CPS-O9]]")
        preview.wait("the second problem", lambda: preview.shown(PROBLEM) == 2)
        assert preview.page("standards/core-groups.html")
    assert not preview.shown("Traceback")
    assert not broken.site.exists()


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_a_file_that_is_not_text_does_not_end_the_preview(project: Project, generator: str) -> None:
    project.write({"neglect_pack/scan.md": b"\xff\xfe not text"})
    with serving(project, generator) as preview:
        preview.wait("a page", lambda: preview.page("index.html"))
        assert preview.shown("neglect_pack/scan.md:1: error FIL101") == 1
        assert not preview.page("neglect_pack/scan.html")


def test_a_page_that_cannot_be_printed_is_shown_without_a_pdf_in_the_preview(
    published: Project,
) -> None:
    published.replace("standards/visits.md", "Look at", "\u0de6 Look at")
    with serving(published, pdf=True) as preview:
        preview.wait("the page", lambda: "\u0de6 Look at" in preview.page("standards/visits.html"))
        assert preview.shown(" PDF107: ") == 1
        assert preview.file("standards/CPS-08-core-groups.pdf")
        assert not preview.file("standards/CPS-09-visits.pdf")


def test_the_preview_follows_changes_in_the_core(project: Project) -> None:
    core = "core/docs/about.md"
    project.write({"core/core.yml": "version: '1'\n", core: page("PG-02", "About us", "Then.")})
    with serving(project) as preview:
        preview.wait("the page of the core", lambda: "Then." in preview.page("about.html"))
        project.replace(core, "Then.", "Now.")
        preview.wait("its new words", lambda: "Now." in preview.page("about.html"))
