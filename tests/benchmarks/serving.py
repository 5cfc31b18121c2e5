"""Measure the live preview: from saving a page to its new bytes coming over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

PATIENCE = 900
_POLL = 0.02


@dataclass(frozen=True, slots=True)
class Edit:
    """The time until a saved page was served; `cpu` is the preview's, in seconds."""

    seconds: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `mkdocs serve`."""

    address: str
    process: subprocess.Popen[bytes]

    def cpu(self) -> float:
        """Return the processor time so far, from what Linux tells; 0 where nothing does."""
        try:
            told = Path(f"/proc/{self.process.pid}/stat").read_text("ascii")
        except OSError:
            return 0.0
        times = told.rpartition(")")[2].split()[11:15]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")

    def page(self, uri: str) -> bytes:
        """Return a page; nothing where none comes."""
        try:
            with build_opener(ProxyHandler({})).open(f"{self.address}/{uri}", timeout=60) as answer:
                return bytes(answer.read())
        except (URLError, TimeoutError, ConnectionError):
            return b""

    def wait(self, uri: str, words: bytes) -> None:
        """Wait until a page has these words; ends the program where it never has them."""
        end = time.monotonic() + PATIENCE
        while words not in self.page(uri):
            if self.process.poll() is not None or time.monotonic() > end:
                sys.exit(f"{self.address}/{uri} did not come in the preview")
            time.sleep(_POLL)


@contextmanager
def serving(folder: Path, environment: dict[str, str], *options: str) -> Iterator[Preview]:
    """Run `mkdocs serve` in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place, *options]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield Preview(f"http://{place}", process)
        finally:
            process.terminate()


def measure_edits(preview: Preview, page: Path, uri: str, times: int) -> list[Edit]:
    """Edit a page as often as asked, and wait each time until it is served."""
    preview.wait(uri, b"</html>")
    edits = []
    for number in range(times):
        words = f"Looked at in preview {number} at {time.time_ns()}."
        text = page.read_text("utf-8")
        before = preview.cpu()
        start = time.perf_counter()
        page.write_text(f"{text}\n{words}\n", encoding="utf-8")
        preview.wait(uri, words.encode())
        edits.append(Edit(time.perf_counter() - start, preview.cpu() - before))
        page.write_text(text, encoding="utf-8")
        time.sleep(1)  # let it notice that the page is as it was
        preview.wait(uri, b"</html>")
    return edits
