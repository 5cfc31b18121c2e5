"""Make every key of the caches: digests of values, of files, and of the code that is in use.

A key of code follows the imports, so no file can be forgotten in it, and none can move out of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PROGRAM = Path(__file__).parents[2]
"""The folder that has the packages of this program, and the look of the site."""
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ ](?P<base>[\w.]+)[ ])?import[ ](?P<names>\([^)]*\)|.*)", re.MULTILINE
)


def digest(value: object) -> str:
    """Return a digest that only equal values have: text, numbers, lists and mappings of them."""
    written = json.dumps(value, default=_plain, ensure_ascii=False)
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def file_digest(path: Path) -> str:
    """Return the digest of what a file holds."""
    return sha256(path.read_bytes()).hexdigest()


def folder_digests(folder: Path) -> list[tuple[str, str]]:
    """Return the name and the digest of every file in a folder, compiled Python left out."""
    return [
        (path.relative_to(folder).as_posix(), file_digest(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]


def installed(*packages: str) -> list[str]:
    """Return the name and the version of each of these packages that is installed."""
    found: list[str] = []
    for name in packages:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return found


@cache
def code_digest(*names: str, program: Path = PROGRAM) -> str:
    """Return the digest of modules or whole packages and of all of this program that they import.

    The files beside a module that are no Python, such as templates, are part of it.
    """
    files: set[Path] = set()
    waiting = [path for name in names for path in _whole(program.joinpath(*name.split(".")))]
    while waiting:
        path = waiting.pop()
        if path not in files:
            files.add(path)
            waiting += _imported(path.read_text("utf-8"), program)
    for folder in {path.parent for path in files} - {program}:
        files.update(path for path in folder.glob("*.*") if path.suffix not in {".py", ".pyc"})
    return digest(
        [(path.relative_to(program).as_posix(), file_digest(path)) for path in sorted(files)]
    )


def _whole(place: Path) -> list[Path]:
    """Return the files of a module or of a package."""
    return [*place.rglob("*.py")] if place.is_dir() else [place.with_suffix(".py")]


def _imported(text: str, program: Path) -> Iterator[Path]:
    """Yield the files of the modules that a file imports, wherever in it."""
    for found in _IMPORT.finditer(text):
        base = found["base"] or ""
        words = re.findall(r"[\w.]+", found["names"])  # more than names, but no other file's name
        for name in {base, *(f"{base}.{word}".lstrip(".") for word in words)} - {""}:
            place = program.joinpath(*name.split("."))
            files = (place.with_suffix(".py"), place / "__init__.py")
            yield from (path for path in files if path.is_file())


def _plain(value: object) -> object:
    """Return what JSON can write; the order of a set says nothing."""
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
