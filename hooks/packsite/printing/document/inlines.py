"""Convert inline HTML, elements and text, to nodes of a print document."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.model.editions import ON_DISPLAY
from packsite.model.print_codes import PDF101
from packsite.printing.document.context import Scope
from packsite.printing.document.fields import new_field
from packsite.printing.document.links import LinkWords, footnote_label, link_nodes, linkify
from packsite.printing.document.nodes import Inline, LanguageSpan, Style
from packsite.printing.document.pictures import convert_picture
from packsite.printing.document.tree import plain_text
from packsite.printing.document.typography import (
    aside_brackets,
    direction_of,
    language_tag,
    smarten,
    spelt_out,
)

InlineConverter: TypeAlias = Callable[[Element, Scope, str], list[Inline]]
"""Convert an element; the last argument is the text before it in the same block."""

_SHORT_LABEL = 30
"""Longest label of a blank line, in characters, not to break."""
_BLANK = 20
"""The length of the line to write a missing local value on, in characters."""


def inlines(element: Element, scope: Scope) -> list[Inline]:
    """Convert the content of an element, without spaces at the ends."""
    return inline_run(child_nodes(element), scope)


def inline_run(run: Iterable[str | Element], scope: Scope) -> list[Inline]:
    """Convert a run of text and inline elements, without spaces at the ends."""
    return trimmed(_converted(run, scope, ""))


def trimmed(nodes: list[Inline]) -> list[Inline]:
    """Remove the spaces at both ends of a run of nodes, in place."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while nodes and isinstance(outer := nodes[end], str):
            nodes[end] = strip(outer, " ")
            if nodes[end]:
                break
            del nodes[end]
    return nodes


def child_nodes(element: Element) -> Iterator[str | Element]:
    """Yield the text and child elements of an element in reading order, without comments."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def _content(element: Element, scope: Scope, before: str) -> list[Inline]:
    return _converted(child_nodes(element), scope, before)


def _converted(run: Iterable[str | Element], scope: Scope, before: str) -> list[Inline]:
    nodes: list[Inline] = []
    for piece in run:
        if isinstance(piece, str):
            words = smarten(piece, before)
            converted = linkify(words) if "://" in words and not scope.is_link else [words]
        else:
            converted = _inline(piece, scope, before)
        for node in converted:
            _append(nodes, node)
        before += plain_text(converted)
    return nodes


def _append(nodes: list[Inline], node: Inline) -> None:
    if node == "":
        return
    if nodes and _is_field(node, "line"):
        label = nodes.pop() if isinstance(nodes[-1], str) else ""
        nodes += [_non_breaking(str(label)), node]
    elif isinstance(node, str) and nodes and _is_field(nodes[-1], "tick"):
        nodes.append(f"\u00a0{node.lstrip(' ')}")  # a box and its words stay on one line
    elif isinstance(node, str) and nodes and isinstance(nodes[-1], str):
        nodes[-1] += node
    else:
        nodes.append(node)


def _non_breaking(label: str) -> str:
    """Return the label of a blank line with no break before the line, nor in a short label.

    Words that continue a sentence are not a label.
    """
    words = label.strip(" ")
    if len(words) <= _SHORT_LABEL and not words.startswith((",", ";")):
        words = words.replace(" ", "\u00a0")
    return f"{' ' if label.startswith(' ') and words else ''}{words}\u00a0"


def _is_field(node: Inline, kind: str) -> bool:
    return not isinstance(node, str) and node["type"] == "field" and node["kind"] == kind


def _inline(element: Element, scope: Scope, before: str) -> list[Inline]:
    """Convert one inline element; one without a print form is reported."""
    convert = INLINES.get(str(element.tag))
    if convert is None:
        report_unprintable(element, scope)
        return []
    converted = convert(element, scope, before)
    if lang := language_tag(element.get("lang", "")):
        language: LanguageSpan = {
            "type": "language",
            "lang": lang,
            "dir": direction_of(lang),
            "content": converted,
        }
        converted = [language]
    return [*scope.anchor(element.get("id", "")), *converted]


def report_unprintable(element: Element, scope: Scope) -> None:
    """Report an element that has no print form."""
    scope.report(
        PDF101,
        f'"<{element.tag}>" cannot be printed.',
        "Say the same in words, a list, a table or a picture.",
        near=f"<{element.tag}",
    )


def _span(element: Element, scope: Scope, before: str) -> list[Inline]:
    words = element.text_content()
    if "ps-line" in element.classes:
        return [new_field("line", size=len(words))]
    if "ps-box" in element.classes:
        return [new_field("tick", ticked=words == "\u2611")]
    return _content(element, scope, before)


def _styled(style: Style) -> InlineConverter:
    def convert(element: Element, scope: Scope, before: str) -> list[Inline]:
        content = _content(element, scope, before)
        return [{"type": "styled", "style": style, "content": content}] if content else []

    return convert


def _emphasis(element: Element, scope: Scope, before: str) -> list[Inline]:
    if "to-confirm" not in element.classes:
        return _styled("emphasis")(element, scope, before)
    if scope.draft.job.edition in ON_DISPLAY and "reported" not in element.classes:
        return [new_field("line", size=_BLANK)]
    return _styled("unconfirmed")(element, scope, before)


def _superscript(element: Element, scope: Scope, before: str) -> list[Inline]:
    if (name := element.get("id", "")).startswith("fnref"):
        # `attach_footnotes` adds the note
        return [{"type": "footnote", "label": footnote_label(scope.uri, name), "blocks": []}]
    return _styled("super")(element, scope, before)


def _code(element: Element, scope: Scope, before: str) -> list[Inline]:
    return [{"type": "code", "text": element.text_content()}]


def _link(element: Element, scope: Scope, before: str) -> list[Inline]:
    content = _content(element, replace(scope, is_link=True), before)
    text = plain_text(content)
    around = aside_brackets(before + text, element.tail or "")
    return link_nodes(element, LinkWords(content, text, *around), scope)


def _abbreviation(element: Element, scope: Scope, before: str) -> list[Inline]:
    acronym = smarten(element.text_content(), before)
    expansion = element.get("title", "")
    if scope.is_heading or not expansion or acronym in scope.draft.expanded:
        return [acronym]
    scope.draft.expanded.add(acronym)
    return [spelt_out(acronym, expansion, before, element.tail or "")]


def _break_point(element: Element, scope: Scope, before: str) -> list[Inline]:
    """Allow a line break; lxml puts the words that follow `<wbr>` inside it."""
    return ["\u200b", *_content(element, scope, before)]


def _picture(element: Element, scope: Scope, before: str) -> list[Inline]:
    converted = convert_picture(element, scope)
    return [converted] if converted else []


INLINES: Mapping[str, InlineConverter] = {
    **dict.fromkeys(("small", "label", "time"), _content),
    **dict.fromkeys(("code", "kbd"), _code),
    "strong": _styled("strong"),
    "em": _emphasis,
    "del": _styled("struck"),
    "span": _span,
    "sub": _styled("sub"),
    "sup": _superscript,
    "a": _link,
    "abbr": _abbreviation,
    "br": lambda *_: [{"type": "break"}],
    "wbr": _break_point,
    "img": _picture,
}
"""The elements of Markdown, of our templates, and those that a page may have (HTM102)."""
