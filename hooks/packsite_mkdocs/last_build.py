"""Know where a build has nothing to do: the last site stands, and what it rests on is as it was.

A site rests on the files of the project, on this program and the packages below it, on settings and
options, on what git knows of earlier versions, and on the day, for a review falls due by itself.
Whoever has touched the site since has changed the size or the time of a file in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from platform import python_version
from tempfile import mkstemp

from packsite.cache.store import fingerprint
from packsite.currency.git import GitError, git
from packsite.model.settings import Settings

_PROGRAM = Path(__file__).parents[1]
_HEARD = ("PACKSITE_", "SOURCE_DATE_EPOCH")
"""How the variables begin that have a say in a build."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """The site that the last build left in a folder, and what is written down of it."""

    record: Path
    site: Path
    rests_on: str

    def said(self) -> str:
        """Return what was said of a site that rests on the same and stands; else nothing."""
        try:
            known = json.loads(self.record.read_text("utf-8"))
            stands = known["listing"] == listing(self.site)
            return str(known["said"]) if stands and known["rests_on"] == self.rests_on else ""
        except (OSError, ValueError, TypeError, KeyError):
            return ""

    def write(self, listed: str, said: str) -> None:
        """Write down what is in the folder, whole or not at all: who finds nothing builds anew."""
        known = {"rests_on": self.rests_on, "listing": listed, "said": said}
        with suppress(OSError):
            self.record.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = mkstemp(dir=self.record.parent, prefix="new-last-site-")
            with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - it is open
                json.dump(known, file)
            Path(name).replace(self.record)


def listing(site: Path) -> str:
    """Return a name for the files in a folder, their sizes and times; for none, an empty one.

    Raises OSError where it cannot be looked through.
    """
    found = sorted(_entries(site, ""))
    return fingerprint(found) if found else ""


def all_that_counts(settings: Settings, today: date, more: Iterable[object] = ()) -> str:
    """Return a name for everything that a site rests on; `more` is what only the caller knows.

    Raises OSError where a file of the project cannot be read.
    """
    root = settings.root
    folders = [_PROGRAM, *(root / name for name in (settings.docs, *settings.folders))]
    files = [root / settings.menu, root / "pyproject.toml"]
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    heard = {name: value for name, value in os.environ.items() if name.startswith(_HEARD)}
    return fingerprint(
        [
            [python_version(), packages, heard, today, repr(settings), _history(root), *more],
            [(str(folder), content(folder)) for folder in folders],
            [(str(file), _sum(file)) for file in files if file.is_file()],
        ]
    )


def content(folder: Path, pattern: str = "*") -> list[tuple[str, str]]:
    """Return the files of a folder and of those in it, each with a checksum."""
    return [
        (path.relative_to(folder).as_posix(), _sum(path))
        for path in sorted(folder.rglob(pattern))
        if path.is_file() and path.suffix != ".pyc"
    ]


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _history(root: Path) -> str:
    """Return where git stands, and whether it knows all that went before; without it, nothing."""
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
