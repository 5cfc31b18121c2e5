"""Rewrite inline marks that the Git host and Python-Markdown read differently so that both agree.

Hard breaks, bare addresses, escaped characters, sizes of pictures and addresses with spaces; the
edits of whole lines and their margins come from the block reader.
"""

import re
from collections.abc import Iterable, Iterator

from packsite.model.blocks import BlockKind
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.references import Edit, ReferenceKind, Span, Target
from packsite.templates import path_from

_BROKEN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.DEFINITION}
"""The kinds of blocks in which a line can be broken."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A backslash before any punctuation character. Source: CommonMark 0.31.2, section 2.4."""
_ESCAPED_BY_PYTHON_MARKDOWN = frozenset("\\`*_{}[]()>#+-.!")
_BARE = re.compile(
    r"(?<![^\s*_~(])(?:https?://[\w-]+(?:\.[\w-]+)*|www\.[\w-]+(?:\.[\w-]+)+)(?:[/?#:][^\s<|]*)?"
)
"""An address in the text. Source: GitHub Flavored Markdown 0.29, "Autolinks (extension)"."""
_AFTER_ADDRESS = re.compile(r"(?:[?!.,:*_~'\"]|&\w+;)$")
_SIZE = re.compile(
    r"\b(?P<name>width|height)\s*=\s*[\"']?(?P<number>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>in|cm|mm|pt|pc|em)\b[\"']?"
)
_PIXELS = {"in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16, "em": 16}
"""Source: CSS Values and Units 3, "Absolute lengths"."""
_SIZED = re.compile(r"\{[^{}\n]*\}|<img\b[^<>]*>", re.IGNORECASE)
_IN_ADDRESS = {" ": "%20", "(": "%28", ")": "%29"}


def canonical(document: Document, links: Iterable[Link]) -> Iterator[Edit]:
    """Yield the edits inside the lines of a page; `links` are those of the page, resolved."""
    text = document.masked
    if "\\" in text:
        yield from _breaks(document)
        yield from _escapes(document)
    if "://" in text or "www." in text:
        yield from _bare_addresses(document)
    if "width" in text or "height" in text:
        yield from _sizes(text)
    yield from _targets(document, links)


def relative(here: str, target: Target) -> str:
    """Return the address of a target as seen from a page."""
    path = "" if target.uri == here and target.anchor else path_from(target.uri, here)
    return f"{path}#{target.anchor}" if target.anchor else path


def _breaks(document: Document) -> Iterator[Edit]:
    """Yield two spaces for each backslash that ends a line."""
    text = document.masked
    for block in document.blocks if "\\\n" in text else ():
        for line in block.lines[:-1] if block.kind in _BROKEN else ():
            words = text[slice(*line)]
            if (len(words) - len(words.rstrip("\\"))) % 2:
                yield Span(line.end - 1, line.end), "  "


def _escapes(document: Document) -> Iterator[Edit]:
    """Yield an entity for each escape that Python-Markdown would show with its backslash."""
    rows = [block.span for block in document.blocks if block.kind is BlockKind.ROW]
    for found in _ESCAPE.finditer(document.masked):
        is_bar = found[1] == "|" and any(row.start <= found.start() < row.end for row in rows)
        if found[1] not in _ESCAPED_BY_PYTHON_MARKDOWN and not is_bar:
            yield Span(*found.span()), f"&#{ord(found[1])};"


def _bare_addresses(document: Document) -> Iterator[Edit]:
    linked = [one.whole or one.span for one in document.references]
    for found in _BARE.finditer(document.masked):
        start, address = found.start(), _without_end(found[0])
        if any(one.start <= start < one.end for one in linked):
            continue
        words = re.sub(r"([*_~\[\]])", r"\\\1", address)
        is_whole = address.startswith("http")
        link = f"<{address}>" if is_whole else f"[{words}](http://{address})"
        yield Span(start, start + len(address)), link


def _without_end(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    shorter = _AFTER_ADDRESS.sub("", address)
    if address.endswith(")") and address.count(")") > address.count("("):
        shorter = address[:-1]
    return address if shorter == address else _without_end(shorter)


def _sizes(text: str) -> Iterator[Edit]:
    """Yield each width and height of a picture in pixels, which browsers read, and print."""
    for picture in _SIZED.finditer(text):
        for found in _SIZE.finditer(text, *picture.span()):
            pixels = round(float(found["number"]) * _PIXELS[found["unit"]])
            yield Span(*found.span()), f'{found["name"]}="{pixels}"'


def _targets(document: Document, links: Iterable[Link]) -> Iterator[Edit]:
    """Yield the addresses of links and pictures that begin at the root, or have spaces."""
    for link in links:
        reference = link.reference
        if reference.kind not in (ReferenceKind.FILE, ReferenceKind.IMAGE):
            continue
        address = reference.target
        if address.startswith("/") and link.target:
            anchor = address.partition("#")[2]
            place = Target(link.target.uri, anchor, "", "")
            address = relative(document.uri, place)
        before, after = reference.span.start - 1, reference.span.end
        is_pointed = document.text[before] == "<" and document.text[after : after + 1] == ">"
        span = Span(before, after + 1) if is_pointed else reference.span
        if " " in address or (is_pointed and "(" in address):
            address = "".join(_IN_ADDRESS.get(sign, sign) for sign in address)
        if address != reference.target:
            yield span, address
