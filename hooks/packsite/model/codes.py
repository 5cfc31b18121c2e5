"""The codes of the check: severity, meaning, and why each matters to a reader.

error    the site would be wrong or a link dead: no site is published.
warning  readers have a working site, but someone must act: fails strict builds only.
notice   an owner should read something again: never fails a build, and is listed until that
         is done.

A notice is for changes elsewhere: a law was replaced, or a statement reworded. If it stopped
builds, nothing could be published until everything was read, and people would confirm blindly.
Anything that depends on the date (an overdue review) is never a problem, not even a notice:
the same content always gives the same report. The letters of a code name the file of its check; a
code is never reused.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the site, a strict build only, or nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """The code of one kind of problem; two are equal, and sorted, by their id."""

    id: str
    severity: Severity = field(compare=False)
    title: str = field(compare=False)
    why: str = field(compare=False)
    bad: str = field(default="", compare=False)
    """Its own example, for a code whose check has none or shares one with other codes."""
    good: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.id
