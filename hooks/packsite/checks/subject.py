"""What a check looks at: the site as it was read and linked."""

from __future__ import annotations

from dataclasses import dataclass

from packsite.connect.links import Index
from packsite.model.data import Library
from packsite.model.findings import Coverage
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.problems import Problem, TextFile
from packsite.model.settings import Settings
from packsite.read.menu import Menu


@dataclass(frozen=True, slots=True)
class Subject:
    """A whole site, ready to be checked."""

    settings: Settings
    index: Index
    links: tuple[Link, ...]
    coverage: tuple[Coverage, ...]
    menu: Menu

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every page that was read."""
        return self.index.documents

    @property
    def library(self) -> Library:
        """What the data files say."""
        return self.index.library


def at(document: Document, offset: int, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem at a place in a page."""
    return TextFile(document.source.file, document.text).problem(offset, code, message, hint)


def at_fact(document: Document, name: str, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem at a line of the block of facts; at the top where the fact is missing."""
    head = document.text[: document.body_start]
    return at(document, max(f"\n{head}".find(f"\n{name}:"), 0), code, message, hint)
