"""Checks of HTML in Markdown: rare, harmless, and closed."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

from packsite.checks.attribute_lists import attribute_lists, is_prose
from packsite.checks.drawn_tables import PARTS_OF_TABLES
from packsite.checks.leftovers import is_placeholder
from packsite.checks.subject import Rules, at
from packsite.model.addresses import FOOT_ANCHORS
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem

_TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>(?:(?:[ovwmx]|st1):)?[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:[\s/](?:[^<>\"']|\"[^\"]{0,300}\"|'[^']{0,300}')*)?)>"
)
_DECLARATION = re.compile(r"<(?:!(?!--)|\?)[^\s<>]+")
_EMPTY_LINE = re.compile(r"\n[ \t>]*\n")
_MARKDOWN = re.compile(r"\smarkdown(?![\w-])")
_VOID = {"br", "img", "wbr"}
"""Elements without words in them, which have no closing tag."""
_ALLOWED = {"abbr", "sup", "sub", "span", "kbd", "small", "div", "a", *_VOID}
_OTHERWISE = "Write it in Markdown, or leave it out."
_INSTEAD = {
    "s del strike": 'Write "~~" before and after the words that are struck out.',
    "b strong": 'Write "**" before and after the words.',
    "i em": 'Write "*" before and after the words.',
    "u ins font center mark big": "Write the words alone, or **between two stars** for bold.",
    "h1 h2 h3 h4 h5 h6": 'Write "##" and a space before the words of a heading.',
    "p": "Leave it out, with an empty line between paragraphs.",
    "ul ol li": 'Write "-" or "1." and a space before each item, on a line of its own.',
    "hr": 'Write "---" on a line of its own, with empty lines around it.',
    "aside": 'Write "!!! note" on a line of its own, and the words below it, indented by four '
    "spaces.",
    "details summary": "Write '??? note \"More\"' on a line of its own, with the title for More, "
    "and the words below it, indented by four spaces.",
    "iframe video": "Write a link to the film: [the name of the film](https://…).",
}
"""Tags → how Markdown says the same."""
_ACTIVE = re.compile(r"on[a-z]+|style|srcdoc|formaction")
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "markdown", "role"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
}
_IN_LISTS = {name for names in _ATTRIBUTES.values() for name in names} - {"href", "src"}
_SCHEMES = {"https", "mailto", "tel"}
_OF_THE_THEME = re.compile(r"(?:__|md-|ps-).*")
_CLASSES_OF_THE_THEME = re.compile(r"(?:__|md-|ps-|own-).*|no-js|js|headerlink")


def _tags(document: Document) -> Iterator[re.Match[str]]:
    """Yield every tag; the address of a link may stand between < and > too."""
    addresses = {one.span.start - 1 for one in document.references}
    return (tag for tag in _TAG.finditer(document.masked) if tag.start() not in addresses)


def raw_html(document: Document) -> Iterator[Problem]:
    """HTM102: only a few harmless kinds of HTML are allowed on a page.

    Bad: `<script>`, `<iframe>`, `</article>`, `<!DOCTYPE html>`
    Good: `<br>`, `<span lang="cy">…</span>`
    """
    opened: set[str] = set()
    for tag in _tags(document):
        name = tag["name"].lower()
        is_of_word = ":" in name
        is_another_rule = name in PARTS_OF_TABLES or (
            not is_of_word and is_placeholder(name, tag["attributes"])
        )
        if name in _ALLOWED or is_another_rule:
            continue
        if not tag["slash"] or name not in opened:  # a pair is one problem
            opened.add(name)
            message = f'The HTML "<{tag["slash"]}{tag["name"]}>" is not allowed on a page.'
            hint = next((_INSTEAD[one] for one in _INSTEAD if name in one.split()), _OTHERWISE)
            yield at(document, tag.start(), HTM102, message, hint)
    for found in _DECLARATION.finditer(document.masked):
        message = f'The HTML "{found[0]}" is not allowed on a page.'
        yield at(document, found.start(), HTM102, message, _OTHERWISE)


def notes_end_once(document: Document) -> Iterator[Problem]:
    """HTM102: a comment for editors ends where every browser ends it.

    Bad: `<!-- check the date --!> <b>this</b> -->`
    Good: `<!-- check the date -->`
    """
    for start, end in document.comments:
        words = document.text[start:end]
        if "--!>" in words or words.startswith(("<!-->", "<!--->")):
            message = "A browser ends this note earlier than the site does."
            yield at(document, start, HTM102, message, "Write --> at its end, and > nowhere else.")


def harmless_attributes(document: Document) -> Iterator[Problem]:
    """HTM102, HTM103 and HTM105: no attribute acts, is unknown, or takes a name of the theme.

    Bad: `<a href="form.docx" target="_blank">x</a>`, `*x*{ hidden }`, `## Who { .md-nav }`
    Good: `<a href="form.docx">x</a>`, `![A map](map.svg){ width=300 }`
    """
    for tag in _tags(document):
        if not tag["slash"] and tag["name"].lower() in _ALLOWED and tag["attributes"].strip("/ \n"):
            lost = _lost(tag[0])
            for name, value in _read(tag[0]):
                yield from _judged(document, tag, name, value, is_known=name not in lost)
    for found, written in attribute_lists(document):
        for name, value in () if is_prose(found["words"]) else written:
            yield from _judged(document, found, name, value, is_known=name in _IN_LISTS)


def _judged(
    document: Document, found: re.Match[str], name: str, value: str, *, is_known: bool
) -> Iterator[Problem]:
    """Yield the problem of one attribute of a tag or list, at its place."""
    offset = found.start() + max(found[0].lower().find(name or value), 0)
    if _ACTIVE.fullmatch(name):
        yield at(document, offset, HTM102, f'"{name}" is not allowed on a page.', "Remove it.")
    elif not is_known:
        message = f'The attribute "{name}" is not allowed on a page.'
        yield at(document, offset, HTM103, message, "Remove it.")
    elif name == "id" and (_OF_THE_THEME.fullmatch(value) or value in FOOT_ANCHORS):
        message = f'The id "{value}" belongs to a part of the site itself.'
        yield at(document, offset, HTM105, message, "Choose another word.")
    elif name == "class" and (
        taken := next(filter(_CLASSES_OF_THE_THEME.fullmatch, value.split()), "")
    ):
        message = f'The class "{taken}" belongs to a part of the site itself.'
        yield at(document, offset, HTM105, message, "Remove it.")


def _lost(tag: str) -> set[str]:
    """Return the names of the attributes that a sanitiser (nh3) would remove."""
    cleaned = nh3.clean(
        tag, tags=_ALLOWED, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )
    return {name for name, _ in _read(tag)} - {name for name, _ in _read(cleaned)}


def _read(tag: str) -> list[tuple[str, str]]:
    """Return the attributes of one tag."""
    reader = _FirstTag()
    reader.feed(tag)
    return reader.attributes


class _FirstTag(HTMLParser):
    """Reads the attributes of one tag."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes of a tag."""
        self.attributes = [(name, value or "") for name, value in attrs]


def divisions(document: Document) -> Iterator[Problem]:
    """HTM101: a `<div>` says `markdown`, is closed, and contains no other `<div>`.

    Bad: `<div>`, or `<div markdown>` inside another
    Good: `<div markdown>`, and `</div>` before the next one begins
    """
    opened: list[int] = []
    for tag in _tags(document):
        if tag["name"].lower() != "div":
            continue
        if tag["slash"]:
            if not opened:
                yield _stray(document, tag)
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


def pairs(document: Document) -> Iterator[Problem]:
    """HTM104: every tag is closed in the paragraph that opens it.

    Bad: `Some words</span>`, `<small>Some words`, `<span/>`
    Good: `<small>Some words</small>`
    """
    opened: list[re.Match[str]] = []
    for tag in _tags(document):
        name = tag["name"].lower()
        if name not in _ALLOWED - {"div"}:
            continue
        if opened and _EMPTY_LINE.search(document.masked, opened[-1].end(), tag.start()):
            yield from (_unclosed(document, one) for one in opened)
            opened = []
        if not tag["slash"]:
            opened += [tag] if name not in _VOID else []
        elif opened and opened[-1]["name"].lower() == name:
            opened.pop()
        else:
            yield _stray(document, tag)
    yield from (_unclosed(document, one) for one in opened)


def _stray(document: Document, tag: re.Match[str]) -> Problem:
    message = f"{tag[0]} closes something that is not open; the page would break here."
    return at(document, tag.start(), HTM104, message, "Remove it.")


def _unclosed(document: Document, tag: re.Match[str]) -> Problem:
    name = tag["name"]
    message = f"This <{name}> is not closed; everything after it would look like it."
    return at(document, tag.start(), HTM104, message, f"Add </{name}> in the same paragraph.")


HTM101 = Code("HTM101", ERROR, "<div> is nested, not closed or not Markdown",
              "Text would disappear, or appear exactly as typed.")  # fmt: skip
HTM102 = Code("HTM102", ERROR, "HTML that is not allowed", "It could act in a reader's name.")
HTM103 = Code("HTM103", ERROR, "attribute that is not allowed", "It could act in a reader's name.",
              bad="`<a href=\"form.docx\" target=\"_blank\">x</a>`, `[a](form.docx){ ping=x }`",
              good="`<a href=\"form.docx\">x</a>`")  # fmt: skip
HTM104 = Code("HTM104", ERROR, "HTML that is not closed, or not opened",
              "The rest of the page would look wrong or disappear.")  # fmt: skip
HTM105 = Code("HTM105", ERROR, "id or class of the site itself",
              "Search, menu or buttons would stop working on this page.",
              bad="`## Who { #__search }`, `*who*{ .md-nav }`",
              good="`## Who { #who }`")  # fmt: skip
RULES = Rules(
    "HTML",
    codes=(HTM101, HTM102, HTM103, HTM104, HTM105),
    of_a_page=(raw_html, notes_end_once, harmless_attributes, divisions, pairs),
)
