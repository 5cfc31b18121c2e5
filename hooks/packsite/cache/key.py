"""Compute the keys of the caches: digests of values, of files, and of the code in use.

A digest of code follows the imports, so that it never misses a file, not even one that was moved.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

PROGRAM = Path(__file__).parents[2]
"""The folder of the packages of this program, and of all others where it is installed."""
PACKAGES = ("packsite", "packsite_mkdocs")
_IMPORT = re.compile(r"\n[ \t]*(?:from (?P<base>[\w.]+) )?import (?P<names>\([^)]*\)|.*)")


def digest(value: object) -> str:
    """Return a digest that only equal values share: text, numbers, lists and mappings of them."""
    written = json.dumps(value, default=_plain)  # in ASCII, which takes a fifth of the time
    return sha256(written.encode("ascii")).hexdigest()


def file_digest(path: Path) -> str:
    """Return the digest of a file's content."""
    return sha256(path.read_bytes()).hexdigest()


def folder_digests(folder: Path) -> list[tuple[str, str]]:
    """Return the name and the digest of every file in a folder, except compiled Python.

    Of a file that cannot be opened it is the reason.
    """
    return [
        (path.relative_to(folder).as_posix(), _digest_or_reason(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]


def _digest_or_reason(path: Path) -> str:
    try:
        return file_digest(path)
    except OSError as error:
        return str(error)


def installed(*packages: str) -> list[str]:
    """Return the name and the version of those packages that are installed, joined by a hyphen.

    Without a name, return all. They are in the names of folders; `importlib.metadata` takes 20 ms
    to find those of a few.
    """
    wanted = {name.lower().replace("-", "_") for name in packages}
    found = (path.stem for folder in sys.path for path in Path(folder).glob("*.*-info"))
    return sorted(one for one in found if not wanted or one.partition("-")[0].lower() in wanted)


@cache
def code_digest(*names: str, program: Path = PROGRAM) -> str:
    """Return the digest of modules or packages and of everything they import from this program.

    Other files in the folder of a module, such as templates, are included. Raises KeyError for a
    name that no module has, because a key without its code would never change.
    """
    modules = _modules(program)
    within = tuple(f"{name}." for name in names)
    waiting = {*names, *(name for name in modules if name.startswith(within))}
    contents: dict[Path, bytes] = {}
    while waiting:
        path = modules.pop(waiting.pop())
        contents[path] = path.read_bytes()
        waiting |= modules.keys() & {*_imported(contents[path].decode())}
    for folder in {path.parent for path in contents}:
        beside = (path for path in folder.glob("*.*") if path.suffix not in {".py", ".pyc"})
        contents.update((path, path.read_bytes()) for path in beside if path.is_file())
    return digest(
        [(path.relative_to(program).as_posix(), contents[path]) for path in sorted(contents)]
    )


def _modules(program: Path) -> dict[str, Path]:
    """Return the files of this program by the names of their modules."""
    files = [path for package in PACKAGES for path in (program / package).rglob("*.py")]
    parts = {path: path.relative_to(program).with_suffix("").parts for path in files}
    return {".".join(parts[path]).removesuffix(".__init__"): path for path in files}


def _imported(text: str) -> Iterator[str]:
    """Yield the names of ours that a file imports, at any level of its code, of modules or not."""
    for found in _IMPORT.finditer(f"\n{text}"):
        base, words = found["base"] or "", re.findall(r"[\w.]+", found["names"])
        yield from (base, *(f"{base}.{word}".lstrip(".") for word in words))


def _plain(value: object) -> object:
    """Convert a value for JSON; sets are sorted, and bytes become their digest."""
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
