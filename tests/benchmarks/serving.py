"""Measure the live preview: from saving a page to its new bytes coming over HTTP."""

from __future__ import annotations

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
class Preview:
    """A running `mkdocs serve`."""

    address: str
    process: subprocess.Popen[bytes]

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
def serving(folder: Path, environment: dict[str, str]) -> Iterator[Preview]:
    """Run `mkdocs serve` in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
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


def measure_edits(preview: Preview, page: Path, uri: str, times: int) -> list[float]:
    """Edit a page as often as asked; return the seconds until it is served, each time."""
    preview.wait(uri, b"</html>")
    edits = []
    for number in range(times):
        words = f"Looked at in preview {number} at {time.time_ns()}."
        text = page.read_text("utf-8")
        start = time.perf_counter()
        page.write_text(f"{text}\n{words}\n", encoding="utf-8")
        preview.wait(uri, words.encode())
        edits.append(time.perf_counter() - start)
        page.write_text(text, encoding="utf-8")
        time.sleep(1)  # let it notice that the page is as it was
        preview.wait(uri, b"</html>")
    return edits
