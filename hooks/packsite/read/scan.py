"""Find headings, anchors, references and links in a page, each with its place; code is left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from packsite.model.addresses import FOOT_ANCHORS
from packsite.model.page import Heading
from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.read.mask import Masked, mask

_HEADING = re.compile(
    r"(?P<marks>#{1,6})(?P<marked>[^\n]*)|(?P<words>[^\n]+)\n[ \t>]*(?P<line>=|-)[=-]*"
)
_CLOSING_MARKS = re.compile(r"(?<![\\#])#+$")
_COMMENT = re.compile(r"<!--.*?-->")
_ATTRIBUTES = re.compile(r"[ \t]+\{:?(?P<inside>[^}\n]*)\}[ \t]*$")
_OWN_ANCHOR = re.compile(r"#(?P<anchor>[^\s}]+)")
_STATEMENT = re.compile(r"(?:[A-Z]{2,3}-[\d-]*\d\.[FR]?\d+|[FR]\d+)(?!\w)")
_REFERENCE = re.compile(r"\[\[(?P<target>[^\[\]|\n\\]*)(?:\\?\|(?P<label>[^\[\]]*))?\]\]")
_PREFIXES = {
    "source": ReferenceKind.SOURCE,
    "local": ReferenceKind.LOCAL,
    "insert": ReferenceKind.INSERT,
}
_OPENED = re.compile(r"\[\[(?!\[)")
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]++|\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\])*+)\]"
    r"\([ \t]*<?(?P<address>[^\s<>()]*+(?:\([^\s()]*+\)[^\s<>()]*+)*+)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<address>\S+?)>?(?=\s|$)", re.MULTILINE
)
_RAW_LINK = re.compile(
    r"<(?P<tag>a|img)\b[^>]*?\b(?:href|src)\s*=\s*[\"']?(?P<address>[^\"'\s>]*)", re.IGNORECASE
)
_ANCHOR = re.compile(
    r"\{(?:[^{}#\n]|#(?![\w:.-]))*+#(?P<list>[\w:.-]++)[^{}\n]*+\}"
    r"|\bid\s*=\s*[\"']?(?P<html>[\w:.-]+)"
)
_LINKED = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in the body of a page."""

    masked: Masked
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    anchors: frozenset[str]


def scan(text: str, body_start: int) -> Scan:
    """Scan the body that begins at `body_start`; offsets are into the whole text."""
    masked = mask(text, body_start)
    links = tuple(_links(masked.text))
    references = (*_references(masked.text, links), *(link for link, _ in links))
    headings = tuple(_headings(text, masked.headings))
    anchors = {found["list"] or found["html"] for found in _ANCHOR.finditer(masked.text)}
    return Scan(
        masked,
        headings,
        tuple(sorted(references, key=lambda reference: reference.span)),
        frozenset(anchors | {heading.anchor for heading in headings}),
    )


def _headings(text: str, places: Iterable[int]) -> Iterator[Heading]:
    taken = set(FOOT_ANCHORS)
    for place in places:
        found = _HEADING.match(text, place)
        assert found, "a heading begins where the mask says"
        group = "words" if found["marks"] is None else "marked"
        typed = _COMMENT.sub(lambda comment: " " * len(comment[0]), found[group])
        typed = _CLOSING_MARKS.sub("", typed).rstrip()
        attributes = _ATTRIBUTES.search(typed)
        own = _OWN_ANCHOR.search(attributes["inside"]) if attributes else None
        words = _LINKED.sub(r"\g<text>", _REFERENCE.sub(_label, _words(typed, attributes)))
        code = _STATEMENT.match(words)
        slug = slugify(_EMPHASIS.sub("", words), "-")
        anchor = own["anchor"] if own else code[0] if code else unique(slug, taken)
        taken.add(anchor)
        end = typed.rindex("}") if attributes else len(typed)
        yield Heading(
            level=len(found["marks"] or "") or 1 + "=-".index(found["line"]),
            text=words[code.end() :].strip() if code else words,
            code=code[0] if code else "",
            anchor=anchor,
            anchor_at=None if own or not words else found.start(group) + end,
            span=Span(*found.span()),
        )


def _words(typed: str, attributes: re.Match[str] | None) -> str:
    return " ".join(typed[: attributes.start() if attributes else None].split())


def _label(reference: re.Match[str]) -> str:
    return str(reference["label"] or reference["target"])


def _links(masked: str) -> Iterator[tuple[Reference, Span]]:
    """Yield each link and image with the place of its text."""
    for pattern in (_LINK, _DEFINITION, _RAW_LINK):
        for found in pattern.finditer(masked):
            parts = found.groupdict()
            is_image = parts.get("image") == "!" or (parts.get("tag") or "").lower() == "img"
            kind = ReferenceKind.IMAGE if is_image else ReferenceKind.FILE
            text = Span(*found.span("text")) if "text" in parts else Span(0, 0)
            yield Reference(kind, parts["address"], "", Span(*found.span("address"))), text
            if pattern is _LINK and "](" in parts["text"]:
                yield from _inner_links(masked, text)


def _inner_links(masked: str, span: Span) -> Iterator[tuple[Reference, Span]]:
    """Yield the images inside the text of a link, as in `[![alt](a.png)](b.md)`."""
    for found in _LINK.finditer(masked, span.start, span.end):
        kind = ReferenceKind.IMAGE if found["image"] else ReferenceKind.FILE
        yield (
            Reference(kind, found["address"], "", Span(*found.span("address"))),
            Span(*found.span("text")),
        )


def _references(masked: str, links: tuple[tuple[Reference, Span], ...]) -> Iterator[Reference]:
    texts = sorted(text for _, text in links if text.end)
    starts = [text.start for text in texts]
    closed: set[int] = set()
    for found in _REFERENCE.finditer(masked):
        closed.add(found.start())
        before = bisect_right(starts, found.start()) - 1
        inside = before >= 0 and found.end() <= texts[before].end
        prefix, colon, name = found["target"].partition(":")
        kind = _PREFIXES.get(prefix.strip())
        target = name if colon and kind else found["target"]
        place = Place.LINK_TEXT if inside else Place.BODY
        span = Span(*found.span())
        yield Reference(
            kind or ReferenceKind.PAGE, target.strip(), (found["label"] or "").strip(), span, place
        )
    for found in _OPENED.finditer(masked):
        if found.start() not in closed:
            yield Reference(ReferenceKind.PAGE, "", "", Span(*found.span()))
