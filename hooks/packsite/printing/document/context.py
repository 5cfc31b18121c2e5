"""The state of one conversion: the document so far, and the position within it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from packsite.model.codes import Code
from packsite.model.problems import Problem, place_of
from packsite.printing.document.leaves import Anchor, PageNumber
from packsite.printing.document.nodes import Jump
from packsite.printing.job import PrintJob

ReadImage = Callable[[str], bytes | None]
"""Return the bytes of the picture at a URI, or `None` where there is none."""


@dataclass(slots=True)
class Draft:
    """A document under construction, and everything collected on the way."""

    job: PrintJob
    read_image: ReadImage
    labels: Mapping[tuple[str, str], str]
    """Label by (URI, anchor); the empty anchor is the page as a whole."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Pictures to print, by file name."""
    sources: dict[str, bytes | None] = field(default_factory=dict)
    """Picture files read, by URI; `None` for a missing one."""
    cross_references: list[tuple[Jump | PageNumber, str]] = field(default_factory=list)
    """Each cross-reference, and the label of its page to fall back on."""
    expanded: set[str] = field(default_factory=set)
    """Abbreviations already spelt out."""
    placed: set[str] = field(default_factory=set)
    """Labels already in the document."""
    problems: list[Problem] = field(default_factory=list)

    def read(self, uri: str) -> bytes | None:
        """Read a picture, and record it as an input of the document."""
        self.sources[uri] = self.read_image(uri)
        return self.sources[uri]


@dataclass(frozen=True, slots=True)
class Scope:
    """The page and the kind of text being converted."""

    draft: Draft
    uri: str
    """The page of the text: the base of its relative links, and the file of its problems."""
    is_heading: bool = False
    """Headings, also of notes and tables, have no expansions, addresses or page numbers."""
    is_link: bool = False
    """Inside a link, a bare address stays plain text."""
    is_landscape: bool = False
    """Whether the page is printed on its side."""

    def resolve(self, path: str) -> str:
        """Resolve a relative path against the page; an empty one is the page itself."""
        return normpath(join(dirname(self.uri), path)) if path else self.uri

    def label(self, anchor: str) -> str:
        """Return the label of an anchor on this page; empty where there is none."""
        return self.draft.labels.get((self.uri, anchor), "")

    def claim(self, anchor: str) -> str:
        """Return the label of an anchor on its first use; empty later: labels are unique."""
        label = self.label(anchor) if anchor else ""
        if not label or label in self.draft.placed:
            return ""
        self.draft.placed.add(label)
        return label

    def anchor(self, name: str) -> list[Anchor]:
        """Return the target of the jumps to an anchor, on its first use."""
        label = self.claim(name)
        return [{"type": "anchor", "label": label}] if label else []

    def report(self, code: Code, message: str, hint: str = "", *, near: str = "") -> None:
        """Record a problem of this page once, at the first occurrence of `near` in its source."""
        job = self.draft.job
        source = next((page.source for page in job.pages if page.uri == self.uri), job.source)
        line, column = place_of(near, source)
        problem = Problem(self.uri, line, column, code, message, hint)
        if problem not in self.draft.problems:
            self.draft.problems.append(problem)
