"""Split the HTML of a page into sections of plain text, to index and to show.

A section is the text below one heading. Parts that the build adds to a page (facts, backlinks)
are skipped, and so are blocks of code, which show editors how to write.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import HTMLParser, fromstring
from lxml.etree import _Element as Element

_HEADINGS = frozenset({"h2", "h3"})
_BLOCKS = frozenset(
    {"p", "li", "td", "th", "dt", "dd", "h1", "h4", "h5", "h6", "tr", "div", "summary"}
)
_SKIPPED_TAGS = frozenset({"script", "style", "pre", "svg", "h1"})
_SKIPPED = frozenset(
    {"headerlink", "footnote-ref", "footnote-backref", "ps-facts", "ps-foot", "ps-kind",
     "ps-line", "ps-summary", "ps-overdue", "ps-journey", "ps-path", "ps-mine"}
)  # fmt: skip
_OPEN_END = re.compile(r"[\w)”’\"%]$")


@dataclass(slots=True)
class Section:
    """A heading with its anchor, and the text below it; the first section has no heading."""

    anchor: str = ""
    heading: str = ""
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of its parts on one line."""
        return " ".join("".join(self.parts).split()).rstrip("; ")

    def end_block(self) -> None:
        """End a block, so that the next one is separated from it."""
        while self.parts and not self.parts[-1].strip():
            self.parts.pop()
        if self.parts:
            self.parts[-1] = self.parts[-1].rstrip()
            self.parts.append("; " if _OPEN_END.search(self.parts[-1]) else " ")


def sections(page: str, *, with_tables: bool = True) -> tuple[Section, ...]:
    """Return the sections of a page in order, starting with the text before any heading."""
    made = [Section()]
    skipped = _SKIPPED_TAGS if with_tables else _SKIPPED_TAGS | {"table"}
    bare = HTMLParser(remove_comments=True, remove_pis=True)
    _walk(fromstring(f"<html><body>{page}</body></html>", bare)[0], made, skipped)
    return tuple(made)


def _walk(element: Element, made: list[Section], skipped: frozenset[str]) -> None:
    """Walk an element in reading order; a heading starts the next section."""
    for child in element:
        if not _is_skipped(child, skipped):
            if child.tag in _HEADINGS:
                heading = " ".join("".join(_words(child)).split())
                made.append(Section(child.get("id", ""), heading))
            else:
                made[-1].parts.append(" " if child.tag == "br" else child.text or "")
                _walk(child, made, skipped)
                if child.tag in _BLOCKS:
                    made[-1].end_block()
        made[-1].parts.append(child.tail or "")


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not _is_skipped(child):
            yield " " if child.tag == "br" else ""
            yield from _words(child)
        yield child.tail or ""


def _is_skipped(element: Element, skipped: frozenset[str] = _SKIPPED_TAGS) -> bool:
    return (
        element.tag in skipped
        or element.get("data-search-exclude") is not None
        or not _SKIPPED.isdisjoint(element.get("class", "").split())
    )
