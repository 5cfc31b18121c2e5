"""Convert HTML blocks to blocks of a print document, with one function for each element."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.printing.document.columns import LINE_LENGTHS
from packsite.printing.document.context import Scope
from packsite.printing.document.fields import new_field
from packsite.printing.document.headings import heading
from packsite.printing.document.inlines import (
    child_nodes,
    inline_run,
    inlines,
    is_inline,
    report_unprintable,
    text_of,
)
from packsite.printing.document.nodes import Field, Inline, Item, Paragraph, Plain, PrintBlock, Term
from packsite.printing.document.notes import NOTE_WORDS, kind_of_note
from packsite.printing.document.pictures import convert_picture
from packsite.printing.document.tables import table
from packsite.printing.document.tree import plain_text
from packsite.printing.document.typography import language_tag

BlockConverter: TypeAlias = Callable[[Element, Scope], list[PrintBlock]]
AsBlock: TypeAlias = Callable[[list[Inline]], Paragraph | Plain]

_SHORT = 550
"""Longest note or task, in characters, to keep on one page: some six lines."""


def convert_blocks(element: Element, scope: Scope) -> list[PrintBlock]:
    """Convert the content of an element; text between blocks becomes paragraphs."""
    return _blocks(element, scope, _as_paragraph)


def block(element: Element, scope: Scope) -> list[PrintBlock]:
    """Convert one block element; one without a print form is reported."""
    convert = BLOCKS.get(str(element.tag))
    if convert is None:
        report_unprintable(element, scope)
        return []
    if "no-print" in _classes(element):
        return []
    label = "" if element.tag in _OWN_LABELS else scope.claim(element.get("id", ""))
    nodes = convert(element, scope)
    if lang := language_tag(element.get("lang", "")):
        nodes = [{"type": "language-block", "lang": lang, "blocks": nodes}]
    return [{"type": "anchor", "label": label}, *nodes] if label else nodes


def _blocks(element: Element, scope: Scope, as_block: AsBlock) -> list[PrintBlock]:
    nodes: list[PrintBlock] = []
    for is_text, run in groupby(
        child_nodes(element), lambda child: isinstance(child, str) or is_inline(child)
    ):
        if is_text:
            nodes += _line_block(inline_run([*run], scope), as_block)
        else:
            for child in run:
                assert not isinstance(child, str)
                nodes += block(child, scope)
    return nodes


def _as_paragraph(nodes: list[Inline]) -> Paragraph:
    return {"type": "paragraph", "content": nodes}


def _as_plain(nodes: list[Inline]) -> Plain:
    return {"type": "plain", "content": nodes}


def _line_block(nodes: list[Inline], as_block: AsBlock) -> list[PrintBlock]:
    """Return inline nodes as a block; a picture on its own becomes a figure."""
    if not nodes:
        return []
    only = nodes[0]
    if len(nodes) == 1 and not isinstance(only, str) and only["type"] == "picture":
        return [{"type": "figure", "picture": only, "caption": []}]
    return [as_block(nodes)]


def _paragraph(element: Element, scope: Scope) -> list[PrintBlock]:
    return _line_block(inlines(element, scope), _as_paragraph)


def _list(element: Element, scope: Scope) -> list[PrintBlock]:
    items = element.findall("li")
    tight = not any(item.find("p") is not None for item in items)
    as_block = _as_plain if tight else _as_paragraph
    return [
        {
            "type": "list",
            "numbering": element.get("type", "1") if element.tag == "ol" else "",
            "start": _integer(element.get("start", "1")),
            "reversed": element.get("reversed") is not None,
            "tight": tight,
            "items": [_item(item, scope, as_block) for item in items],
        }
    ]


def _integer(written: str) -> int:
    return int(written) if re.fullmatch(r"\d{1,6}", written) else 1


def _item(element: Element, scope: Scope, as_block: AsBlock) -> Item:
    box = element.find(".//input[@type='checkbox']")
    task = None
    if box is not None and "task-list-item" in _classes(element):
        task = box.get("checked") is not None
        box.drop_tree()
    nodes = _blocks(element, scope, as_block)
    if task is not None:
        nodes = _after_tick_box(new_field("tick", ticked=task, hangs=True), nodes)
    if label := scope.claim(element.get("id", "")):
        nodes.insert(0, {"type": "anchor", "label": label})
    keep = task is not None and len(text_of(element)) < _SHORT
    return {"task": task, "keep": keep, "blocks": nodes}


def _after_tick_box(box: Field, nodes: list[PrintBlock]) -> list[PrintBlock]:
    """Put a box at the start of the first line, so that no page break comes between them."""
    first = nodes[0] if nodes else None
    if first and (first["type"] == "plain" or first["type"] == "paragraph"):
        first["content"].insert(0, box)
        return nodes
    return [_as_plain([box]), *nodes]


def _terms(element: Element, scope: Scope) -> list[PrintBlock]:
    items: list[Term] = []
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            if not items or items[-1]["blocks"]:
                items.append({"terms": [], "blocks": []})
            items[-1]["terms"].append(_with_anchor(inlines(child, scope), child, scope))
        elif items:
            items[-1]["blocks"] += convert_blocks(child, scope)
    for item in items:
        item["blocks"] = _run_in(item["blocks"])
    return [{"type": "terms", "items": items}] if items else []


def _run_in(nodes: list[PrintBlock]) -> list[PrintBlock]:
    """Start a description of one paragraph on the line of its term."""
    if len(nodes) == 1 and nodes[0]["type"] == "paragraph":
        return [_as_plain(nodes[0]["content"])]
    return nodes


def _with_anchor(nodes: list[Inline], element: Element, scope: Scope) -> list[Inline]:
    label = scope.claim(element.get("id", ""))
    return [{"type": "anchor", "label": label}, *nodes] if label else nodes


def _table(element: Element, scope: Scope) -> list[PrintBlock]:
    caption = element.find("caption")
    words = [] if caption is None else inlines(caption, replace(scope, is_heading=True))

    def cell(inner: Element, is_head: bool) -> list[PrintBlock]:  # noqa: FBT001
        return _blocks(inner, replace(scope, is_heading=is_head), _as_plain)

    node = table(element, words, cell, LINE_LENGTHS[scope.draft.job.edition])
    return [node] if node["cells"] else []


def _division(element: Element, scope: Scope) -> list[PrintBlock]:
    if "admonition" in _classes(element):
        return _note(element, scope, element.find("p[@class='admonition-title']"))
    if "highlight" in _classes(element):
        return _code(element, scope)
    return convert_blocks(element, scope)


def _details(element: Element, scope: Scope) -> list[PrintBlock]:
    return _note(element, scope, element.find("summary"))


def _note(element: Element, scope: Scope, title: Element | None) -> list[PrintBlock]:
    kind = kind_of_note(_classes(element))
    words: list[Inline] = []
    if title is not None:
        words = inlines(title, replace(scope, is_heading=True))
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
            "blocks": convert_blocks(element, scope),
        }
    ]


def _quote(element: Element, scope: Scope) -> list[PrintBlock]:
    return [{"type": "quote", "blocks": convert_blocks(element, scope)}]


def _code(element: Element, scope: Scope) -> list[PrintBlock]:
    return [{"type": "code-block", "text": text_of(element).strip("\n")}]


def _figure(element: Element, scope: Scope) -> list[PrintBlock]:
    image, caption = element.find(".//img"), element.find("figcaption")
    if image is None:
        return convert_blocks(element, scope)
    node = convert_picture(image, scope)
    words = [] if caption is None else inlines(caption, replace(scope, is_heading=True))
    return [{"type": "figure", "picture": node, "caption": words}] if node else []


def _rule(element: Element, scope: Scope) -> list[PrintBlock]:
    return [{"type": "rule"}]


def _classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


_OWN_LABELS = {"h1", "h2", "h3", "h4", "h5", "h6"}

BLOCKS: Mapping[str, BlockConverter] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(
        ("section", "article", "aside", "main", "header", "footer", "nav", "address"),
        convert_blocks,
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
