"""A code of the check: how bad such a problem is, its meaning, and why it matters to a reader.

error    the site would be wrong or a link dead: no site is published.
warning  readers are served, someone must act: fails strict builds only.
notice   readers are served as before, an owner is to read something again: never fails a build, is
         listed until that is done.

A notice is for what nobody on the page got wrong: the law was replaced, a statement elsewhere was
reworded. Were it to stop builds, nothing could be published until all was read, and people would
confirm blindly. What depends on the date (an overdue review) is never a problem, not even a notice:
the same content always gives the same report. The letters of a code are the file of its check; a
code is never used again for something else.
"""

from __future__ import annotations

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
