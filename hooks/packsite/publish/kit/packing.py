"""Reproducible zip files, their checksums, and names that Windows can unpack."""

import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

_LONGEST = 150
"""Most characters of a path: Windows allows 260, including the folder it is unpacked to."""
_ZIP_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time of a zip entry."""


def timestamp(epoch: float) -> datetime:
    """Return the time for all entries of a zip from seconds since 1970."""
    return max(datetime.fromtimestamp(epoch, UTC), _ZIP_EPOCH)


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the checksums of files by name, in the format of `sha256sum -c`."""
    lines = (f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def name_fault(files: Iterable[str]) -> str:
    """Return the message for the first name that Windows cannot unpack with the others, or empty.

    The signs in names were checked before the site was built (FIL106).
    """
    seen: dict[str, str] = {}
    for name in sorted(files):
        if (other := seen.setdefault(name.casefold(), name)) != name:
            return f'Windows treats "{name}" and "{other}" as the same file. Rename one of them.'
        if len(name) > _LONGEST:
            return f'The name "{name}" is longer than {_LONGEST} characters. Give it a shorter one.'
    return ""


def write_zip(files: Mapping[str, bytes], target: Path, when: datetime) -> None:
    """Write a zip file atomically."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(zip_bytes(files, when))
        unfinished.chmod(0o644)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def zip_bytes(files: Mapping[str, bytes], when: datetime) -> bytes:
    """Return the bytes of a zip file with sorted entries of one time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every platform
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
