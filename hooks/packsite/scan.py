"""Find headings, anchors, references and links in a page, each with its place; code is left alone.

Text is masked, never cut: code, comments and the block of facts are blanked out character for
character, so that every offset is an offset into the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from packsite.model import Heading, Place, Reference, ReferenceKind, Span

_FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE_SPAN = re.compile(
    r"(?<![`\\])(`+)(?!`)(?P<code>(?:[^`\n]|\n(?!\s*\n)|(?!(?<!`)\1(?!`))`)*?)(?<!`)\1(?!`)"
)
_CONTAINER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|\[\^[^\]]+\]:|:)[ \t]+\S")
_HEADING = re.compile(r"^[ \t]*(?P<marks>#{1,6})(?P<text>[^\n]+)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<text>[^\s|>#+*-][^\n|]*)\n(?P<marks>=+|-+)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?(?P<inside>[^}\n]*)\}[ \t]*$")
_OWN_ANCHOR = re.compile(r"#(?P<anchor>[^\s}]+)")
_STATEMENT = re.compile(r"[A-Z]{2,3}-[\d-]*\d\.[FR]?\d+|[FR]\d+")
_REFERENCE = re.compile(r"\[\[(?P<target>[^\[\]|\n\\]*)(?:\\?\|(?P<label>[^\[\]]*))?\]\]")
_OPENED = re.compile(r"\[\[")
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
_ANCHOR = re.compile(r"\{[^}\n]*?#(?P<list>[\w:.-]+)[^}\n]*\}|\bid\s*=\s*[\"']?(?P<html>[\w:.-]+)")
_INLINE = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^)]*\)|[*_`]")


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in the body of a page."""

    masked: str
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    anchors: frozenset[str]
    comments: tuple[Span, ...]


def scan(text: str, body_start: int) -> Scan:
    """Scan the body that begins at `body_start`; offsets are into the whole text."""
    without_code = _without_code(text, body_start)
    comments = tuple(Span(*found.span()) for found in _COMMENT.finditer(without_code))
    masked = _COMMENT.sub(lambda found: _blank(found[0]), without_code)
    links = tuple(_links(masked))
    headings = tuple(_headings(masked, text))
    anchors = {found["list"] or found["html"] for found in _ANCHOR.finditer(masked)}
    return Scan(
        masked,
        headings,
        tuple(
            sorted(
                (*_references(masked, links), *(link for link, _ in links)), key=lambda r: r.span
            )
        ),
        frozenset(anchors | {heading.anchor for heading in headings}),
        comments,
    )


def unclosed_fence(text: str, body_start: int) -> int | None:
    """Return the offset of a fence that nothing closes, or `None`."""
    fence, opened_at, offset = "", 0, body_start
    for line in text[body_start:].split("\n"):
        found = _FENCE.match(line)
        if not fence and found:
            fence, opened_at = found["fence"], offset
        elif fence and found and not found["info"].strip() and found["fence"].startswith(fence):
            fence = ""
        offset += len(line) + 1
    return opened_at if fence else None


def mask(text: str, body_start: int) -> str:
    """Blank out everything before `body_start`, code and comments; keep length and line ends."""
    return _COMMENT.sub(lambda found: _blank(found[0]), _without_code(text, body_start))


def _without_code(text: str, body_start: int) -> str:
    masked = _mask_blocks(_blank(text[:body_start]) + text[body_start:])
    return _CODE_SPAN.sub(lambda found: _blank(found[0]), masked)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _mask_blocks(text: str) -> str:
    """Blank out fenced and indented blocks of code, also inside lists and notes."""
    lines, fence = [], ""
    depth, after_blank = 0, True
    for line in text.split("\n"):
        opened = _FENCE.match(line)
        if fence:
            lines.append(_blank(line))
            closes = opened and not opened["info"].strip() and opened["fence"].startswith(fence)
            fence = "" if closes else fence
        elif opened:
            lines.append(_blank(line))
            fence = opened["fence"]
        else:
            level = _indent(line) // 4
            is_code = after_blank and level > depth and bool(line.strip())
            if line.strip() and not is_code:
                depth = level + 1 if _CONTAINER.match(line) else min(depth, level)
            lines.append(_blank(line) if is_code else line)
            after_blank = is_code or not line.strip()
    return "\n".join(lines)


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _headings(masked: str, text: str) -> Iterator[Heading]:
    taken: set[str] = set()
    found = [*_HEADING.finditer(masked), *_UNDERLINED.finditer(masked)]
    for match in sorted(found, key=lambda match: match.start()):
        start, end = match.span("text")
        words = text[start:end].strip().rstrip("#").strip()
        attributes = _ATTRIBUTES.search(words)
        own = _OWN_ANCHOR.search(attributes["inside"]) if attributes else None
        words = words[: attributes.start()] if attributes else words
        code = _STATEMENT.match(words)
        title = words[code.end() :].strip() if code else words
        plain = _INLINE.sub(lambda inline: inline["text"] or "", _REFERENCE.sub(_label, words))
        anchor = own["anchor"] if own else code[0] if code else unique(slugify(plain, "-"), taken)
        taken.add(anchor)
        marks = match["marks"]
        level = len(marks) if marks[0] == "#" else 1 if marks[0] == "=" else 2
        span = Span(match.start("marks") if marks[0] == "#" else start, match.end())
        yield Heading(level, title, code[0] if code else "", anchor, span)


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
        kind = {"source": ReferenceKind.SOURCE, "local": ReferenceKind.LOCAL}.get(prefix.strip())
        target = name if colon and kind else found["target"]
        place = Place.LINK_TEXT if inside else Place.BODY
        span = Span(*found.span())
        yield Reference(
            kind or ReferenceKind.PAGE, target.strip(), (found["label"] or "").strip(), span, place
        )
    for found in _OPENED.finditer(masked):
        if found.start() not in closed:
            yield Reference(ReferenceKind.PAGE, "", "", Span(*found.span()))
