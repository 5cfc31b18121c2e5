"""Checks of HTML in Markdown: rare, harmless, and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

from packsite.checks.drawn_tables import PARTS_OF_TABLES
from packsite.checks.leftovers import is_placeholder
from packsite.checks.subject import Rules, at
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:\s[^<>]*)?)/?>")
_MARKDOWN = re.compile(r"\smarkdown(?![\w-])")
_ALLOWED = {"br", "abbr", "sup", "sub", "span", "kbd", "small", "wbr", "div", "img", "a"}
_ACTIVE = re.compile(r"\b(?P<name>on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "markdown"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
}
_SCHEMES = {"https", "mailto", "tel"}
_ATTRIBUTE_LIST = re.compile(r"\{[^}\n]*\}")


def raw_html(document: Document) -> Iterator[Problem]:
    """HTM102: only a few harmless kinds of HTML are allowed on a page.

    Bad: `<script>`, `<iframe>`
    Good: `<br>`, `<span lang="cy">…</span>`
    """
    for tag in _TAG.finditer(document.masked):
        name = tag["name"].lower()
        is_another_rule = name in PARTS_OF_TABLES or is_placeholder(name, tag["attributes"])
        if not tag["slash"] and name not in _ALLOWED and not is_another_rule:
            message = f'The HTML "<{tag["name"]}>" is not allowed on a page.'
            hint = "Write it in Markdown, or leave it out."
            yield at(document, tag.start(), HTM102, message, hint)


def active_attributes(document: Document) -> Iterator[Problem]:
    """HTM102: no attribute runs code or sets a style of its own.

    Bad: `<a onclick="…">`, `![map](map.png){ onerror=… }`
    Good: `![map](map.png)`
    """
    for pattern in (_TAG, _ATTRIBUTE_LIST):
        for found in pattern.finditer(document.masked):
            if active := _ACTIVE.search(found[0]):
                message = f'"{active["name"]}" is not allowed on a page.'
                offset = found.start() + active.start()
                yield at(document, offset, HTM102, message, "Remove it.")


def harmless_attributes(document: Document) -> Iterator[Problem]:
    """HTM103: a sanitiser (nh3) would leave every attribute as it is.

    Bad: `<a href="form.docx" target="_blank">`, `<img src="map.png" srcset="…">`
    Good: `<a href="form.docx">`, `<img src="map.png" alt="A map">`
    """
    for tag in _TAG.finditer(document.masked):
        if tag["slash"] or tag["name"].lower() not in _ALLOWED or not tag["attributes"]:
            continue
        for name in _lost(tag[0]):
            message = f'The attribute "{name}" of <{tag["name"]}> is not allowed on a page.'
            yield at(document, tag.start(), HTM103, message, "Remove it.")


def _lost(tag: str) -> list[str]:
    """Return the attributes that a tag would lose; those that run code are HTM102 already."""
    cleaned = nh3.clean(
        tag, tags=_ALLOWED, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )
    kept = _attributes(cleaned)
    return [name for name in _attributes(tag) if name not in kept and not _ACTIVE.match(f"{name}=")]


def _attributes(tag: str) -> list[str]:
    reader = _FirstTag()
    reader.feed(tag)
    return reader.names


class _FirstTag(HTMLParser):
    """Reads the attribute names of one tag."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes of a tag."""
        self.names = [name for name, _ in attrs]


def divisions(document: Document) -> Iterator[Problem]:
    """HTM101: a `<div>` says `markdown`, is closed, and contains no other `<div>`.

    Bad: `<div>`, or `<div markdown>` inside another
    Good: `<div markdown>`, and `</div>` before the next one begins
    """
    opened: list[int] = []
    for tag in _TAG.finditer(document.masked):
        if tag["name"].lower() != "div":
            continue
        if tag["slash"]:
            del opened[-1:]
            continue
        if not _MARKDOWN.search(tag["attributes"]):
            message = "The text in this <div> would appear exactly as typed."
            yield at(document, tag.start(), HTM101, message, "Write <div markdown>.")
        if opened:
            message = "This <div> is inside another one; everything after it would disappear."
            hint = "Close the first one with </div> before it."
            yield at(document, tag.start(), HTM101, message, hint)
        opened.append(tag.start())
    for offset in opened:
        message = "This <div> is not closed; everything after it would disappear."
        yield at(document, offset, HTM101, message, "Add a line </div> where it ends.")


HTM101 = Code("HTM101", ERROR, "<div> is nested, not closed or not Markdown",
              "Text would disappear, or appear exactly as typed.")  # fmt: skip
HTM102 = Code("HTM102", ERROR, "HTML that is not allowed", "It could act in a reader's name.")
HTM103 = Code("HTM103", ERROR, "attribute that is not allowed", "It could act in a reader's name.")
RULES = Rules(
    "HTML",
    codes=(HTM101, HTM102, HTM103),
    of_a_page=(raw_html, active_attributes, harmless_attributes, divisions),
)
