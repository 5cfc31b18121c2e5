"""What readers read: the words of each page without Markdown, references and code.

The page is woven, rendered and taken apart again, so that a link counts as the words it shows. A
citation in brackets, a value still to be confirmed and code are left out: nobody reads them aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lxml import html
from markdown import Markdown

from packsite.connect.connections import by_uri
from packsite.model.data import Library
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.references import Place, ReferenceKind
from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check
from packsite.read.dialect import MARKDOWN_EXTENSIONS
from packsite.weave.pages import rewrite

REPOSITORY = Path(__file__).resolve().parents[2]
_CITED = "\ue000"
"""Stands before each citation, so that brackets which only cite can be found."""
_CITATION = re.compile(rf"\s*\([^()]*{_CITED}[^()]*\)")
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "summary", "h2", "h3", "h4", "h5", "h6"}
_NOT_READ = {"code", "pre", "sup", "input", "script"}
_ADDRESS = re.compile(r"\b(?:[\w-]+\.)+(?:uk|org|com)\b", re.IGNORECASE)
_LEFT_OUT = {"to-confirm", "footnote-backref"}
_SHORT_FORM = re.compile(
    r"(?<![\w-])(?=\w*[A-Z]\w*[A-Z])[A-Za-z]+(?:-[A-Z]+)?(?:(?=['’])|(?![\w-]))"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, cell or heading."""

    text: str


@cache
def this_site() -> Site:
    """Return this repository's own content, checked."""
    return check(Settings.load(REPOSITORY), date(2026, 11, 23))


@cache
def this_text() -> Mapping[str, tuple[Block, ...]]:
    """Return the words of every page of this repository that an author wrote, by file."""
    site = this_site()
    links = by_uri(site.links)
    return {
        page.source.file: blocks(page, links[page.uri], site.library) for page in site.documents
    }


def blocks(page: Document, links: Iterable[Link], library: Library) -> tuple[Block, ...]:
    """Return the words of one page: its title, its summary and its body."""
    worded = [_as_words(link) for link in links]
    body = _CITATION.sub("", rewrite(page, worded, library)).replace(_CITED, "")
    top = (Block(page.facts.title), Block(page.facts.summary))
    return (*top, *_of_markdown(body))


def _of_markdown(text: str) -> Iterator[Block]:
    """Yield the words of Markdown, block by block."""
    rendered = Markdown(extensions=list(MARKDOWN_EXTENSIONS)).convert(text)
    for element in html.fromstring(f"<div>{rendered}</div>").iter(*_BLOCKS):
        if words := " ".join("".join(_own_text(element)).split()):
            yield Block(words)


def short_forms(text: str) -> set[str]:
    """Return the words with two capitals or more, in the singular; ids and addresses are none."""
    return {found.removesuffix("s") for found in _SHORT_FORM.findall(_ADDRESS.sub("", text))}


def _as_words(link: Link) -> Link:
    """Return a link that `rewrite` turns into mere words."""
    reference = link.reference
    label = reference.label or (link.target.title if link.target else "")
    if reference.kind is ReferenceKind.SOURCE:
        label = _CITED + label
    if reference.place is Place.BODY and reference.kind is not ReferenceKind.LOCAL:
        return link._replace(reference=reference._replace(place=Place.LINK_TEXT, label=label))
    return link


def _own_text(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_text = child.tag not in _BLOCKS | _NOT_READ | {"ul", "ol", "table"}
        if is_text and not _LEFT_OUT & set(child.get("class", "").split()):
            yield from _own_text(child)
        yield child.tail or ""
