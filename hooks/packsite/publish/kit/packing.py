"""The zip file of the kit, its checksums, and names that Windows can unpack."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from packsite.model.zipped import ZIP_EPOCH, zip_bytes

_LONGEST = 150
"""Most characters of a path: Windows allows 260, including the folder it is unpacked to."""


def timestamp(epoch: float) -> datetime:
    """Return the time for all entries of a zip from seconds since 1970."""
    return max(datetime.fromtimestamp(epoch, UTC), ZIP_EPOCH)


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
