"""Read the body of a page once: its blocks, headings and references, with their offsets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from packsite.model.blocks import Structure
from packsite.model.brand import Brand
from packsite.model.facts import Facts
from packsite.model.page import Document, Source
from packsite.model.references import Reference, Span
from packsite.model.scripts import missing_on_paper
from packsite.read.blocks import blocks
from packsite.read.headings import headings
from packsite.read.mask import mask
from packsite.read.references import references
from packsite.read.sheets import sheets

_IN_LIST = re.compile(r"\{(?:[^{}#\n]|#(?![\w:.-]))*+#(?P<anchor>[\w:.-]++)[^{}\n]*+\}")
_IN_HTML = re.compile(r"id\s*=\s*[\"']?(?P<anchor>[\w:.-]+)")


def document(
    source: Source,
    text: str,
    facts: Facts,
    body_start: int = 0,
    *,
    listed: Iterable[Reference] = (),
    visible_facts: tuple[Span, ...] = (),
    brand: Brand = Brand(),  # noqa: B008 - a value
) -> Document:
    """Return a page whose body begins at `body_start`; offsets are into the whole text.

    `listed` are the references among its facts, `visible_facts` the spans of those readers see;
    `brand` has the names that a heading may show.
    """
    masked = mask(text, body_start)
    found, tables, edits = blocks(text, masked.text, masked.lines)
    titles = tuple(headings(text, masked.headings, brand.names))
    page = Document(
        source=source,
        text=text,
        body_start=body_start,
        facts=facts,
        headings=titles,
        references=(*listed, *references(masked.text, text)),
        anchors=frozenset(_anchors(masked.text) | {heading.anchor for heading in titles}),
        masked=masked.text,
        structure=Structure((found, tables)),
        visible_facts=visible_facts,
        comments=masked.comments,
        unclosed=masked.unclosed,
        canonical=(*masked.canonical, *edits),
        unprintable=tuple(_unprintable(text, masked.comments)),
    )
    return replace(page, sheets=tuple(sheets(page))) if facts.sheets else page


def _unprintable(text: str, comments: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the runs of signs outside comments that no font of the print-out has."""
    if not (missing := missing_on_paper(text)):
        return
    for found in re.finditer(f"[{re.escape(''.join(sorted(missing)))}]+", text):
        if not any(one.start <= found.start() < one.end for one in comments):
            yield Span(*found.span())


def _anchors(masked: str) -> set[str]:
    """Return the author's own anchors, from attribute lists and HTML."""
    anchors = {found["anchor"] for found in _IN_LIST.finditer(masked)}
    for found in _IN_HTML.finditer(masked):
        before = masked[found.start() - 1 : found.start()]
        if not (before.isalnum() or before == "_"):
            anchors.add(found["anchor"])
    return anchors
