"""Cache bytes on disk between builds, by key.

An entry is one file: a line with a checksum, then the bytes. It is written atomically, so that
concurrent builds can share the folder without locks. A damaged entry counts as missing. The least
recently used entries are removed first.
"""

import json
import os
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import Any, TypeVar

from packsite.cache.key import digest
from packsite.cache.memo import Cache, no_cache

T = TypeVar("T")
_SUFFIX = ".entry"
_NEW = "new-"
"""Prefix of an entry's name while it is being written."""
_ABANDONED_AFTER = 60 * 60
"""Seconds after which such a file counts as left behind by an interrupted build."""


def _quiet(_: str) -> None:
    """Discard a message."""


class Store:
    """The entries in a folder; if it cannot be written, `say` is called, once.

    This only makes the next build slower.
    """

    def __init__(
        self, folder: Path, *, megabytes: int = 512, say: Callable[[str], None] = _quiet
    ) -> None:
        self.folder = folder
        self._megabytes = megabytes
        self._say = say

    def get(self, key: str) -> bytes | None:
        """Return an entry and mark it as used; `None` if it is missing or damaged."""
        content = _read(self._path(key))
        if content is not None:
            with suppress(OSError):
                os.utime(self._path(key))
        return content

    def has(self, key: str) -> bool:
        """Return whether there is an entry, damaged or not."""
        return self._path(key).is_file()

    def put(self, key: str, content: bytes) -> None:
        """Write an entry; concurrent readers see the old one or the new one, never a part."""
        with self._reporting_errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = mkstemp(dir=self.folder, prefix=_NEW)
            try:
                with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
                    file.write(sha256(content).hexdigest().encode() + b"\n" + content)
                Path(name).replace(self._path(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def entries(self) -> Iterator[bytes]:
        """Yield every intact entry, the most recently used first."""
        return (content for path in self._by_use() if (content := _read(path)) is not None)

    def sweep(self, unused_since: float = 0) -> None:
        """Remove the entries not used since a time, and the least recently used above the limit."""
        with self._reporting_errors():
            for left in self.folder.glob(f"{_NEW}*"):
                with suppress(FileNotFoundError):
                    if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                        left.unlink()
            room = self._megabytes * 1_000_000
            for path in self._by_use():
                with suppress(FileNotFoundError):
                    status = path.stat()
                    room -= status.st_size
                    if room < 0 or status.st_mtime < unused_since:
                        path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _by_use(self) -> list[Path]:
        """Return the entries, the most recently used first; other builds may remove some."""
        used: list[tuple[int, Path]] = []
        for path in self.folder.glob(f"*{_SUFFIX}"):
            with suppress(FileNotFoundError):
                used.append((path.stat().st_mtime_ns, path))
        return [path for _, path in sorted(used, reverse=True)]

    @contextmanager
    def _reporting_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._say(
                f'Nothing can be saved in "{self.folder}" ({error.strerror}), so the next build '
                "will take longer. Check the free space and permissions there."
            )
            self._say = _quiet


class JsonCache:
    """JSON values in a store; `version` identifies the code that computes them.

    With a `memo`, the many builds of one process read each value only once.
    """

    def __init__(self, store: Store, version: str, memo: Cache = no_cache) -> None:
        self._store = store
        self.version = version
        self._memo = memo

    def get(self, key: Hashable, inputs: object, compute: Callable[[], T]) -> T:
        """Return the cached value for equal inputs, or compute it; callers must not modify it.

        It has been through JSON: a tuple is a list. `None` is not cached.
        """
        name = (JsonCache, key)
        value: T = self._memo(name, [self.version, inputs], lambda: self._get(key, inputs, compute))
        return value

    def has(self, key: Hashable, inputs: object) -> bool:
        """Return whether a value is cached."""
        return self._store.has(self._name(key, inputs))

    def _name(self, key: Hashable, inputs: object) -> str:
        return digest([self.version, key, inputs])

    def _get(self, key: Hashable, inputs: object, compute: Callable[[], Any]) -> Any:
        name = self._name(key, inputs)
        if (content := self._store.get(name)) is not None:
            with suppress(ValueError):
                return json.loads(content)
        value = compute()
        if value is None:
            return None
        written = json.dumps(value).encode("ascii")
        self._store.put(name, written)
        return json.loads(written)


def _read(path: Path) -> bytes | None:
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if checksum == sha256(content).hexdigest().encode() else None
