"""Put files into a zip that is the same every time, and say what is in it."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from packsite.publish.kit.documents import Document

_LONGEST = 150
"""Letters of a name: Windows allows 260, and the folder it is put in needs some of them."""
_REFUSED = set('<>:"\\|?*') | {chr(code) for code in range(32)}
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
_FIRST = datetime(1980, 1, 1, tzinfo=UTC)
"""A zip knows no earlier day."""


def newest(epoch: int | None, listed: Iterable[Document]) -> datetime:
    """Return the time that the files carry: the given one, or the day of the newest document."""
    if epoch is not None:
        return max(datetime.fromtimestamp(epoch, UTC), _FIRST)
    days = [one.version for one in listed if one.version]
    return max((datetime.combine(day, time(), UTC) for day in days), default=_FIRST)


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the list that `sha256sum -c` reads: the sum of every file, and its name."""
    lines = (f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def unsafe_names(files: Iterable[str]) -> str:
    """Say which name Windows would refuse, or take for another one, and what to do; or nothing."""
    seen: dict[str, str] = {}
    for name in sorted(files):
        if (other := seen.setdefault(name.casefold(), name)) != name:
            return f'Windows treats "{name}" and "{other}" as the same file. Rename one of them.'
        if len(name) > _LONGEST:
            return f'The name "{name}" is longer than {_LONGEST} characters. Give it a shorter one.'
        if any(_is_refused(part) for part in name.split("/")):
            return f'Windows does not allow the name "{name}". Give it another one.'
    return ""


def _is_refused(part: str) -> bool:
    stem = part.partition(".")[0].casefold()
    return bool(_REFUSED & set(part)) or stem in _DEVICES or part[-1:] in {" ", "."}


def pack(files: Mapping[str, bytes], target: Path, when: datetime) -> None:
    """Write a zip in one go: whoever looks sees the last one or the whole new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(packed(files, when))
        unfinished.chmod(0o644)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def packed(files: Mapping[str, bytes], when: datetime) -> bytes:
    """Return the bytes of a zip; its files are sorted, and all of one time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every computer
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
