"""The text of a data file, before anything is known of its contents."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from packsite.model.layers import CORE
from packsite.model.problems import Problem, TextFile
from packsite.model.settings import Settings
from packsite.read.codes import DAT101
from packsite.read.decoding import decoded
from packsite.read.git import GitError, git

_ADDED = re.compile(r"^\+(?P<id>[^\s:+]+): \{.*(?P<addresses>addresses: \[.*?\]).*", re.MULTILINE)
"""A line of the ledger, as git shows one that was added."""


def data_text(
    settings: Settings, name: str, *, is_core: bool = False
) -> tuple[TextFile | None, tuple[Problem, ...]]:
    """Return a data file by its name; `None` if it is missing or cannot be read."""
    file = f"{f'{CORE}/' if is_core else ''}{settings.data}/{name}"
    path = settings.root / file
    above = (one for one in path.parents if one.is_relative_to(settings.root))
    if any(one.is_symlink() for one in (path, *above) if one != settings.root):
        hint = "Put the file itself here, not a link to it."
        return None, (Problem(file, 0, 0, DAT101, "The file is a link to somewhere else.", hint),)
    if not path.is_file():
        return None, ()
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        hint = "Close the program that has it open, or check who has permission to read it."
        message = f"The file cannot be opened ({error.strerror})."
        return None, (Problem(file, 0, 0, DAT101, message, hint),)
    except UnicodeDecodeError:
        hint = 'Save it again with the encoding "UTF-8".'
        message = "The file is not saved as UTF-8 text."
        return None, (Problem(file, 0, 0, DAT101, message, hint),)
    return TextFile(file, text), ()


def lost_files(settings: Settings) -> frozenset[str]:
    """Return the names of the data files in the history of the site that are gone or empty now.

    A file that the core has is not lost.
    """
    listed = _log(settings, "--name-only", "--no-renames", "--", f":(glob){settings.data}/*")
    names = {PurePosixPath(file).name for file in listed.splitlines()}
    return frozenset(one for one in names if not _has_text(settings, one))


def lost_entries(settings: Settings) -> Mapping[str, str]:
    """Return the lines of ids in the history of the ledger whose id, and address, it has no more.

    The newest of each id, by the id.
    """
    data, _ = data_text(settings, "published.yml")
    if data is None:
        return {}
    changes = _log(settings, "--full-history", "-p", "-U0", "--no-ext-diff", "--", data.file)
    return {
        added["id"]: added[0][1:]
        for added in reversed([*_ADDED.finditer(changes)])
        if f"\n{added['id']}:" not in f"\n{data.text}" and added["addresses"] not in data.text
    }


def _log(settings: Settings, *arguments: str) -> str:
    """Return the history of a site as git lists it, without its commits; empty without one."""
    if not (settings.root / ".git").exists():
        return ""
    try:
        return git(settings.root, "log", "--format=", *arguments).decode("utf-8", "replace")
    except GitError:  # nothing has been committed
        return ""


def _has_text(settings: Settings, name: str) -> bool:
    read = (data_text(settings, name, is_core=is_core) for is_core in (False, True))
    return any(problems or (data and data.text.strip()) for data, problems in read)
