"""Link the telephone numbers in a text, so that a phone dials them: 999, helplines, local ones."""

from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE

_ALONE = r"(?<![\w.,:/£$€+-].)"
"""After the first digit: nothing stands before it. There `re` tests it only where a digit is."""
_NO_PLURAL = r"(?:this|always|sometimes|afterwards|perhaps|yourselves|does)\b"
_NOT_COUNTING = rf"(?!\s(?:(?!{_NO_PLURAL})[a-z]{{2,}}[a-rt-z]s|children|people|of|out|per)\b)"
"""Words that make 999 the number of something: a plural (but not "unless"), or a share."""
_NHS = r"1(?<=NHS[ \u00a0].)11"
_CHILDLINE = rf"0{_ALONE}800[ \u00a0]1111"
_AREA = rf"0{_ALONE}[1-378](?=(?:[ \u00a0]?\d){{8,9}}(?!\d))\d{{1,3}}(?:[ \u00a0]\d{{3,6}}){{1,2}}"
_NUMBER = rf"(?:9{_ALONE}99{_NOT_COUNTING}|{_NHS}|{_CHILDLINE}|{_AREA})(?![\w{{–-]|[.,:]\d|\s?%)"
"""999, NHS 111, Childline, or the ten or eleven digits of a number with its area code.

Source: Ofcom, "The National Telephone Numbering Plan".
"""
_LINK_TEXT = 300
"""Longest text of a link in HTML up to a number in it, in characters; no more is looked at."""
_AFTER_LINKS = 10
"""The priority of a pattern after those for links, code and emphasis, which are 50 and more."""


class PhoneLinks(Extension):
    """The extension for Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the pattern to a converter."""
        md.inlinePatterns.register(_PhoneLink(_NUMBER, md), "phone_links", _AFTER_LINKS)


class _PhoneLink(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a", "summary", "h1", "h2", "h3", "h4", "h5", "h6")

    def handleMatch(  # type: ignore[override]
        self, m: Match[str], data: str
    ) -> tuple[Element, int, int] | tuple[None, None, None]:
        """Return the link for a number, and its start and end; nothing inside a link in HTML."""
        if self._is_in_link(data[max(0, m.start() - _LINK_TEXT) : m.start()]):
            return None, None, None
        link = Element("a", href="tel:" + "".join(filter(str.isdigit, m[0])))
        link.text = m[0].replace(" ", "\u00a0")  # a number over two lines is misread
        return link, *m.span()

    def _is_in_link(self, before: str) -> bool:
        """Whether a link in HTML, whose tags Python-Markdown has stashed, is still open."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        stashed = HTML_PLACEHOLDER_RE.findall(self.unescape(before))
        tags = [str(blocks[int(number)]).lower() for number in stashed]
        links = [tag for tag in tags if tag.startswith(("<a ", "</a"))]
        return bool(links) and links[-1].startswith("<a ")
