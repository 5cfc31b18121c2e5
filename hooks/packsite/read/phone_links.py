"""Link the telephone numbers in a text, so that a phone dials them: 999, helplines, local ones."""

from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

_ALONE = r"(?<![\w.,:/£+-].)"
"""After the first digit: nothing stands before it. There `re` tests it only where a digit is."""
_NHS = r"1(?<=NHS[ \u00a0].)11"
_AREA = rf"0{_ALONE}[1-378]\d{{1,3}}(?:[ \u00a0]\d{{3,6}}){{1,2}}"
_NUMBER = rf"(?:9{_ALONE}99|{_NHS}|{_AREA})(?![\w-])"
"""999, NHS 111, or a number with its area code.

Source: Ofcom, "The National Telephone Numbering Plan"."""
_AFTER_LINKS = 10
"""The priority of a pattern after those for links, code and emphasis, which are 50 and more."""


class PhoneLinks(Extension):
    """The extension for Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the pattern to a converter."""
        md.inlinePatterns.register(_PhoneLink(_NUMBER, md), "phone_links", _AFTER_LINKS)


class _PhoneLink(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a", "summary", "h1", "h2", "h3", "h4", "h5", "h6")

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        """Return the link for a number, and where the number begins and ends."""
        link = Element("a", href="tel:" + "".join(filter(str.isdigit, m[0])))
        link.text = m[0].replace(" ", "\u00a0")  # a number over two lines is misread
        return link, *m.span()
