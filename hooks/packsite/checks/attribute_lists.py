"""The lists of attributes on a page, where Python-Markdown's `attr_list` would apply them."""

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from packsite.model.blocks import BlockKind
from packsite.model.page import Document

_LIST = re.compile(
    r"(?<!\{)\{(?![%{]):?[ ]*"
    r"(?P<words>[^}\n ](?:=\"[^\"\n]*\"|='[^'\n]*'|[^}\n])*+)\}"
)
_ATTRIBUTE = re.compile(
    r"(?P<sign>[#.])(?P<short>[^\s=}]+)"
    r"|(?P<name>[^\s=}]+)(?:=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<plain>[^\s=}]*)))?"
)
_AFTER_A_MARK = ")]*_`>~"
"""The ends of links, emphasis, code and HTML, which a list may follow directly."""

_WITHOUT_VALUE = frozenset(
    {"hidden", "inert", "autofocus", "open", "disabled", "checked", "required", "download",
     "contenteditable", "draggable", "itemscope", "popover"}
)  # fmt: skip
"""Attributes that need no value, which an author may mean."""


def attribute_lists(document: Document) -> Iterator[tuple[re.Match[str], list[tuple[str, str]]]]:
    """Yield each list on a page with the names and values in it."""
    if "{" not in document.masked:
        return
    cells = {cell.end for block in document.blocks for cell in block.cells}
    titles = {document.masked.count("\n", 0, start) for start in _titles(document)}
    for found in _LIST.finditer(document.masked):
        is_after_mark = document.text[found.start() - 1 : found.start()] in set(_AFTER_A_MARK)
        if is_after_mark or found.end() in cells or _ends(document.masked, found, titles):
            yield found, [_pair(one) for one in _ATTRIBUTE.finditer(found["words"])]


def is_prose(words: str) -> bool:
    """Whether a list holds words that an author means to be read, such as `{see the note}`."""
    has_signs = "=" in words or any(word[0] in "#." for word in words.split())
    return words[0].isalnum() and not has_signs and not _WITHOUT_VALUE & {*words.lower().split()}


def _titles(document: Document) -> Iterator[int]:
    """Yield the starts of headings, and of the lines of the terms of definitions."""
    yield from (heading.span.start for heading in document.headings)
    for term, block in pairwise(document.blocks):
        if (term.kind, block.kind) == (BlockKind.PARAGRAPH, BlockKind.DEFINITION):
            yield from (line.start for line in term.lines)


def _ends(text: str, found: re.Match[str], titles: Set[int]) -> bool:
    """Whether a list ends a heading or a term, or has a line to itself."""
    start, end = found.span()
    line_start, line_end = text.rfind("\n", 0, start) + 1, (text + "\n").find("\n", end)
    before, after = text[line_start:start], text[end:line_end].strip()
    is_alone = not before.strip(" \t>") and not after
    return is_alone or (not after.strip("#") and text.count("\n", 0, start) in titles)


def _pair(found: re.Match[str]) -> tuple[str, str]:
    """Return the name and the value of an attribute; `.x` and `#x` are short for class and id."""
    if found["sign"]:
        return ("id" if found["sign"] == "#" else "class"), found["short"]
    value = found["double"] or found["single"] or found["plain"] or ""
    return found["name"].lower(), value
