"""Pickle values of the model, and unpickle them without calling any function that bytes name.

To unpickle a thousand pages takes a tenth of reading their Markdown. But a pickle may name any
function to be called, and a file of the cache may have come with somebody's changes.
"""

import pickle
from contextlib import suppress
from datetime import date, time
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import PosixPath, WindowsPath
from typing import Any

_MODEL = "packsite.model."
_PLAIN = {(one.__module__, one.__qualname__): one for one in (date, time, PosixPath, WindowsPath)}


def pickled(value: object) -> bytes:
    """Return a value as bytes: plain values, dates, times, paths, and instances of the model."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpickled(content: bytes) -> Any:
    """Return a pickled value; `None` if the bytes name any other class or a function."""
    with suppress(pickle.UnpicklingError):
        return _Unpickler(BytesIO(content)).load()
    return None


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        return _class(module, name)


@cache
def _class(module: str, name: str) -> object:
    if known := _PLAIN.get((module, name)):
        return known
    found = vars(import_module(module)).get(name) if module.startswith(_MODEL) else None
    if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
        return found
    raise pickle.UnpicklingError(f"{module}.{name} is not a class of the model")
