"""A printed file, as it is handed on to the build."""

from collections.abc import Callable
from dataclasses import dataclass

from packsite.model.problems import Problem


@dataclass(frozen=True, slots=True)
class PrintResult:
    """The result of a job; `content` is empty where it could not be printed."""

    uri: str
    content: bytes
    reused: bool
    """Whether the PDF comes from the cache."""
    problems: tuple[Problem, ...]
    last_good: bytes = b""
    """The PDF of an earlier build, where the job could not be printed."""


OnPrinted = Callable[[PrintResult], None]
