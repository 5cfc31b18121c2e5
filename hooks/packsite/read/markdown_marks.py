"""Skip the processors of Python-Markdown that cannot match a text: the same HTML, sooner.

It tries all of them on every block and every line of text, of which most have none of their marks.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString
from pymdownx.details import DetailsProcessor

_INLINE = 20
"""The priority of the step that Python-Markdown registers itself."""
_INDENT = "    "
MARKS: Mapping[str, str] = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    r"\[\^([^\]]*)\]": "[^",  # of footnotes
    r"\~": "~",  # of pymdownx.tilde
}
"""Regular expression → the characters in every text that it matches; others are always tried."""
BLOCK_MARKS: Mapping[type, tuple[str, ...]] = {
    AdmonitionProcessor: ("!!!", _INDENT),
    DetailsProcessor: ("???", _INDENT),
    MarkdownInHtmlProcessor: (STX,),
    blockprocessors.ListIndentProcessor: (_INDENT,),
    DefListIndentProcessor: (_INDENT,),
    blockprocessors.CodeBlockProcessor: (_INDENT,),
    TableProcessor: ("|",),
    blockprocessors.HashHeaderProcessor: ("#",),
    blockprocessors.SetextHeaderProcessor: ("\n=", "\n-"),
    blockprocessors.HRProcessor: ("-", "_", "*"),
    SaneOListProcessor: (". ",),
    SaneUListProcessor: ("* ", "+ ", "- "),
    DefListProcessor: (": ",),
    blockprocessors.BlockQuoteProcessor: (">",),
    FootnoteBlockProcessor: ("[^",),
    AbbrBlockprocessor: ("*[",),
    blockprocessors.ReferenceProcessor: ("]:",),
}
"""Processor → the marks of which each of its blocks has one; others are always tried."""


class Marks(Extension):
    """The extension for Python-Markdown; it comes after those that add processors of blocks."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace the steps that apply the processors, and remember the tags that are blocks."""
        md.treeprocessors.register(_Inline(md), "inline", _INLINE)
        md.parser.parseBlocks = _Blocks(md.parser).parse  # type: ignore[method-assign]
        md.is_block_level = cache(md.is_block_level)  # type: ignore[method-assign]


class _Blocks:
    def __init__(self, parser: BlockParser) -> None:
        self._parser = parser

    @cached_property
    def _marked(self) -> list[tuple[str, blockprocessors.BlockProcessor]]:
        known = self._parser.blockprocessors
        return [(mark, one) for one in known for mark in BLOCK_MARKS.get(type(one), ("",))]

    def parse(self, parent: Element, blocks: list[str]) -> None:
        """Do as `parseBlocks` in markdown/blockparser.py."""
        while blocks:
            block = blocks[0]
            for one in dict.fromkeys([one for mark, one in self._marked if mark in block]):
                if one.test(parent, block) and one.run(parent, blocks) is not False:
                    break


class _Inline(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the inline patterns to a tree."""
        known = [*self.inlinePatterns]  # other extensions may have added theirs
        self._marked = [(at, one, MARKS.get(one.pattern, "")) for at, one in enumerate(known)]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """Do as the method of this name in markdown/treeprocessors.py, which is private."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for at, pattern, mark in self._marked[patternIndex:]:
            start, matched = 0, mark in data
            while matched:
                data, matched, start = apply(pattern, data, at, start)
        return data
