"""Skip the inline patterns of Python-Markdown that cannot match a text: the same HTML, sooner.

It tries all of its patterns on every text, of which most have none of their marks.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_INLINE = 20
"""The priority of the step that Python-Markdown registers itself."""
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
}
"""Regular expression → the characters in every text that it matches; others are always tried."""


class InlineMarks(Extension):
    """The extension for Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace the step that applies the inline patterns."""
        md.treeprocessors.register(_Inline(md), "inline", _INLINE)


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
