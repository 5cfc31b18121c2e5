"""Read the files of the core of a site, and compare them with its release."""

from collections.abc import Mapping
from hashlib import sha256

from packsite.model.disk import disk_errors
from packsite.model.layers import CORE
from packsite.model.settings import Settings
from packsite.read.file_kinds import is_unnoticed


def core_files(settings: Settings) -> Mapping[str, bytes]:
    """Return the contents of every file below `core/`, by its path there.

    Raises PacksiteError where one cannot be opened.
    """
    folder = settings.root / CORE
    with disk_errors("folder"):
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not is_unnoticed(path.name)
        }


def file_sum(content: bytes) -> str:
    """Return the SHA-256 of a file's contents, whichever line ends git gave it."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def unlike(released: Mapping[str, object], files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the files that are missing, added or different from a release, sorted.

    `released` are the sums of its files.
    """
    sums = {file: file_sum(content) for file, content in files.items()}
    known = {*sums, *released}
    return tuple(sorted(file for file in known if sums.get(file) != released.get(file)))
