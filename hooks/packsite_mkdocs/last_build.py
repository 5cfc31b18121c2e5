"""Detect that a build is up to date: the last site is intact, and its inputs are unchanged.

A site depends on the files of the project, on this program and its packages, on settings and
options, on the earlier versions in git, and on the date, because reviews fall due. A change to the
site itself shows in the size or the modification time of a file.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from platform import python_version

from packsite.cache.key import PACKAGES, PROGRAM, digest, file_digest, folder_digests, installed
from packsite.cache.store import Store
from packsite.model.layers import CORE
from packsite.model.settings import Settings
from packsite.read.git import GitError, git

ENV_PREFIXES = ("PACKSITE_", "SOURCE_DATE_EPOCH")
"""Prefixes of the environment variables that affect a build."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """The recorded site of the last build in a folder; `inputs` are those of this build."""

    store: Store
    site: Path
    inputs: str

    def summary_if_current(self) -> str:
        """Return the summary of the site if it and its inputs are unchanged; else nothing."""
        inputs, summary, _ = self._if_current()
        return summary if inputs == self.inputs else ""

    def pages_if_current(self) -> Mapping[str, str]:
        """Return the keys of its pages by path, if the site is unchanged since its build."""
        return self._if_current()[2]

    def record(self, listed: str, summary: str, pages: Mapping[str, str]) -> None:
        """Save the listing of the folder, the summary, and the keys of its pages."""
        record = [listed, self.inputs, summary, pages]
        self.store.put(digest(self.site), json.dumps(record).encode())

    def _if_current(self) -> tuple[str, str, Mapping[str, str]]:
        known = self.store.get(digest(self.site))
        listed, inputs, summary, pages = json.loads(known) if known else ("", "", "", {})
        with suppress(OSError):
            if listed == listing(self.site):
                return inputs, summary, pages
        return "", "", {}


def listing(site: Path) -> str:
    """Return a digest of the files in a folder, their sizes and times; empty for no files.

    Raises OSError if the folder cannot be read.
    """
    found = sorted(_entries(site, ""))
    return digest(found) if found else ""


def inputs_digest(settings: Settings, today: date, more: Iterable[object]) -> str:
    """Return a digest of all inputs of a site; `more` are those that only the caller knows.

    Raises OSError if a file of the project cannot be read.
    """
    root = settings.root
    ours = (PROGRAM / name for name in PACKAGES)
    folders = [*ours, *(root / name for name in (settings.docs, *settings.folders, CORE))]
    files = [root / settings.menu, root / "pyproject.toml"]
    set_ = {name: value for name, value in os.environ.items() if name.startswith(ENV_PREFIXES)}
    return digest(
        [
            [python_version(), installed(), set_, today, repr(settings), _history(root), *more],
            [(str(folder), folder_digests(folder)) for folder in folders],
            [(str(file), file_digest(file)) for file in files if file.is_file()],
        ]
    )


def _history(root: Path) -> str:
    """Return the current commit, and whether the clone is shallow; empty without git."""
    try:
        return git(root, "rev-parse", "HEAD", "--is-shallow-repository").decode("ascii")
    except GitError:
        return ""


def _entries(folder: Path, way: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{way}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path), f"{name}/")
            else:
                is_now = entry.stat(follow_symlinks=False)
                yield name, is_now.st_size, is_now.st_mtime_ns
