"""Find every file of the content folders and its place in the site.

`docs/` is the site's root; `standards/` and `neglect_pack/` keep their names in addresses. A core
has the same folders, and a local picture or download takes the place of the core's. Only known
kinds of files are published. Any other file, two files that would become one page, links to files
elsewhere and names that cannot be addresses are problems: MkDocs would publish the file unseen,
silently drop a page, or write a broken address.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import splitext
from stat import S_ISLNK, S_ISREG

from packsite.model.layers import CORE, CORE_FILE
from packsite.model.page import Source
from packsite.model.problems import Problem
from packsite.model.settings import PacksiteError, Settings
from packsite.read.codes import FIL101, FIL102, FIL105, FIL106, FIL107
from packsite.read.file_kinds import hint_for_kind, is_published_kind, is_unnoticed
from packsite.read.file_names import fault_of_name, printable_name

_ALMOST_A_PAGE = re.compile(r"\.(?:(?!md$)(?i:md)|(?i:markdown|mdown|mkdn|mkd|md\.txt))$")


def collect(settings: Settings) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the sources sorted by uri, and the problems of the files that are left out.

    Files that programs make for themselves (`~$x.docx`, `.DS_Store`) are not content, and no
    problem. Raises PacksiteError where the site's root folder is missing, a folder is written in
    another way, or the file is missing that makes a core of the folder called so.
    """
    for name in (settings.docs, settings.data, *settings.folders):
        _refuse_renamed(settings.root / name)
        _refuse_renamed(settings.root / CORE / name)
    if not (settings.root / settings.docs).is_dir():
        raise PacksiteError(
            f'There is no folder "{settings.docs}" in {settings.root}. '
            "Run this in the project's own folder."
        )
    _refuse_half_a_core(settings)
    problems: list[Problem] = []
    local = [*_layer(settings, "", problems)]
    replaced = {_address(source.uri) for source in local if not source.is_page}
    core = _layer(settings, f"{CORE}/", problems) if has_core(settings) else ()
    shared = (source for source in core if _address(source.uri) not in replaced)
    sources = sorted((*local, *shared), key=lambda source: (source.uri, source.is_core))
    if (settings.root / CORE).is_symlink():
        problems += filter(None, [_fault(CORE, settings.root / CORE)])
    return tuple(sources), (*problems, *_collisions(sources))


def _refuse_renamed(folder: Path) -> None:
    """Raise PacksiteError for a folder whose name has other capital letters, dashes or spaces."""

    def letters(path: Path) -> str:
        return "".join(filter(str.isalnum, path.name.casefold()))

    beside = folder.parent.iterdir() if folder.parent.is_dir() and not folder.is_dir() else ()
    if other := next((one.name for one in beside if letters(one) == letters(folder)), ""):
        raise PacksiteError(
            f'The folder "{folder.name}" is called "{other}" here, so nothing in it is found. '
            f'Rename it to "{folder.name}".'
        )


def has_core(settings: Settings) -> bool:
    """Whether the site is built on a core."""
    folder = settings.root / CORE
    return (settings.root / CORE_FILE).is_file() and not folder.is_symlink()


def _refuse_half_a_core(settings: Settings) -> None:
    """Raise PacksiteError for a folder laid out as a core, without the file that says which."""
    folder = settings.root / CORE
    if has_core(settings) or folder.is_symlink():
        return
    if any((folder / name).is_dir() for name in (settings.docs, *settings.folders)):
        raise PacksiteError(
            f'The folder "{CORE}" has shared pages, but {CORE_FILE} is missing, so none would be '
            f"in the site. Put it back: git restore {CORE_FILE}, or take it from the archive of "
            "the core. If the folder is no core, give it another name."
        )


def _layer(settings: Settings, layer: str, problems: list[Problem]) -> Iterator[Source]:
    """Yield the files of a layer, whose folders begin with its name."""
    data = settings.root / layer / settings.data
    for folder in (settings.docs, *settings.folders):
        prefix = "" if folder == settings.docs else f"{folder}/"
        for path in _files(settings.root / layer / folder, data, problems):
            file = path.relative_to(settings.root).as_posix()
            if fault := _fault(file, path):
                problems.append(fault)
            else:
                yield Source(path, prefix + file.removeprefix(f"{layer}{folder}/"), file)


def _files(folder: Path, data: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield every file, and each link or hidden folder instead of its files."""
    if folder.is_symlink():
        yield folder
        return

    def unreadable(error: OSError) -> None:
        file = Path(error.filename).relative_to(folder.parent).as_posix()
        message = f"This folder cannot be opened ({error.strerror})."
        problems.append(
            Problem(file, 0, 0, FIL101, message, "Check who has permission to read it.")
        )

    for parent, folders, names in os.walk(folder, onerror=unreadable if folder.exists() else None):
        here = Path(parent)
        closed = [one for one in folders if one[0] == "." or (here / one).is_symlink()]
        folders[:] = sorted(one for one in folders if one not in closed and here / one != data)
        for name in sorted([*names, *closed]):
            if not is_unnoticed(name):
                yield here / name


def _fault(file: str, path: Path) -> Problem | None:
    """Return why a file is left out of the site; `None` for one that is published."""
    shown, name = printable_name(file), printable_name(path.name)
    mode = path.lstat().st_mode
    if S_ISLNK(mode):
        hint = "Put the file itself here, not a link to it."
        return Problem(shown, 0, 0, FIL102, f'"{name}" is a link to somewhere else.', hint)
    reason, hint = fault_of_name(file)
    if reason:
        return Problem(shown, 0, 0, FIL106, reason, hint)
    if _ALMOST_A_PAGE.search(name):
        message = f'"{name}" does not end in .md, so it would not be a page.'
        return Problem(shown, 0, 0, FIL106, message, "Rename it so that it ends in .md.")
    if not S_ISREG(mode) or not is_published_kind(name):
        message = f'"{name}" is of a kind that is not published, so it is left out of the site.'
        return Problem(shown, 0, 0, FIL107, message, hint_for_kind(name))
    return None


def _collisions(sources: Iterable[Source]) -> Iterator[Problem]:
    by_address: dict[tuple[str, bool], list[Source]] = defaultdict(list)
    by_folder: dict[str, Source] = {}
    for source in sources:
        by_address[_address(source.uri), source.is_core].append(source)
        folder = source.uri.rpartition("/")[0]
        first = by_folder.setdefault(_folded(folder), source)
        if (other := first.uri.rpartition("/")[0]) != folder:
            by_folder[_folded(folder)] = source  # one problem for each way to write it
            message = f'The folders "{other}" and "{folder}" differ only in capital letters.'
            hint = "Put the files into one of them: many computers take the two for one."
            yield Problem(source.file, 0, 0, FIL105, message, hint)
    for group in by_address.values():
        for source in group[1:]:
            message = f'This file and "{group[0].file}" would become the same page or download.'
            hint = "Rename one of them, or combine the two."
            yield Problem(source.file, 0, 0, FIL105, message, hint)


def _address(uri: str) -> str:
    """Return the address that must be unique, as Windows compares addresses."""
    stem, ending = splitext(_folded(uri))
    if ending != ".md":
        return stem + ending
    folder, _, name = stem.rpartition("/")
    return folder if name in {"index", "readme"} else stem


def _folded(uri: str) -> str:
    return unicodedata.normalize("NFC", uri.casefold())
