"""Decision aids: questions with three answers each, which lead to an end that says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

INSERT_PREFIX = "decision-aid:"
"""Begins the name of the insert of a decision aid: `[[insert:decision-aid:share]]`."""


@dataclass(frozen=True, slots=True)
class AidAnswer:
    """An answer to a question: the next step, and what to do before it."""

    next: str
    """The key of a question or an end."""
    do: str


@dataclass(frozen=True, slots=True)
class AidQuestion:
    """A question of a decision aid; its texts are Markdown with references."""

    ask: str
    help: str
    yes: AidAnswer
    no: AidAnswer
    cannot_tell: AidAnswer

    @property
    def answers(self) -> Mapping[str, AidAnswer]:
        """The words of each answer → the answer, in order."""
        return {"Yes": self.yes, "No": self.no, "Cannot tell": self.cannot_tell}


@dataclass(frozen=True, slots=True)
class AidEnd:
    """An end of a decision aid: what to do, by when, and whom to ring."""

    title: str
    do: str
    by: str
    ring: str


@dataclass(frozen=True, slots=True)
class DecisionAid:
    """A decision aid, from `decision_aids.yml`; it begins with its first question."""

    questions: Mapping[str, AidQuestion]
    ends: Mapping[str, AidEnd]
