"""Find every file of the content folders and its place in the site.

`docs/` is the site's root; `standards/` and `neglect_pack/` keep their names in addresses. Two
files that would become one page, links to files elsewhere and names that cannot be addresses are
problems: MkDocs would silently drop a page, publish the other file, or write a broken address.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import splitext

from packsite.model.page import Source
from packsite.model.problems import Problem
from packsite.model.settings import PacksiteError, Settings
from packsite.read.codes import FIL102, FIL105, FIL106

_UNADDRESSABLE = re.compile(r'[#?%\\:*"<>|\x00-\x1f\x7f\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[1-9])(?:\.[^.]*)?", re.IGNORECASE)
"""Names that Windows reserves for devices, with any extension."""
_ALMOST_A_PAGE = re.compile(r"\.(?:(?!md$)(?i:md)|(?i:markdown|mdown|mkdn|mkd))$")
_EDITOR_TEMP_FILES = re.compile(r"(?i)~\$.*|.*~|.*\.(?:bak|tmp|swp)|thumbs\.db|desktop\.ini")


def collect(settings: Settings) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the sources sorted by uri, and the problems of their names and paths.

    Hidden files and temporary files of editors (`~$x.docx`, `x.bak`) are not content. Raises
    PacksiteError where the site's root folder is missing.
    """
    if not (settings.root / settings.docs).is_dir():
        raise PacksiteError(
            f'There is no folder "{settings.docs}" in {settings.root}. '
            "Run this in the project's own folder."
        )
    sources: list[Source] = []
    problems: list[Problem] = []
    for folder in (settings.docs, *settings.folders):
        prefix = "" if folder == settings.docs else f"{folder}/"
        for path in _files(settings.root / folder):
            file = path.relative_to(settings.root).as_posix()
            if file.startswith(f"{settings.data}/"):
                continue
            if fault := _fault(file, path):
                problems.append(fault)
            else:
                sources.append(
                    Source(path, prefix + path.relative_to(settings.root / folder).as_posix(), file)
                )
    sources.sort(key=lambda source: source.uri)
    return tuple(sources), (*problems, *_collisions(sources))


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        yield folder
        return
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in linked)
        for name in sorted([*names, *linked]):
            if name[0] != "." and not _EDITOR_TEMP_FILES.fullmatch(name):
                yield here / name


def _fault(file: str, path: Path) -> Problem | None:
    name = path.name
    if path.is_symlink():
        hint = "Put the file itself here, not a link to it."
        return Problem(file, 0, 0, FIL102, f'"{name}" is a link to somewhere else.', hint)
    if unusable := next(filter(_is_unusable, file.split("/")), ""):
        message = f'The name "{_printable(unusable)}" cannot be used in an address.'
        hint = "Rename it, using only letters, digits and hyphens."
        return Problem(_printable(file), 0, 0, FIL106, message, hint)
    if _ALMOST_A_PAGE.search(name):
        message = f'"{name}" does not end in .md, so it would be published unchecked.'
        return Problem(file, 0, 0, FIL106, message, "Rename it so that it ends in .md.")
    return None


def _is_unusable(name: str) -> bool:
    return bool(_UNADDRESSABLE.search(name) or _RESERVED.fullmatch(name))


def _printable(name: str) -> str:
    """Replace the characters of a name that terminals and reports cannot show."""
    return name.encode("utf-8", "replace").decode()


def _collisions(sources: Iterable[Source]) -> Iterator[Problem]:
    by_address: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_address[_address(source.uri)].append(source)
    for group in by_address.values():
        for source in group[1:]:
            message = f'This file and "{group[0].file}" would become the same page or download.'
            hint = "Rename one of them, or combine the two."
            yield Problem(source.file, 0, 0, FIL105, message, hint)


def _address(uri: str) -> str:
    """Return the address that must be unique; case is ignored because Windows ignores it."""
    stem, ending = splitext(uri.lower())
    if ending != ".md":
        return uri.lower()
    folder, _, name = stem.rpartition("/")
    return folder if name in {"index", "readme"} else stem
