"""Checks of HTML in Markdown: rare, harmless, and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.checks.subject import Subject, at
from packsite.model import Document
from packsite.problems import Problem

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:\s[^<>]*)?)/?>")
_MARKDOWN = re.compile(r"\smarkdown(?![\w-])")
_ALLOWED = {"br", "abbr", "sup", "sub", "span", "kbd", "small", "wbr", "div", "img", "a"}
_ACTIVE = re.compile(r"\b(?P<name>on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_ATTRIBUTE_LIST = re.compile(r"\{[^}\n]*\}")


def raw_html(subject: Subject) -> Iterator[Problem]:
    """HTM102: HTML on a page is one of a few harmless kinds.

    Bad: `<script>`, `<iframe>`
    Good: `<br>`, `<span lang="cy">…</span>`
    """
    for document in subject.documents:
        for tag in _TAG.finditer(document.masked):
            if not tag["slash"] and tag["name"].lower() not in _ALLOWED:
                message = f'The HTML "<{tag["name"]}>" is not allowed on a page.'
                hint = "Write it in Markdown, or leave it out."
                yield at(document, tag.start(), "HTM102", message, hint)


def active_attributes(subject: Subject) -> Iterator[Problem]:
    """HTM102: no attribute runs code or sets a style of its own.

    Bad: `<a onclick="…">`, `![map](map.png){ onerror=… }`
    Good: `![map](map.png)`
    """
    for document in subject.documents:
        for pattern in (_TAG, _ATTRIBUTE_LIST):
            for found in pattern.finditer(document.masked):
                if active := _ACTIVE.search(found[0]):
                    message = f'"{active["name"]}" is not allowed on a page.'
                    offset = found.start() + active.start()
                    yield at(document, offset, "HTM102", message, "Take it out.")


def divisions(subject: Subject) -> Iterator[Problem]:
    """HTM101: a `<div>` says `markdown`, is closed, and holds no other.

    Bad: `<div>`, or `<div markdown>` inside another
    Good: `<div markdown>`, and `</div>` before the next one begins
    """
    for document in subject.documents:
        yield from _divisions(document)


def _divisions(document: Document) -> Iterator[Problem]:
    opened: list[int] = []
    for tag in _TAG.finditer(document.masked):
        if tag["name"].lower() != "div":
            continue
        if tag["slash"]:
            del opened[-1:]
            continue
        if not _MARKDOWN.search(tag["attributes"]):
            message = "The words in this <div> would be printed as they are typed."
            yield at(document, tag.start(), "HTM101", message, "Write <div markdown>.")
        if opened:
            message = "This <div> stands inside another one; what follows would disappear."
            hint = "Close the first one with </div> before."
            yield at(document, tag.start(), "HTM101", message, hint)
        opened.append(tag.start())
    for offset in opened:
        message = "This <div> is not closed; what follows would disappear."
        yield at(document, offset, "HTM101", message, "Add a line </div> where it ends.")
