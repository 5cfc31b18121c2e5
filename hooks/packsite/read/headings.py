"""Read the headings of a page: level, text, code and anchor."""

import re
from collections.abc import Iterable, Iterator, Mapping

from markdown.extensions.toc import slugify, unique

from packsite.model.addresses import FOOT_ANCHORS
from packsite.model.page import Heading
from packsite.model.references import Span
from packsite.read.references import named, relabelled

_HEADING = re.compile(
    r"(?P<marks>#{1,6})(?P<marked>[^\n]*)|(?P<words>[^\n]+)\n[ \t>]*(?P<line>=|-)[=-]*"
)
_CLOSING_MARKS = re.compile(r"(?<![\\#])#+$")
_COMMENT = re.compile(r"<!--.*?-->")
_ATTRIBUTES = re.compile(r"[ \t]+\{:?(?P<inside>[^}\n]*)\}[ \t]*$")
_OWN_ANCHOR = re.compile(r"#(?P<anchor>[^\s}]+)")
_STATEMENT = re.compile(r"(?:[A-Z]{2,3}-[\d-]*\d\.[FRT]?\d+|[FRT]\d+)(?!\w)")
_AFTER_CODE = " :.–—-"
"""Signs that some write between a code and the words of a heading."""
_LINKED = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"[*_`]|~~")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


def headings(text: str, places: Iterable[int], names: Mapping[str, str]) -> Iterator[Heading]:
    """Yield the headings that begin at the given offsets, with `names` as words."""
    taken = set(FOOT_ANCHORS)
    for place in places:
        found = _HEADING.match(text, place)
        assert found, "a heading begins where the mask says"
        group = "words" if found["marks"] is None else "marked"
        typed = _COMMENT.sub(lambda comment: " " * len(comment[0]), found[group])
        typed = _CLOSING_MARKS.sub("", typed).rstrip()
        attributes = _ATTRIBUTES.search(typed) if typed.endswith("}") else None
        own = _OWN_ANCHOR.search(attributes["inside"]) if attributes else None
        words = _words(named(typed[: attributes.start() if attributes else None], names))
        code = _STATEMENT.match(words)
        slug = slugify(_EMPHASIS.sub("", words), "-")
        anchor = own["anchor"] if own else code[0] if code else unique(slug, taken)
        taken.add(anchor)
        end = typed.rindex("}") if attributes else len(typed)
        yield Heading(
            level=len(found["marks"] or "") or 1 + "=-".index(found["line"]),
            text=words[code.end() :].lstrip(_AFTER_CODE) if code else words,
            code=code[0] if code else "",
            anchor=anchor,
            anchor_at=None if own or not words else found.start(group) + end,
            span=Span(*found.span()),
        )


def _words(typed: str) -> str:
    """Return the words of a heading, without its footnotes."""
    words = " ".join(_FOOTNOTE.sub("", typed).split())
    return _LINKED.sub(r"\g<text>", relabelled(words, lambda target, label: label or target))
