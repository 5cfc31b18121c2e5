"""The words of a page in each form, in reading order: on screen, on paper, in Word, in the search.

A note stands at its first mark, as ⟦1⟧ and its words. Labels of buttons, boxes and fields are left
out; so is what paper adds, which `added_on_paper` tells.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree, html

from packsite.model.notes import NOTE_WORDS, kind_of_note
from packsite.printing.document.links import short_address
from packsite.search.sections import sections

Element = Any
"""An element of lxml, whose types say less than they could."""
_WORD = re.compile(r"⟦\d+⟧|[^\W_]+")
_UNSEEN = {
    "headerlink", "footnote-backref", "no-print", "task-list-control", "ps-box", "ps-line",
    "ps-kind", "ps-summary", "ps-overdue", "ps-facts", "ps-foot", "ps-path", "ps-mine",
    "ps-withdrawn", "ps-languages", "ps-behind", "footnote",
}  # fmt: skip
_WITHIN_WORDS = {
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip
_NAMED = " by the partnership: "
"""Stands before the name of a missing value; paper leaves both out where they are said already."""
_MARK_OF_NOTE = "//sup[starts-with(@id, 'fnref')]"
_READ = {
    "picture": ("alt",),
    "heading": ("code", "content"),
    "note": ("title", "blocks"),
    "table": ("caption", "cells"),
    "records": ("caption", "rows"),
    "figure": ("picture", "caption"),
    **dict.fromkeys(("field", "anchor", "page-number", "break", "rule", "chart"), ()),
}
"""The fields of a node of a print document that are read, for each type of its own."""
_WORD_XML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text: str) -> list[str]:
    """Return the words of a text and the numbers of its notes, without punctuation."""
    return _WORD.findall(re.sub("[\u00ad\u200b]", "", text))


NOTE_LABELS = {*words(" ".join(NOTE_WORDS.values()))}


def on_screen(page: Element) -> list[str]:
    """Return the words of the HTML of a page."""
    notes = {item.get("id"): item for item in page.xpath(".//div[@class='footnote']/ol/li")}
    return words("".join(_screen(page, notes)))


def _screen(element: Element, notes: dict[str, Element]) -> Iterator[str]:
    classes = set(element.get("class", "").split())
    if not isinstance(element.tag, str) or element.tag in {"h1", "script", "style", "svg"}:
        return
    if classes & _UNSEEN:
        return
    space = "" if element.tag in _WITHIN_WORDS else "\n"
    yield space
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        yield f" ⟦{element.text_content()}⟧ "
        note = notes.pop(element.find("a").get("href").removeprefix("#"), None)
        yield from () if note is None else _inside(note, notes)
    elif "to-confirm" in classes:
        yield element.text_content().partition(_NAMED)[0]
    elif element.tag == "img":
        yield element.get("alt", "")
    elif "admonition-title" in classes:
        yield _title(element.getparent(), element.text_content())
    else:
        yield from _inside(element, notes)
    yield space


def _inside(element: Element, notes: dict[str, Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _screen(child, notes)
        yield child.tail or ""


def _title(note: Element, title: str) -> str:
    """Return the title of a box; one without a title of its own has its kind, as on paper."""
    kind = kind_of_note(note.get("class", "").split())
    return NOTE_WORDS[kind] if title.strip().casefold() == kind else title


def to_find(page: Element) -> tuple[list[str], list[str]]:
    """Return the words of a page that the search shows, and those that it should."""
    shown = sections(html.tostring(page, encoding="unicode"))
    found = words("\n".join(f"{one.heading}\n{one.text}" for one in shown))
    meant: Element = html.fromstring(html.tostring(page))
    for left_out in meant.xpath(f"//pre | //img | {_MARK_OF_NOTE} | //*[@data-search-exclude]"):
        left_out.drop_tree()
    for element in meant.xpath(
        "//div[@class='footnote'] | //em | //*[contains(@class, 'title')]"
        " | //*[contains(@class, 'no-print')]"
    ):
        element.attrib.pop("class", None)
    return found, words("".join(_screen(meant, {})))


def on_paper(blocks: Sequence[Any]) -> list[str]:
    """Return the words of the blocks of a print document."""
    return words("".join(_paper([*blocks], {})))


def _paper(node: Any, numbers: dict[str, int]) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for part in node:
            yield from _paper(part, numbers)
    elif node.get("type") == "footnote":
        yield f" ⟦{numbers.setdefault(node['label'], len(numbers) + 1)}⟧ "
        yield from _paper(node["blocks"], numbers)
    else:
        space = "" if node.get("type") in {"styled", "code", "link", "jump", "language"} else "\n"
        yield space
        yield from _paper([*_parts(node)], numbers)
        yield space


def _parts(node: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what is read of a node, in order, with a break between."""
    keys = _READ.get(node.get("type", ""), ("text", "content", "blocks", "items"))
    parts = [*node.get("terms", ()), *(node[key] for key in keys if key in node)]
    if node.get("type") == "note" and not node["title"]:
        parts = [node["word"], *parts]
    for part in parts:
        yield part
        yield "\n" if len(parts) > 1 else ""


def in_word(document: bytes) -> list[str]:
    """Return the words of the body of a Word file, with those that describe a picture."""
    with ZipFile(BytesIO(document)) as file:
        body: Element = etree.fromstring(file.read("word/document.xml"))
    text = []
    for element in body.iter():
        if element.tag == f"{_WORD_XML}t":
            text.append(element.text or "")
        elif element.tag in {f"{_WORD_XML}p", f"{_WORD_XML}br", f"{_WORD_XML}tc"}:
            text.append("\n")
        elif element.tag.endswith("}docPr"):
            text.append(f"\n{element.get('descr', '')}\n")
    return words("".join(text))


def without_numbers(paper: list[str]) -> list[str]:
    """Leave out the numbers of notes: in a Word file, a note stands in the text."""
    return [word for word in paper if word[0] != "⟦"]


def added_on_paper(page: Element) -> set[str]:
    """Return what paper may add to the words of a page: meanings, ids, addresses, page numbers."""
    titles = [one.get("title") for one in page.xpath(".//abbr[@title] | .//a[@title]")]
    titles += [one.text_content().partition(_NAMED)[2] for one in page.find_class("to-confirm")]
    addresses = [short_address(one.get("href", "")) for one in page.iter("a")]
    return {*words(" ".join([*titles, *addresses, *NOTE_WORDS.values(), "page"]))}


def differences(first: Sequence[str], second: Iterable[str], added: set[str]) -> list[str]:
    """Return where a second form departs from the first, but for words that it may add."""
    at = 0
    for word in second:
        if at < len(first) and word == first[at]:
            at += 1
        elif word not in added:
            meant = " ".join(first[max(at - 5, 0) : at + 5])
            return [f'"{word}" stands where the first form has "{meant}"']
    missing = " ".join(first[at : at + 10])
    return [f'missing: "{missing}"'] if missing else []
