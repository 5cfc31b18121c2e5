"""Read a page as the Git host does: with cmark-gfm, the parser of GitHub itself.

Editors see their page there first, in a preview. What this site reads differently on purpose
(facts, comments, references, admonitions, definitions, footnotes, attributes, HTML) is given to the
parser as the nearest Markdown that it knows, character for character.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import takewhile
from typing import NamedTuple

from cmarkgfm import cmark

from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.references import Edit, Place, ReferenceKind, Span, spliced
from packsite.read.inline import MARKUP
from packsite.read.lines import ADMONITION_MARK, FOOTNOTE_MARK, ITEM_MARK
from packsite.read.mask import blank
from packsite.read.references import definition_end

_EXTENSIONS = ("table", "strikethrough", "tasklist")
_TOKEN = re.compile(
    r"<(?:/(?P<end>li|blockquote|table)>"
    r"|(?P<tag>li|blockquote|h[1-6]|p|pre|table|tr)"
    r" data-sourcepos=\"(?P<first>\d+):\d+-(?P<last>\d+):)"
)
_PICTURE = re.compile(r"<img [^>]*alt=\"([^\"]*)\"[^>]*>")
_CODE = re.compile(r"<code.*?</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BEFORE_FIRST_WORD = re.compile(rf"[ \t>]*(?:{ITEM_MARK}[ \t]+)?")
_ENTITY = re.compile(r"&#?\w{1,32};")
_OPENERS = {
    BlockKind.ADMONITION: (re.compile(rf"{ADMONITION_MARK}[\w -]*|\[![\w-]+\]"), "*   # "),
    BlockKind.FOOTNOTE: (re.compile(rf"{FOOTNOTE_MARK}[ \t]*"), "*   "),
    BlockKind.DEFINITION: (re.compile(":"), "*"),
}
"""A block that cmark-gfm does not know → its mark, and a list item indented as its contents are.

A heading, as the title of an admonition, is not continued by the line below it.
"""
_VISIBLE = re.compile(r"[^\n]")


class BlockStart(NamedTuple):
    """The block that begins in a line."""

    kind: BlockKind
    depth: int = 0
    """The number of lists and quotes around it; 0 for headings and code."""
    level: int = 0
    """The level of a heading."""


@dataclass(slots=True)
class Reading:
    """A page as the Git host reads it."""

    html: str
    visible: str
    """The file with the same offsets, as this site shows it: with labels, without markup."""
    starts: dict[int, BlockStart] = field(default_factory=dict)
    """The 1-based line of the file → the innermost block that begins there."""
    code: list[Span] = field(default_factory=list)
    """The first and the last line of each block of code."""

    @property
    def words(self) -> str:
        """The text that readers see, in order; stars in code are full stops."""
        html = _PICTURE.sub(r"\1", self.html) if "<img" in self.html else self.html
        if "**" in html:
            html = _CODE.sub(lambda found: found[0].replace("*", "."), html)
        return unescape(_TAG.sub("", html))


def read_as_git_host(document: Document) -> Reading:
    """Return the blocks and the HTML of a page as GitHub's parser reads it.

    cmarkgfm does not free what it has read, about 50 kB a page, until the process ends.
    """
    # The parser would count addresses to the paragraph below them: they move to the end.
    addresses = [*_addresses(document.masked)]
    moved = ((span, blank(document.text[slice(*span)])) for span in addresses)
    own = [*_references(document), *_openers(document), *moved]
    marks = [*MARKUP.finditer(document.masked)]
    unknown = (edit for mark in marks for edit in _unknown(document.masked, mark))
    source = spliced(document.text, sorted([*own, *unknown]))
    lines = (document.text[slice(*span)] for span in addresses)
    body = "\n\n".join((source[document.body_start :], *lines))
    options = cmark.Options.CMARK_OPT_SOURCEPOS
    html = cmark.markdown_to_html_with_extensions(body, options, _EXTENSIONS)
    markup = (edit for mark in marks for edit in _markup(document.masked, mark))
    reading = Reading(html, spliced(source, sorted([*markup, *_entities(document.masked)])))
    _read_blocks(reading, document)
    return reading


def _read_blocks(reading: Reading, document: Document) -> None:
    """Fill in the starts of blocks, by line."""
    above = document.text.count("\n", 0, document.body_start)
    last_line = document.text.count("\n") + 1
    tokens, depth = _TOKEN.findall(reading.html), 0
    for place, (end, tag, first, last) in enumerate(tokens):
        if end in ("li", "blockquote"):
            depth -= 1
        elif tag and first != "0" and (line := above + int(first)) <= last_line:
            if tag == "table":
                rows = takewhile(lambda token: token[0] != "table", tokens[place:])
                head = above + int(last) - sum(token[1] == "tr" for token in rows)
                _read_table(reading, line, head, depth)
            elif tag == "pre":
                reading.code.append(Span(line, above + int(last)))
            else:
                _read_block(reading, tag, line, depth)
        depth += tag in ("li", "blockquote")


def _read_table(reading: Reading, line: int, head: int, depth: int) -> None:
    """Note a table; cmark-gfm says that it begins where the paragraph above it does."""
    reading.starts.setdefault(line, BlockStart(BlockKind.PARAGRAPH, depth))
    reading.starts[head] = BlockStart(BlockKind.ROW, depth)


def _read_block(reading: Reading, tag: str, line: int, depth: int) -> None:
    if tag == "li":
        reading.starts[line] = BlockStart(BlockKind.ITEM, depth)
    elif tag[0] == "h":
        reading.starts[line] = BlockStart(BlockKind.HEADING, 0, int(tag[1]))
    elif tag != "blockquote":
        kind = BlockKind.ROW if tag == "tr" else BlockKind.PARAGRAPH
        reading.starts.setdefault(line, BlockStart(kind, depth))


def _references(document: Document) -> Iterator[Edit]:
    """Yield comments and references, with the replacement of each."""
    text = document.text
    for comment in document.comments:
        last = text.rfind("\n", 0, comment.end) + 1
        end = text.find("\n", comment.end)
        is_before_words = text[comment.end : end if end >= 0 else None].strip()
        split = max(comment.start, last) if is_before_words else comment.end
        yield comment, blank(text[comment.start : split]) + "." * (comment.end - split)
    for reference in document.references:
        is_link = reference.kind in (ReferenceKind.FILE, ReferenceKind.IMAGE)
        if not is_link and reference.place in (Place.BODY, Place.LINK_TEXT) and reference.target:
            yield _filled(reference.span, reference.label or "T")


def _unknown(masked: str, mark: re.Match[str]) -> Iterator[Edit]:
    """Yield full stops instead of attributes, notes, and HTML at the start of a block."""
    typed, start = mark[0], mark.start()
    if typed[0] == "{" or (typed[:2] == "[^" and typed[-1] != ":"):
        yield _filled(Span(*mark.span()), "")
    elif typed[0] == "<" and not _is_address(typed):
        line = masked.rfind("\n", 0, start) + 1
        if _BEFORE_FIRST_WORD.fullmatch(masked, line, start):
            yield Span(*mark.span()), _VISIBLE.sub(".", typed)


def _markup(masked: str, mark: re.Match[str]) -> Iterator[Edit]:
    """Yield a blank instead of markup without words; an escaped bracket is none."""
    if masked[mark.start() - 1 : mark.start()] != "\\" and not _is_address(mark[0]):
        yield Span(*mark.span()), blank(mark[0])


def _is_address(typed: str) -> bool:
    return typed[0] == "<" and " " not in typed and (":" in typed or "@" in typed)


def _entities(masked: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(masked) if "&" in masked else ():
        yield Span(*found.span()), unescape(found[0]).ljust(len(found[0]))


def _openers(document: Document) -> Iterator[Edit]:
    """Yield the marks that begin a block, with the replacement of each."""
    masked = document.masked
    for block in document.blocks:
        if block.kind in _OPENERS:
            pattern, mark = _OPENERS[block.kind]
            start = masked.rfind("\n", 0, block.span.start) + 1
            if found := pattern.search(masked, start, max(block.span.start, start + 1)):
                yield _filled(Span(*found.span()), mark[: found.end() - found.start()])


def _addresses(masked: str) -> Iterator[Span]:
    """Yield the lines with the addresses of links by name, below an empty line."""
    place, end = masked.find("]:"), 0
    while place >= 0:
        start = masked.rfind("\n", 0, place) + 1
        is_below_gap = masked.startswith("\n", start - 2) or start == end
        if is_below_gap and (address_end := definition_end(masked, start)):
            end = masked.find("\n", address_end) + 1 or len(masked)
            yield Span(start, end)
        place = masked.find("]:", place + 2)


def _filled(span: Span, words: str) -> Edit:
    """Return an edit that fills a span with words, then with full stops."""
    return span, words.ljust(span.end - span.start, ".")
