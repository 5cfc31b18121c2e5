"""Start the Chromium of this computer: for the tests and for the benchmarks."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium looks for updates and its maker's services at every start; a closed network refuses them.
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@contextmanager
def started() -> Iterator[Browser]:
    """Start the program that CHROMIUM names, or the first there is; close it at the end."""
    names = [os.environ.get("CHROMIUM", ""), *_PROGRAMS]
    program = next(filter(None, map(shutil.which, names)), None)
    assert program, "no Chromium here: .ci/install-test-programs installs one or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield browser
        browser.close()
