"""Turn blocks of HTML into blocks of a print document: one small function for each element."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.printing.document.columns import LINE
from packsite.printing.document.context import Place
from packsite.printing.document.fields import a_field
from packsite.printing.document.headings import heading
from packsite.printing.document.inlines import (
    inlines,
    is_inline,
    pieces,
    plain_text,
    report_unprintable,
    run_of_inlines,
    text_of,
)
from packsite.printing.document.nodes import Block, Field, Inline, Item, Paragraph, Plain, Term
from packsite.printing.document.notes import NOTE_WORDS, kind_of_note
from packsite.printing.document.pictures import picture
from packsite.printing.document.tables import table
from packsite.printing.document.typography import language_tag

Drawer: TypeAlias = Callable[[Element, Place], list[Block]]

_SHORT = 550
"""Characters up to which a note is kept on one page: some six lines."""


def blocks(element: Element, place: Place) -> list[Block]:
    """Turn the content of an element into blocks; text between blocks becomes paragraphs."""
    return _blocks(element, place, _as_paragraph)


def block(element: Element, place: Place) -> list[Block]:
    """Turn one block element into blocks; one that has no print form is a problem."""
    draw = BLOCKS.get(str(element.tag))
    if draw is None:
        report_unprintable(element, place)
        return []
    if "no-print" in _classes(element):
        return []
    label = "" if element.tag in _LABEL_THEMSELVES else place.claim(element.get("id", ""))
    drawn = draw(element, place)
    if lang := language_tag(element.get("lang", "")):
        drawn = [{"type": "part", "lang": lang, "blocks": drawn}]
    return [{"type": "anchor", "label": label}, *drawn] if label else drawn


def _blocks(
    element: Element, place: Place, wrap: Callable[[list[Inline]], Paragraph | Plain]
) -> list[Block]:
    drawn: list[Block] = []
    for inside_a_line, run in groupby(
        pieces(element), lambda piece: isinstance(piece, str) or is_inline(piece)
    ):
        if inside_a_line:
            nodes = run_of_inlines([*run], place)
            drawn += _line_of(nodes, wrap)
        else:
            for piece in run:
                assert not isinstance(piece, str)
                drawn += block(piece, place)
    return drawn


def _as_paragraph(nodes: list[Inline]) -> Paragraph:
    return {"type": "paragraph", "content": nodes}


def _as_plain(nodes: list[Inline]) -> Plain:
    return {"type": "plain", "content": nodes}


def _line_of(nodes: list[Inline], wrap: Callable[[list[Inline]], Paragraph | Plain]) -> list[Block]:
    """Return the block for a line; a picture that stands alone is a figure."""
    if not nodes:
        return []
    only = nodes[0]
    if len(nodes) == 1 and not isinstance(only, str) and only["type"] == "picture":
        return [{"type": "figure", "picture": only, "caption": []}]
    return [wrap(nodes)]


def _paragraph(element: Element, place: Place) -> list[Block]:
    return _line_of(inlines(element, place), _as_paragraph)


def _list(element: Element, place: Place) -> list[Block]:
    items = element.findall("li")
    tight = not any(item.find("p") is not None for item in items)
    wrap = _as_plain if tight else _as_paragraph
    return [
        {
            "type": "list",
            "numbering": element.get("type", "1") if element.tag == "ol" else "",
            "start": _whole(element.get("start", "1")),
            "reversed": element.get("reversed") is not None,
            "tight": tight,
            "items": [_item(item, place, wrap) for item in items],
        }
    ]


def _whole(written: str) -> int:
    return int(written) if re.fullmatch(r"\d{1,6}", written) else 1


def _item(
    element: Element, place: Place, wrap: Callable[[list[Inline]], Paragraph | Plain]
) -> Item:
    box = element.find(".//input[@type='checkbox']")
    task = None
    if box is not None and "task-list-item" in _classes(element):
        task = box.get("checked") is not None
        _take_out(box)
    drawn = _blocks(element, place, wrap)
    if task is not None:
        drawn = _behind_box(a_field("tick", ticked=task, hangs=True), drawn)
    if label := place.claim(element.get("id", "")):
        drawn.insert(0, {"type": "anchor", "label": label})
    keep = task is not None and len(text_of(element)) < _SHORT
    return {"task": task, "keep": keep, "blocks": drawn}


def _behind_box(box: Field, drawn: list[Block]) -> list[Block]:
    """Set a box at the start of the first line, so that the two never part."""
    first = drawn[0] if drawn else None
    if first and (first["type"] == "plain" or first["type"] == "paragraph"):
        first["content"].insert(0, box)
        return drawn
    return [_as_plain([box]), *drawn]


def _take_out(element: Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    assert parent is not None, "a checkbox stands in a list item"
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _terms(element: Element, place: Place) -> list[Block]:
    items: list[Term] = []
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            if not items or items[-1]["blocks"]:
                items.append({"terms": [], "blocks": []})
            items[-1]["terms"].append(_with_anchor(inlines(child, place), child, place))
        elif items:
            items[-1]["blocks"] += blocks(child, place)
    for item in items:
        item["blocks"] = _beside_term(item["blocks"])
    return [{"type": "terms", "items": items}] if items else []


def _beside_term(drawn: list[Block]) -> list[Block]:
    """Let an explanation that is one paragraph stand on the line of its term."""
    if len(drawn) == 1 and drawn[0]["type"] == "paragraph":
        return [_as_plain(drawn[0]["content"])]
    return drawn


def _with_anchor(nodes: list[Inline], element: Element, place: Place) -> list[Inline]:
    label = place.claim(element.get("id", ""))
    return [{"type": "anchor", "label": label}, *nodes] if label else nodes


def _table(element: Element, place: Place) -> list[Block]:
    caption = element.find("caption")
    words = [] if caption is None else inlines(caption, replace(place, is_heading=True))

    def cell(inner: Element, is_head: bool) -> list[Block]:  # noqa: FBT001
        return _blocks(inner, replace(place, is_heading=is_head), _as_plain)

    drawn = table(element, words, cell, LINE[place.draft.job.edition])
    return [drawn] if drawn["cells"] else []


def _division(element: Element, place: Place) -> list[Block]:
    if "admonition" in _classes(element):
        return _note(element, place, element.find("p[@class='admonition-title']"))
    if "highlight" in _classes(element):
        return _code(element, place)
    return blocks(element, place)


def _details(element: Element, place: Place) -> list[Block]:
    return _note(element, place, element.find("summary"))


def _note(element: Element, place: Place, title: Element | None) -> list[Block]:
    kind = kind_of_note(_classes(element))
    words: list[Inline] = []
    if title is not None:
        words = inlines(title, replace(place, is_heading=True))
        title.tail = None
        element.remove(title)
    if plain_text(words).casefold() in {kind, NOTE_WORDS[kind].casefold()}:
        words = []
    return [
        {
            "type": "note",
            "kind": kind,
            "word": NOTE_WORDS[kind],
            "title": words,
            "keep": len(text_of(element)) < _SHORT,
            "blocks": blocks(element, place),
        }
    ]


def _quote(element: Element, place: Place) -> list[Block]:
    return [{"type": "quote", "blocks": blocks(element, place)}]


def _code(element: Element, place: Place) -> list[Block]:
    return [{"type": "code-block", "text": text_of(element).strip("\n")}]


def _figure(element: Element, place: Place) -> list[Block]:
    image, caption = element.find(".//img"), element.find("figcaption")
    if image is None:
        return blocks(element, place)
    drawn = picture(image, place)
    words = [] if caption is None else inlines(caption, replace(place, is_heading=True))
    return [{"type": "figure", "picture": drawn, "caption": words}] if drawn else []


def _rule(element: Element, place: Place) -> list[Block]:
    return [{"type": "rule"}]


def _classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


_LABEL_THEMSELVES = {"h1", "h2", "h3", "h4", "h5", "h6"}

BLOCKS: Mapping[str, Drawer] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(
        ("section", "article", "aside", "main", "header", "footer", "nav", "address"), blocks
    ),
    "p": _paragraph,
    "dl": _terms,
    "table": _table,
    "div": _division,
    "details": _details,
    "blockquote": _quote,
    "pre": _code,
    "figure": _figure,
    "figcaption": _paragraph,
    "hr": _rule,
}
