"""Turn what stands inside a line – HTML elements and text – into nodes of a print document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.model.print_codes import PDF101
from packsite.printing.document.context import Place
from packsite.printing.document.fields import a_field
from packsite.printing.document.links import LinkWords, footnote_mark, linked, with_links
from packsite.printing.document.nodes import Inline, Language, Style, Styled
from packsite.printing.document.pictures import picture
from packsite.printing.document.typography import around_aside, language_tag, set_words, spelt_out

Drawer: TypeAlias = Callable[[Element, Place, str], list[Inline]]
"""Draw an element; the last argument is the text in front of it in the same block."""

_SHORT_LABEL = 30
"""Characters up to which the label of a line is not broken."""
_WHO_CONFIRMS = " by the partnership: "
"""What stands between `to be confirmed` and the name of a local value."""


def inlines(element: Element, place: Place) -> list[Inline]:
    """Turn the content of an element into inline nodes, without spaces at the ends."""
    return trimmed(_content(element, place, ""))


def run_of_inlines(run: list[str | Element], place: Place) -> list[Inline]:
    """Turn text and elements that follow one another into inline nodes."""
    return trimmed(_drawn(iter(run), place, ""))


def is_inline(element: Element) -> bool:
    """Whether an element stands inside a line."""
    return element.tag in INLINES


def plain_text(nodes: Sequence[Inline]) -> str:
    """Return the words of inline nodes, as a reader would read them aloud."""
    return "".join(_words_of(node) for node in nodes)


def text_of(element: Element) -> str:
    """Return all the text inside an element."""
    return "".join(map(str, element.itertext()))


def trimmed(nodes: list[Inline]) -> list[Inline]:
    """Return the nodes without spaces at either end."""
    kept = [*nodes]
    while kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip(" ")
        if kept[0]:
            break
        del kept[0]
    while kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" ")
        if kept[-1]:
            break
        del kept[-1]
    return kept


def pieces(element: Element) -> Iterator[str | Element]:
    """Give the text and the elements inside an element, in reading order; comments are skipped."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def _content(element: Element, place: Place, before: str) -> list[Inline]:
    return _drawn(pieces(element), place, before)


def _drawn(run: Iterator[str | Element], place: Place, before: str) -> list[Inline]:
    nodes: list[Inline] = []
    for piece in run:
        if isinstance(piece, str):
            words = set_words(piece, before)
            drawn = with_links(words) if "://" in words and not place.is_link else [words]
        else:
            drawn = draw_inline(piece, place, before)
        for node in drawn:
            _append(nodes, node)
        before += plain_text(drawn)
    return nodes


def _append(nodes: list[Inline], node: Inline) -> None:
    if node == "":
        return
    if nodes and _is_field(node, "line"):
        label = nodes.pop() if isinstance(nodes[-1], str) else ""
        nodes += [_bound(str(label)), node]
    elif isinstance(node, str) and nodes and _is_field(nodes[-1], "tick"):
        nodes.append(f"\u00a0{node.lstrip(' ')}")  # a box and its words stay on one line
    elif isinstance(node, str) and nodes and isinstance(nodes[-1], str):
        nodes[-1] += node
    else:
        nodes.append(node)


def _bound(label: str) -> str:
    """Return what stands before a line so that the two stay together, and a short one whole."""
    words = label.strip(" ")
    if len(words) <= _SHORT_LABEL:
        words = words.replace(" ", "\u00a0")
    return f"{' ' if label.startswith(' ') and words else ''}{words}\u00a0"


def _is_field(node: Inline, kind: str) -> bool:
    return not isinstance(node, str) and node["type"] == "field" and node["kind"] == kind


def draw_inline(element: Element, place: Place, before: str) -> list[Inline]:
    """Turn one inline element into nodes; one that has no print form is a problem."""
    draw = INLINES.get(str(element.tag))
    if draw is None:
        report_unprintable(element, place)
        return []
    drawn = draw(element, place, before)
    if lang := language_tag(element.get("lang", "")):
        language: Language = {"type": "language", "lang": lang, "content": drawn}
        drawn = [language]
    if label := place.claim(element.get("id", "")):
        drawn.insert(0, {"type": "anchor", "label": label})
    return drawn


def report_unprintable(element: Element, place: Place) -> None:
    """Report an element that would be lost on paper."""
    place.report(
        PDF101,
        f'"<{element.tag}>" cannot be printed.',
        "Say the same in words, a list, a table or a picture.",
        near=f"<{element.tag}",
    )


def _through(element: Element, place: Place, before: str) -> list[Inline]:
    return _content(element, place, before)


def _span(element: Element, place: Place, before: str) -> list[Inline]:
    classes, words = element.get("class", "").split(), text_of(element)
    if "ps-line" in classes:
        return [a_field("line", size=len(words))]
    if "ps-box" in classes:
        return [a_field("tick", ticked=words == "\u2611")]
    return _content(element, place, before)


def _styled(style: Style) -> Drawer:
    def draw(element: Element, place: Place, before: str) -> list[Inline]:
        node: Styled = {
            "type": "styled",
            "style": style,
            "content": _content(element, place, before),
        }
        return [node] if node["content"] else []

    return draw


def _emphasis(element: Element, place: Place, before: str) -> list[Inline]:
    if "to-confirm" in element.get("class", "").split():
        return _unconfirmed(element, place, before)
    return _styled("emphasis")(element, place, before)


def _unconfirmed(element: Element, place: Place, before: str) -> list[Inline]:
    """Say briefly that a value is to come; what it is need not be said where the text says it."""
    words, _, name = text_of(element).partition(_WHO_CONFIRMS)
    if name and not before.rstrip().endswith((":", "?", "(")) and not _fills_a_cell(element):
        words += f": {name}"
    words = set_words(words, before).replace("to be confirmed", "to\u00a0be\u00a0confirmed")
    return [{"type": "styled", "style": "unconfirmed", "content": [words]}]


def _fills_a_cell(element: Element) -> bool:
    cell = element.getparent()
    return cell is not None and cell.tag == "td" and text_of(cell).strip() == text_of(element)


def _superscript(element: Element, place: Place, before: str) -> list[Inline]:
    if (name := element.get("id", "")).startswith("fnref"):
        return [footnote_mark(place.uri, name)]
    return _styled("super")(element, place, before)


def _code(element: Element, place: Place, before: str) -> list[Inline]:
    return [{"type": "code", "text": text_of(element)}]


def _break(element: Element, place: Place, before: str) -> list[Inline]:
    return [{"type": "break"}]


def _break_chance(element: Element, place: Place, before: str) -> list[Inline]:
    return ["\u200b"]


def _link(element: Element, place: Place, before: str) -> list[Inline]:
    content = _content(element, replace(place, is_link=True), before)
    text = plain_text(content)
    around = around_aside(before + text, element.tail or "")
    return linked(element, LinkWords(content, text, *around), place)


def _abbreviation(element: Element, place: Place, before: str) -> list[Inline]:
    acronym = set_words(text_of(element), before)
    expansion = element.get("title", "")
    if place.is_heading or not expansion or acronym in place.draft.expanded:
        return [acronym]
    place.draft.expanded.add(acronym)
    return [spelt_out(acronym, expansion, before, element.tail or "")]


def _quotation(element: Element, place: Place, before: str) -> list[Inline]:
    return ["\u201c", *_content(element, place, "\u201c"), "\u201d"]


def _picture(element: Element, place: Place, before: str) -> list[Inline]:
    drawn = picture(element, place)
    return [drawn] if drawn else []


INLINES: Mapping[str, Drawer] = {
    **dict.fromkeys(("small", "label", "bdi", "bdo", "data", "time"), _through),
    **dict.fromkeys(("b", "strong"), _styled("strong")),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), _emphasis),
    **dict.fromkeys(("s", "del", "strike"), _styled("struck")),
    **dict.fromkeys(("u", "ins"), _styled("underlined")),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _code),
    "span": _span,
    "mark": _styled("marked"),
    "sub": _styled("sub"),
    "sup": _superscript,
    "a": _link,
    "abbr": _abbreviation,
    "br": _break,
    "wbr": _break_chance,
    "img": _picture,
    "q": _quotation,
}


def _words_of(node: Inline) -> str:
    if isinstance(node, str):
        return node
    match node["type"]:
        case "code":
            return node["text"]
        case "break":
            return "\n"
        case "styled" | "link" | "jump" | "language":
            return plain_text(node["content"])
        case "picture":
            return node["alt"]
        case _:
            return ""
