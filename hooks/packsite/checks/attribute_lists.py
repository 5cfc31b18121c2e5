"""The lists of attributes on a page, where Python-Markdown's `attr_list` would apply them."""

import re
from collections.abc import Iterator

from packsite.model.page import Document

_LIST = re.compile(r"\{(?![%{<]):?[ ]*(?P<words>[^}\n ][^}\n]*)\}")
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
    headings = {document.masked.count("\n", 0, one.span.start) for one in document.headings}
    for found in _LIST.finditer(document.masked):
        if _applies(document.masked, found, headings):
            yield found, [_pair(one) for one in _ATTRIBUTE.finditer(found["words"])]


def is_prose(words: str) -> bool:
    """Whether a list holds words that an author means to be read, such as `{see the note}`."""
    has_signs = "=" in words or any(word[0] in "#." for word in words.split())
    return words[0].isalnum() and not has_signs and not _WITHOUT_VALUE & {*words.lower().split()}


def _applies(text: str, found: re.Match[str], headings: set[int]) -> bool:
    """Whether a list follows a mark, or ends a heading or a cell, or has a line to itself."""
    start, end = found.span()
    if text[start - 1 : start] in set(_AFTER_A_MARK):
        return True
    line_start, line_end = text.rfind("\n", 0, start) + 1, (text + "\n").find("\n", end)
    before, after = text[line_start:start], text[end:line_end].strip()
    is_in_row = "|" in before and (not after or after.startswith("|"))
    is_alone = not before.strip(" \t>") and not after
    return is_alone or is_in_row or (not after and text.count("\n", 0, start) in headings)


def _pair(found: re.Match[str]) -> tuple[str, str]:
    """Return the name and the value of an attribute; `.x` and `#x` are short for class and id."""
    if found["sign"]:
        return ("id" if found["sign"] == "#" else "class"), found["short"]
    value = found["double"] or found["single"] or found["plain"] or ""
    return found["name"].lower(), value
