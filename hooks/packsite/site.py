"""The site as a value: what the build, the command line and the tests all work from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from packsite.model import (
    Connections,
    Coverage,
    Document,
    GeneratedPage,
    Library,
    Link,
    Source,
    pdf_uri,
)
from packsite.problems import Problem
from packsite.settings import Settings


@dataclass(frozen=True)
class Site:
    """Everything worked out about the content; nothing in it knows a site generator."""

    settings: Settings
    today: date
    sources: tuple[Source, ...]
    documents: tuple[Document, ...]
    library: Library
    links: tuple[Link, ...]
    coverage: tuple[Coverage, ...]
    connections: Mapping[str, Connections]
    """By the uri of a page."""
    generated: tuple[GeneratedPage, ...]
    bodies: Mapping[str, str]
    """By uri: the author's Markdown with every reference as an ordinary link."""
    woven: Mapping[str, str]
    """By uri: the whole page for a site generator, generated pages included."""
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the site from being published."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @cached_property
    def version_by_id(self) -> Mapping[str, date]:
        """Id of a page → the date of its newest change."""
        return {document.facts.id: document.facts.version for document in self.documents}

    @cached_property
    def summary_by_uri(self) -> Mapping[str, str]:
        """Uri of a page → its summary, generated pages included."""
        written = {document.uri: document.facts.summary for document in self.documents}
        return written | {page.uri: page.summary for page in self.generated}

    @cached_property
    def pdf_uris(self) -> tuple[str, ...]:
        """Where the PDF of every page will be."""
        made = (pdf_uri(page.uri, page.id) for page in self.generated)
        return (*(document.pdf_uri for document in self.documents), *made)

    @property
    def files(self) -> tuple[Source, ...]:
        """Pictures and downloads: what is copied as it is."""
        return tuple(source for source in self.sources if not source.is_page)
