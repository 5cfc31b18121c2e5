"""A finding of a brief, and its answers."""

from dataclasses import dataclass
from enum import StrEnum

from packsite.model.page import Document, Heading
from packsite.model.references import Target


class FindingGroup(StrEnum):
    """The part of a brief that holds a finding."""

    WORKS_WELL = "works well"
    TO_IMPROVE = "needs to improve"


class Cover(StrEnum):
    """Whether a finding has been taken up."""

    ANSWERED = "answered"
    GAP = "a gap on purpose"
    OPEN = "not answered"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One finding: the responses and pages that answer it."""

    document: Document
    heading: Heading
    group: FindingGroup
    responses: tuple[Target, ...]
    pages: tuple[Target, ...]
    gap: str
    """The reason for a deliberate gap; empty otherwise."""

    @property
    def id(self) -> str:
        """The whole id of the finding."""
        return f"{self.document.facts.id}.{self.heading.code}"

    @property
    def state(self) -> Cover:
        """Whether anything answers this finding."""
        if self.responses or self.pages:
            return Cover.ANSWERED
        return Cover.GAP if self.gap else Cover.OPEN
