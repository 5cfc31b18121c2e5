"""The index of everything that a reference may name: pages, statements, files and data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from packsite.model.addresses import GLOSSARY_URI, INSERTS, SOURCES_URI
from packsite.model.data import Library
from packsite.model.decision_aids import INSERT_PREFIX
from packsite.model.facts import Kind
from packsite.model.generated_pages import GeneratedPage, announced
from packsite.model.page import Document, Source
from packsite.model.references import Target
from packsite.model.suggest import SuggestionCache, nearest


@dataclass(frozen=True)
class Index:
    """Every possible target of a reference."""

    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    library: Library
    inserted: tuple[Document, ...] = ()
    """The text of data files that pages insert, each as a document at the uri of its page."""
    amendments: tuple[Document, ...] = ()
    """The local words after statements of the core, each as a document at the uri of its page."""
    hidden: tuple[Document, ...] = ()
    """The pages of the core that this site leaves out."""
    replaced: tuple[Document, ...] = ()
    """The pages of the core whose place a local page takes."""
    near: SuggestionCache = field(default_factory=SuggestionCache, compare=False)
    """The suggestions looked up so far."""

    @cached_property
    def generated(self) -> tuple[GeneratedPage, ...]:
        """The pages that the build makes, without their text."""
        return announced(has_sessions=bool(self.library.sessions))

    @cached_property
    def page_by_id(self) -> Mapping[str, Target]:
        """Full id of a page → the page; the first page keeps an id that is used twice."""
        pages = {page.id: Target(page.uri, "", page.title, page.id) for page in self.generated}
        for document in reversed(self.documents):
            if document.facts.id:
                pages[document.facts.id] = document.target
        return pages

    @cached_property
    def kind_by_id(self) -> Mapping[str, Kind]:
        """Full id of a page → its kind."""
        return {document.facts.id: document.facts.kind for document in self.documents}

    @cached_property
    def statement_by_id(self) -> Mapping[str, Target]:
        """Full id of a statement, finding or response → its target."""
        return _statements(self.documents)

    @cached_property
    def hidden_by_id(self) -> Mapping[str, Target]:
        """Full id of a hidden page, or of a statement on it → its target if it were shown."""
        pages = {page.facts.id: page.target for page in self.hidden}
        return {**pages, **_statements(self.hidden)}

    @cached_property
    def inserts(self) -> tuple[str, ...]:
        """The name of every insert, as in `[[insert:changes]]`."""
        return (*INSERTS, *(f"{INSERT_PREFIX}{key}" for key in self.library.aids))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id that a `[[reference]]` may name."""
        return (*self.page_by_id, *self.statement_by_id)

    def likely_id(self, name: str) -> str:
        """Return the id that an unknown one most likely means, or an empty string.

        One that was published is no typing error: only its replacement can be meant.
        """
        gone = self.library.published.get(name.partition(".")[0])
        return gone.replaced_by if gone else nearest(name, self.ids)

    @cached_property
    def document_by_uri(self) -> Mapping[str, Document]:
        """Uri of a page → the page."""
        return {document.uri: document for document in self.documents}

    @cached_property
    def mounted(self) -> frozenset[str]:
        """The content folders other than `docs`, whose names are part of their addresses."""
        return frozenset(
            source.uri.partition("/")[0]
            for source in self.sources
            if source.local_file == source.uri
        )

    @cached_property
    def uris(self) -> frozenset[str]:
        """Every file and generated page of the site."""
        return frozenset(
            {source.uri for source in self.sources} | {page.uri for page in self.generated}
        )

    @cached_property
    def uri_by_folded(self) -> Mapping[str, str]:
        """Uri of a page without regard to case → the uri."""
        return {uri.casefold(): uri for uri in self.uris if uri.endswith(".md")}

    @cached_property
    def generated_anchors(self) -> Mapping[str, frozenset[str]]:
        """Uri of a generated page whose anchors are names of the data files → its anchors."""
        terms = self.library.glossary.values()
        letters = (f"letter-{entry.acronym[0].lower()}" for entry in terms)
        return {
            GLOSSARY_URI: frozenset(entry.anchor for entry in terms).union(letters),
            SOURCES_URI: frozenset(self.library.sources),
        }


def _statements(documents: tuple[Document, ...]) -> Mapping[str, Target]:
    return {
        target.id: target
        for document in reversed(documents)
        for heading in document.headings
        if heading.code
        for target in (document.statement(heading),)
    }
