"""Keep what a build worked out from one build to the next, by the name for all that it rests on.

All of a site is in one file: for each value a line with its name, its checksum and its length, and
then the value. It is written whole or not at all, so builds that run at the same time may share it,
and holds what the last build used and no more, so it does not grow. An entry that is damaged is
made again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import mkstemp
from typing import Any, TypeGuard

from packsite.cache.parallel import at_once

_FASTEST = 1
_NEW = "new-kept-"

Remember = Callable[[object, Callable[[], Any]], Any]
"""Given what a value rests on and how it is made, returns it, made now or before."""


def afresh(_: object, make: Callable[[], Any]) -> Any:
    """Remember nothing."""
    return make()


class Kept:
    """Values that JSON can write, by their names; `recipe` stands for the code that makes them."""

    def __init__(self, path: Path, recipe: str = "", *, in_memory: bool = False) -> None:
        """Open what was kept; `in_memory` spares reading a value twice, for many builds in one."""
        self.path = path
        self.recipe = recipe
        self._values: dict[str, Any] | None = {} if in_memory else None
        self._names: dict[tuple[str | bool, ...], str] = {}
        self._blobs = _read(path)
        self._used: dict[str, None] = {}
        self._is_new = False

    def begin(self, recipe: str) -> None:
        """Begin another build, which remembers what it uses."""
        self.recipe, self._used = recipe, {}

    def finish(self) -> None:
        """Forget what the build that ends did not use."""
        used = {key: self._blobs[key] for key in self._used if key in self._blobs}
        self._is_new = self._is_new or len(used) < len(self._blobs)
        self._blobs = used

    def value(self, rests_on: object, make: Callable[[], Any]) -> Any:
        """Return what was made of the same things before, or make it; it is not to be changed.

        What `make` returns comes back as JSON reads it: a tuple as a list. `None` is not kept.
        """
        key = self._name(rests_on)
        self._used[key] = None
        if self._values is not None and key in self._values:
            return self._values[key]
        value = self._read_or_make(key, make)
        if self._values is not None and value is not None:
            self._values[key] = value
        return value

    def _name(self, rests_on: object) -> str:
        """Return the fingerprint; in memory, that of the same texts is worked out once."""
        if self._values is None or not _are_texts(rests_on):
            return fingerprint([self.recipe, rests_on])
        texts = (self.recipe, *rests_on)
        if texts not in self._names:
            self._names[texts] = fingerprint([self.recipe, rests_on])
        return self._names[texts]

    def _read_or_make(self, key: str, make: Callable[[], Any]) -> Any:
        if key in self._blobs:
            with suppress(ValueError, zlib.error):
                return json.loads(zlib.decompress(_whole(self._blobs[key])))
        value = make()
        if value is None:
            return None
        written = json.dumps(value, ensure_ascii=False)
        content = zlib.compress(written.encode("utf-8", "surrogatepass"), _FASTEST)
        self._blobs[key] = (_checksum(content), content)
        self._is_new = True
        return json.loads(written)

    def has(self, rests_on: object) -> bool:
        """Return whether a value need not be made."""
        return fingerprint([self.recipe, rests_on]) in self._blobs

    def ahead(self, steps: Sequence[Callable[[], object]]) -> None:
        """Take steps that ask for values, as many as can be taken at once, and keep the values.

        A value that could not be made so is made when it is asked for.
        """
        for made in at_once([partial(self._made_by, step) for step in steps]):
            if made:
                self._blobs.update(made)
                self._is_new = True

    def _made_by(self, step: Callable[[], object]) -> dict[str, tuple[str, bytes]]:
        before = len(self._blobs)
        step()
        return dict(islice(reversed(self._blobs.items()), len(self._blobs) - before))

    def save(self, megabytes: int) -> None:
        """Write what is remembered, until the room is taken up, if it is not there already.

        Raises OSError where the folder cannot be written or is full; the last file then stays.
        """
        if not self._is_new:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = mkstemp(dir=self.path.parent, prefix=_NEW)
        room = megabytes * 1_000_000
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
                for key, (checksum, content) in self._blobs.items():
                    entry = f"{key} {checksum} {len(content)}\n".encode() + content + b"\n"
                    room -= len(entry)
                    if room < 0:
                        break
                    file.write(entry)
            Path(name).replace(self.path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        self._is_new = False


def fingerprint(things: object) -> str:
    """Return a name that only equal things have: text, numbers, lists and tables of them."""
    written = json.dumps(things, default=_plain, ensure_ascii=False)
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _are_texts(things: object) -> TypeGuard[list[str | bool]]:
    return isinstance(things, list) and all(isinstance(one, str | bool) for one in things)


def _plain(thing: object) -> object:
    """Return what JSON can write; the order of a set says nothing."""
    if isinstance(thing, Mapping):
        return dict(thing)
    return sorted(map(str, thing)) if isinstance(thing, set | frozenset) else str(thing)


def _checksum(content: bytes) -> str:
    return sha256(content).hexdigest()


def _whole(blob: tuple[str, bytes]) -> bytes:
    """Return what an entry holds; raises ValueError where it is damaged."""
    checksum, content = blob
    if checksum != _checksum(content):
        raise ValueError(checksum)
    return content


def _read(path: Path) -> dict[str, tuple[str, bytes]]:
    """Return the entries; what cannot be read is as if it had never been kept."""
    blobs: dict[str, tuple[str, bytes]] = {}
    try:
        data = path.read_bytes()
    except OSError:
        return blobs
    at = 0
    with suppress(ValueError, UnicodeDecodeError):
        while at < len(data):
            end = data.index(b"\n", at)
            key, checksum, length = data[at:end].decode("ascii").split(" ")
            at = end + 1 + int(length)
            blobs[key] = (checksum, data[end + 1 : at])
            at += 1
    return blobs
