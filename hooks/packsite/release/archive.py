"""Pack a core into an archive, and unpack one that may be damaged or hostile.

The same core gives the same bytes: entries are sorted and have no times of their own. An archive is
read whole, within limits, before anything of it is written.
"""

import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from posixpath import splitext
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from packsite.model.disk import disk_errors
from packsite.model.layers import CORE, MANIFEST
from packsite.model.page import Document, Source
from packsite.model.settings import PacksiteError, Settings
from packsite.model.zipped import zip_bytes
from packsite.read.core_files import unlike
from packsite.read.data.schema import SCHEMAS
from packsite.read.decoding import decoded
from packsite.read.file_kinds import is_published_kind
from packsite.read.file_names import fault_of_name, printable_name
from packsite.read.page import parsed
from packsite.release.manifest import CoreRelease, manifest, manifest_text

_MOST_FILES = 5_000
_MOST_BYTES = 200_000_000
"""Limit of an unpacked archive in bytes; a core of 130 pages has 1.2 million."""
_ENCRYPTED = 1
_ANYWHERE = re.compile(r"^(?:[/\\]|[A-Za-z]:)|\\|(?:^|/)\.\.?(?:/|$)|//")
"""A path that may lead out of the folder, on any system."""


@dataclass(frozen=True)
class Core:
    """A release of the core, and its files by their path below `core/`, `core.yml` excepted."""

    release: CoreRelease
    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> tuple[Document, ...]:
        """Its pages, each read by itself."""
        texts = {file: one for file, one in self.files.items() if splitext(file)[1] == ".md"}
        return tuple(
            parsed(Source(Path(file), file, file), decoded(one, "replace"))[0]
            for file, one in sorted(texts.items())
        )

    @property
    def whole(self) -> Mapping[str, bytes]:
        """Its files, `core.yml` included."""
        return {**self.files, MANIFEST: manifest_text(self.release).encode()}


def packed(core: Core) -> bytes:
    """Return the archive of a core."""
    return zip_bytes({f"{CORE}/{file}": one for file, one in core.whole.items()})


def unpacked(path: Path, settings: Settings, sha256_given: str = "") -> Core:
    """Return the core in an archive, which must have the SHA-256 if one is given.

    Raises PacksiteError where it is no archive of a core, is damaged, or reaches beyond its folder.
    """
    with disk_errors("archive"):
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    found = sha256(content).hexdigest()
    if sha256_given.strip().lower() not in ("", found):
        raise _refusal(path.name, f"is not the archive that was released: its SHA-256 is {found}")
    try:
        with ZipFile(BytesIO(content)) as archive:
            files = dict(_contents(archive, path.name, settings))
    except (BadZipFile, RuntimeError, EOFError, ValueError, zlib.error):
        raise _refusal(path.name, "is not a ZIP archive, or is damaged") from None
    if MANIFEST not in files:
        raise _refusal(path.name, f"has no {CORE}/{MANIFEST}, so it is not a core")
    release = manifest(files.pop(MANIFEST), f"{MANIFEST} in {path.name}")
    if wrong := unlike(release.sums, files):
        raise _refusal(path.name, f"is not as it was released: {listed(wrong)}")
    return Core(release, files)


def listed(files: tuple[str, ...]) -> str:
    """Return the first few names of files, in words."""
    shown = ", ".join(printable_name(file) for file in files[:5])
    return f"{shown} and {len(files) - 5} more" if len(files) > 5 else shown


def _refusal(name: str, why: str) -> PacksiteError:
    return PacksiteError(
        f'"{name}" {why}. Nothing was changed. '
        "Download the archive again from where the core is released."
    )


def _contents(archive: ZipFile, name: str, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield each file of an archive by its path below `core/`."""
    entries = [one for one in archive.infolist() if not one.is_dir()]
    if len(entries) > _MOST_FILES or sum(one.file_size for one in entries) > _MOST_BYTES:
        raise _refusal(name, f"is too large for a core: {len(entries):,} files")
    seen: set[str] = set()
    for entry in entries:
        if fault := _fault(entry, seen, settings):
            shown = printable_name(entry.filename)
            raise _refusal(name, f'has "{shown}", which {fault}')
        seen.add(entry.filename.casefold())
        yield entry.filename.removeprefix(f"{CORE}/"), archive.read(entry)


def _fault(entry: ZipInfo, seen: set[str], settings: Settings) -> str:
    """Return why an entry is refused, as a clause; empty for one that belongs in a core."""
    mode = entry.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        return "is a link or a device, not a file"
    if _ANYWHERE.search(entry.orig_filename) or "\0" in entry.orig_filename:
        return "would be written outside the folder of the core"
    if entry.filename.casefold() in seen:
        return "is in the archive twice"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.flag_bits & _ENCRYPTED:
        return "is not packed as in a core"
    file = entry.filename.removeprefix(f"{CORE}/")
    if file == entry.filename or not _belongs(file, settings):
        return "does not belong in a core"
    return "has a name that not every computer can write" if fault_of_name(file)[0] else ""


def _belongs(file: str, settings: Settings) -> bool:
    folder, _, name = file.rpartition("/")
    if not folder:
        return name in (MANIFEST, settings.menu)
    if folder == settings.data:
        return name in SCHEMAS
    top = file.partition("/")[0]
    return top in (settings.docs, *settings.folders) and is_published_kind(name)
