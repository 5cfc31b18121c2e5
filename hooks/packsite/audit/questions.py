"""The audits of the standards: their statements, questions and measures as plain text.

References are rendered as text, and local values as their value or as still to be confirmed: a
workbook and a form have no links.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from lxml import html

from packsite.cache.memo import Cache, no_cache
from packsite.model.data import Library
from packsite.model.facts import Kind
from packsite.model.links import Link
from packsite.model.page import Document, Heading
from packsite.model.references import Span, Target
from packsite.model.site import Site
from packsite.read.dialect import offline_converter
from packsite.read.how_we_will_know import audit_parts
from packsite.weave.amendments import here_in, local_words
from packsite.weave.pages import rewrite

_MARKUP = re.compile(r"[\[\]{}*_`<>&\\^~=#|\n]")
"""Characters of markup; a line without them is plain already."""
_TWO_ENDS = re.compile(r"([.!?:;]);")


@dataclass(frozen=True, slots=True)
class AuditStatement:
    """A statement of a standard, and where it is."""

    code: str
    words: str
    target: Target


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of whether a standard is met."""

    name: str
    numerator: str
    denominator: str
    data: str
    """The source of the figures."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one standard."""

    page: Target
    owner: str
    version: date
    statements: tuple[AuditStatement, ...]
    questions: tuple[str, ...]
    measures: tuple[Measure, ...]


def audits_of(site: Site, memo: Cache = no_cache) -> tuple[Audit, ...]:
    """Return the audits of the standards in use, sorted by id."""
    audits = (
        memo(("audit", document.uri), inputs, partial(_audit, *inputs))
        for document in sorted(site.documents, key=lambda one: one.facts.id)
        if _is_audited(document)
        for inputs in [(document, site.links_by_uri[document.uri], site.library)]
    )
    return tuple(one for one in audits if one.statements or one.questions or one.measures)


def _is_audited(document: Document) -> bool:
    facts = document.facts
    return facts.kind is Kind.STANDARD and bool(facts.id) and not facts.withdrawn


def _audit(document: Document, links: Sequence[Link], library: Library) -> Audit:
    parts = audit_parts(document)

    def words(place: Span) -> str:
        typed = document.text[place.start : place.end]
        return _plain(rewrite(document, links, library, part=place) if "[[" in typed else typed)

    def local(heading: Heading) -> str:
        return _plain(local_words(document, heading, links, library))

    return Audit(
        page=document.target,
        owner=document.facts.owner,
        version=document.facts.version,
        statements=tuple(
            AuditStatement(
                heading.code,
                _statement(words(heading.span).removeprefix(heading.code), local(heading), library),
                document.statement(heading),
            )
            for heading in document.headings
            if heading.code.startswith(f"{document.facts.id}.")
        ),
        questions=tuple(map(words, parts.questions)),
        measures=tuple(Measure(*map(words, row)) for row in parts.measures),
    )


def _statement(words: str, local: str, library: Library) -> str:
    """Return a statement with the local words that add to it."""
    return f"{words.strip()}. {here_in(library)}: {local}" if local else words.strip()


def _plain(text: str) -> str:
    """Return Markdown as plain text, with a sign between cells, rows and the items of a list."""
    line = text.lstrip("# ")  # without the marks of a heading
    if not _MARKUP.search(line):
        return " ".join(line.split())
    page = html.fragment_fromstring(offline_converter().reset().convert(text), create_parent="div")
    for cell in page.iter("th", "td"):
        cell.tail = ", " if cell.getnext() is not None else ""
    for row in page.iter("tr", "li"):
        row.tail = "; "
    words = " ".join(page.text_content().split())
    return _TWO_ENDS.sub(r"\1", words).rstrip(" ;")
