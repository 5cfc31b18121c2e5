"""Find the characters that Word types and nobody sees: soft breaks, odd spaces, soft hyphens."""

import re
from bisect import bisect_right

from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.references import Edit, Span
from packsite.read.pasted import SOFT_BREAKS, Leftover, line_start
from packsite.read.pasted.marks import readings

_SOFT_BREAK = re.compile(rf"[{SOFT_BREAKS}]+")
_SPACES = "\u00a0\u2007\u202f"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_ODD = re.compile(rf"[{_SPACES}]+|[{_INVISIBLE}]+")
_NAMES = {"\u00ad": "a soft hyphen", "\u200b": "a space of no width", "\ufeff": "an invisible mark",
          "\u2060": "an invisible mark"}  # fmt: skip


def soft_breaks(document: Document) -> tuple[Leftover, ...]:
    """Return every soft break, with the line break of Markdown that takes its place."""
    if not any(one in document.text for one in SOFT_BREAKS):
        return ()
    return tuple(
        Leftover(found.start(), "", 1, "", ((Span(*found.span()), _broken(document, found)),))
        for found in _SOFT_BREAK.finditer(document.without_code)
    )


def odd_spaces(document: Document) -> tuple[Leftover, ...]:
    """Return every no-break space, soft hyphen and other invisible character out of place.

    A no-break space beside a figure is right: it keeps "10 days" together.
    """
    if not any(one in document.text for one in (*_SPACES, *_INVISIBLE)):
        return ()
    text = document.without_code
    return tuple(
        Leftover(found.start(), _NAMES.get(found[0][0], "a no-break space"), 1, edit[1], (edit,))
        for found in _ODD.finditer(text)
        if (edit := _spaced(text, found))
    )


def _broken(document: Document, found: re.Match[str]) -> str:
    """Return the replacement of a soft break."""
    text, start = document.text, line_start(document.text, found.start())
    end = text.find("\n", found.end())
    rest = Span(found.end(), len(text) if end < 0 else end)
    kind = _kind_at(document, found.start())
    if rest.start == rest.end or not text[start : found.start()].strip(" \t>"):
        return ""
    if kind is BlockKind.ROW:
        return "<br>"
    if kind in {None, BlockKind.HEADING}:
        return " "
    line = text[start : found.start()]
    margin = line[: len(line) - len(line.lstrip(" >"))] + " " * 4 * (kind is BlockKind.ITEM)
    if len(found[0]) > 1:
        return f"\n{margin.rstrip()}\n{margin}"
    return f"\n{margin}" if [*readings(text, rest)] else f"\\\n{margin}"


def _kind_at(document: Document, offset: int) -> BlockKind | None:
    """Return the kind of the block around an offset; `None` in the block of facts."""
    after = bisect_right(document.blocks, offset, key=lambda block: block.lines[0].start)
    return document.blocks[after - 1].kind if after else None


def _spaced(text: str, found: re.Match[str]) -> Edit | None:
    """Return the edit of odd spaces; `None` where they are right."""
    before = text[found.start() - 1 : found.start()] or "\n"
    after = text[found.end() : found.end() + 1] or "\n"
    is_unneeded = found[0][0] in _INVISIBLE or before.isspace() or after.isspace()
    if not is_unneeded and len(found[0]) == 1 and (before.isdigit() or after.isdigit()):
        return None
    return Span(*found.span()), "" if is_unneeded else " "
