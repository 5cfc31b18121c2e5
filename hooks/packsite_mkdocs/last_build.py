"""Detect that a build is up to date: the last site is intact, and its inputs are unchanged.

A site depends on the files of the project, on this program and its packages, on settings and
options, on the earlier versions in git, and on the date, because reviews fall due. A change to the
site itself shows in the size or the modification time of a file.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import distributions
from pathlib import Path
from platform import python_version
from typing import Any

from packsite.cache.key import PACKAGES, PROGRAM, digest, file_digest, folder_digests
from packsite.cache.store import Store
from packsite.model.layers import CORE
from packsite.model.settings import Settings
from packsite.read.git import GitError, git

ENV_PREFIXES = ("PACKSITE_", "SOURCE_DATE_EPOCH")
"""Prefixes of the environment variables that affect a build."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """The site of the last build with the same inputs in a folder, and its summary."""

    store: Store
    site: Path
    inputs: str

    def summary_if_current(self) -> str:
        """Return the summary of the site if it is unchanged since its build; else nothing."""
        return str(self._if_current(self.inputs, ""))

    def pages_if_current(self) -> Mapping[str, str]:
        """Return the keys of its pages by path, if the site is unchanged since its build."""
        return dict(self._if_current(self._pages, {}))

    def record(self, listed: str, summary: str) -> None:
        """Save the listing of the folder and the summary."""
        self.store.put(self.inputs, json.dumps([listed, summary]).encode())

    def record_pages(self, listed: str, pages: Mapping[str, str]) -> None:
        """Save the listing of the folder and the keys of its pages."""
        self.store.put(self._pages, json.dumps([listed, pages]).encode())

    @property
    def _pages(self) -> str:
        return digest(["pages", self.site])

    def _if_current(self, name: str, otherwise: object) -> Any:
        known = self.store.get(name)
        try:
            left, value = json.loads(known) if known else ("", otherwise)
            return value if left == listing(self.site) else otherwise
        except OSError:
            return otherwise


def listing(site: Path) -> str:
    """Return a digest of the files in a folder, their sizes and times; empty for no files.

    Raises OSError if the folder cannot be read.
    """
    found = sorted(_entries(site, ""))
    return digest(found) if found else ""


def inputs_digest(settings: Settings, today: date, more: Iterable[object] = ()) -> str:
    """Return a digest of all inputs of a site; `more` are those that only the caller knows.

    Raises OSError if a file of the project cannot be read.
    """
    root = settings.root
    ours = (PROGRAM / name for name in PACKAGES)
    folders = [*ours, *(root / name for name in (settings.docs, *settings.folders, CORE))]
    files = [root / settings.menu, root / "pyproject.toml"]
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    set_ = {name: value for name, value in os.environ.items() if name.startswith(ENV_PREFIXES)}
    return digest(
        [
            [python_version(), packages, set_, today, repr(settings), _history(root), *more],
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
