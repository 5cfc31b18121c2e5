"""What is known, and what has been gathered, while one print document is being made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from packsite.model.codes import Code
from packsite.model.problems import Problem, place_of
from packsite.printing.document.nodes import Jump, PageNumber
from packsite.printing.job import PrintJob

ReadImage = Callable[[str], bytes | None]
"""Give the bytes of a picture by its uri, or `None` where there is none."""


@dataclass(slots=True)
class Draft:
    """A document in the making; everything that is gathered is gathered here."""

    job: PrintJob
    read_image: ReadImage
    labels: Mapping[tuple[str, str], str]
    """Label by uri and anchor; a page as a whole has the anchor ``."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    jumps: list[tuple[Jump | PageNumber, str]] = field(default_factory=list)
    """What leads to a label, and the page's own label should the place itself not be drawn."""
    expanded: set[str] = field(default_factory=set)
    """The abbreviations that have been spelt out."""
    used: set[str] = field(default_factory=set)
    """The labels that stand in the document already."""
    problems: list[Problem] = field(default_factory=list)

    def source_of(self, uri: str) -> str:
        """Return what the author of a page wrote; what is no page is the pack itself."""
        return next((page.source for page in self.job.pages if page.uri == uri), self.job.source)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a draft a text stands, and what that allows."""

    draft: Draft
    uri: str
    """The page that the text comes from: what links are relative to and problems name."""
    is_heading: bool = False
    """In headings and captions nothing is spelt out or added."""
    is_link: bool = False
    """Inside a link an address is only words."""

    def resolve(self, path: str) -> str:
        """Return the uri that a relative path means here."""
        return normpath(join(dirname(self.uri), path)) if path else self.uri

    def label(self, anchor: str) -> str:
        """Return the label of a place in this page; empty where there is none."""
        return self.draft.labels.get((self.uri, anchor), "")

    def claim(self, anchor: str) -> str:
        """Return the label for an anchor the first time it is met, later nothing."""
        label = self.label(anchor) if anchor else ""
        if not label or label in self.draft.used:
            return ""
        self.draft.used.add(label)
        return label

    def report(self, code: Code, message: str, hint: str = "", *, near: str = "") -> None:
        """Note a problem of this page, once, at the place where the words `near` first stand."""
        line, column = place_of(near, self.draft.source_of(self.uri))
        problem = Problem(self.uri, line, column, code, message, hint)
        if problem not in self.draft.problems:
            self.draft.problems.append(problem)
