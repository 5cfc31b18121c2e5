"""Convert HTML blocks to blocks of a print document, with one function for each element."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from lxml.html import HtmlElement as Element

from packsite.model.notes import NOTE_WORDS, kind_of_note
from packsite.printing.document.charts import chart, is_chart
from packsite.printing.document.columns import line_length
from packsite.printing.document.context import Scope
from packsite.printing.document.fields import new_field
from packsite.printing.document.figures import TextKind, line_blocks
from packsite.printing.document.headings import heading
from packsite.printing.document.inlines import (
    INLINES,
    child_nodes,
    inline_run,
    inlines,
    report_unprintable,
)
from packsite.printing.document.leaves import Field
from packsite.printing.document.nodes import Inline, Item, PrintBlock, Term
from packsite.printing.document.tables import table
from packsite.printing.document.tree import plain_text
from packsite.printing.document.typography import direction_of, language_tag

BlockConverter: TypeAlias = Callable[[Element, Scope], list[PrintBlock]]

_SHORT = 550
"""Longest task, in characters, to keep on one page: some six lines."""
_SHORT_NOTE = 10
"""Most lines of a note to keep on one page."""


def convert_blocks(
    element: Element, scope: Scope, text_kind: TextKind = "paragraph"
) -> list[PrintBlock]:
    """Convert the content of an element; text between blocks becomes blocks of a kind."""
    nodes: list[PrintBlock] = []
    for is_text, run in groupby(
        child_nodes(element), lambda child: isinstance(child, str) or child.tag in INLINES
    ):
        if is_text:
            nodes += line_blocks(inline_run(run, scope), text_kind)
        else:
            for child in run:
                assert not isinstance(child, str)
                nodes += block(child, scope)
    return nodes


def block(element: Element, scope: Scope) -> list[PrintBlock]:
    """Convert one block element; one without a print form is reported."""
    convert = BLOCKS.get(str(element.tag))
    if convert is None:
        report_unprintable(element, scope)
        return []
    if "no-print" in element.classes:
        return []
    anchor = [] if element.tag in _HEADINGS else scope.anchor(element.get("id", ""))
    nodes = convert(element, scope)
    if lang := language_tag(element.get("lang", "")):
        dir_ = direction_of(lang)
        nodes = [{"type": "language-block", "lang": lang, "dir": dir_, "blocks": nodes}]
    return [*anchor, *nodes]


def _paragraph(element: Element, scope: Scope) -> list[PrintBlock]:
    return line_blocks(inlines(element, scope), "paragraph")


def _list(element: Element, scope: Scope) -> list[PrintBlock]:
    items = element.findall("li")
    tight = not any(item.find("p") is not None for item in items)
    return [
        {
            "type": "list",
            "numbered": element.tag == "ol",
            "start": _integer(element.get("start", "1")),
            "tight": tight,
            "items": [_item(item, scope, "plain" if tight else "paragraph") for item in items],
        }
    ]


def _integer(written: str) -> int:
    return int(written) if re.fullmatch(r"\d{1,6}", written) else 1


def _item(element: Element, scope: Scope, text_kind: TextKind) -> Item:
    box = element.find(".//input[@type='checkbox']")
    task = None
    if box is not None and "task-list-item" in element.classes:
        task = box.get("checked") is not None
        box.drop_tree()
    nodes = convert_blocks(element, scope, text_kind)
    if task is not None:
        nodes = _after_tick_box(new_field("tick", ticked=task, hangs=True), nodes)
    keep = task is not None and len(element.text_content()) < _SHORT
    return {"task": task, "keep": keep, "blocks": [*scope.anchor(element.get("id", "")), *nodes]}


def _after_tick_box(box: Field, nodes: list[PrintBlock]) -> list[PrintBlock]:
    """Put a box at the start of the first line, so that no page break comes between them."""
    first = nodes[0] if nodes else None
    if first and (first["type"] == "plain" or first["type"] == "paragraph"):
        first["content"].insert(0, box)
        return nodes
    return [{"type": "plain", "content": [box]}, *nodes]


def _terms(element: Element, scope: Scope) -> list[PrintBlock]:
    items: list[Term] = []
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            if not items or items[-1]["blocks"]:
                items.append({"terms": [], "blocks": []})
            words = inlines(child, scope)
            items[-1]["terms"].append([*scope.anchor(child.get("id", "")), *words])
        elif items:
            items[-1]["blocks"] += convert_blocks(child, scope)
    for item in items:
        if len(item["blocks"]) == 1:
            item["blocks"] = run_in(item["blocks"])
    return [{"type": "terms", "items": items}] if items else []


def run_in(nodes: list[PrintBlock]) -> list[PrintBlock]:
    """Start the first paragraph on the line of its term, or of the number of its footnote."""
    if nodes and nodes[0]["type"] == "paragraph":
        return [{"type": "plain", "content": nodes[0]["content"]}, *nodes[1:]]
    return nodes


def _table(element: Element, scope: Scope) -> list[PrintBlock]:
    def cell(inner: Element, is_head: bool) -> list[PrintBlock]:  # noqa: FBT001
        return convert_blocks(inner, replace(scope, is_heading=is_head), "plain")

    measure = line_length(scope.draft.job.edition, landscape=scope.is_landscape)
    return [table(element, cell, measure)]


def _division(element: Element, scope: Scope) -> list[PrintBlock]:
    if is_chart(element, scope.draft.job):
        return [chart(element, scope, block)]
    if "admonition" in element.classes:
        return _note(element, scope)
    if "highlight" in element.classes:
        return _code(element, scope)
    return convert_blocks(element, scope)


def _note(element: Element, scope: Scope) -> list[PrintBlock]:
    kind = kind_of_note(element.classes)
    title = element.find("summary" if element.tag == "details" else "p[@class='admonition-title']")
    words: list[Inline] = []
    if title is not None:
        words = inlines(title, replace(scope, is_heading=True))
        title.tail = None
        element.remove(title)
    if plain_text(words).casefold() in {kind, NOTE_WORDS[kind].casefold()}:
        words = []
    most = _SHORT_NOTE * line_length(scope.draft.job.edition)
    return [
        {
            "type": "note",
            "kind": kind,
            "word": NOTE_WORDS[kind],
            "title": words,
            "keep": len(element.text_content()) < most,
            "blocks": convert_blocks(element, scope),
        }
    ]


def _quote(element: Element, scope: Scope) -> list[PrintBlock]:
    return [{"type": "quote", "blocks": convert_blocks(element, scope)}]


def _code(element: Element, scope: Scope) -> list[PrintBlock]:
    return [{"type": "code-block", "text": element.text_content().strip("\n")}]


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

BLOCKS: Mapping[str, BlockConverter] = {
    **dict.fromkeys(_HEADINGS, heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "section": convert_blocks,
    "p": _paragraph,
    "dl": _terms,
    "table": _table,
    "div": _division,
    "details": _note,
    "blockquote": _quote,
    "pre": _code,
    "hr": lambda *_: [{"type": "rule"}],
}
