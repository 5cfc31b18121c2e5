"""Turn the HTML of a page of the site into what a reader's own pack prints of it.

The reader's browser makes these packs, so what paper has no use for is taken out here: buttons,
permanent links, the facts above and most of what stands below. Acronyms are spelt out, addresses
written out, boxes drawn, and every place gets a name that no other page of a pack has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from posixpath import dirname, join, normpath
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.etree import XPath
from lxml.html import HtmlElement as Element

from packsite.printing.document.links import short_address
from packsite.printing.document.notes import NOTE_WORDS, kind_of_note
from packsite.printing.document.typography import spelt_out

_LEFT_OUT = (
    "headerlink", "no-print", "footnote-backref", "ps-kind", "ps-summary", "ps-overdue", "ps-facts",
    "ps-letters", "ps-calculator", "ps-way", "ps-withdrawn",
)  # fmt: skip
_KEPT_OF_THE_FOOT = {"learning-answered": "Learning", "rests-on": "Sources"}
_CLASSES = XPath("descendant-or-self::*[@class]")
_PLACES = XPath(
    "descendant-or-self::*[@id or @style or @data-search-exclude or @markdown or self::img]"
)
_STATEMENT = re.compile(r"[A-Z]{2,4}-\d[\w.-]*")


def own_html(page: str, *, url: str, id_by_url: Mapping[str, str]) -> str:
    """Return the HTML of a page for paper; `url` is where it is, from the root of the site.

    Where a link leads to a page of the site, `data-to` has its id and `data-at` the place in it:
    only the browser knows which pages a pack holds.
    """
    body = html.fragment_fromstring(page or "<p></p>", create_parent="div")
    own = id_by_url[url]
    _leave_out(body)
    _open(body)
    _name_notes(body)
    _draw_boxes(body)
    _spell_out(body)
    for link in [*body.iter("a")]:
        _settle(link, url, id_by_url)
    _set_codes_apart(body)
    for element in cast(list[Element], _PLACES(body)):
        _make_own(element, own, url)
    return "".join(html.tostring(child, encoding="unicode") for child in body).strip()


def _of(body: Element, *classes: str) -> Iterator[Element]:
    for element in cast(list[Element], _CLASSES(body)):
        if not {*classes}.isdisjoint(_classes(element)):
            yield element


def _classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def _leave_out(body: Element) -> None:
    """Take out the title, which the pack sets itself, and what only a screen has a use for."""
    for element in [*body.iter("h1", "script", "style"), *_of(body, *_LEFT_OUT)]:
        if element.getparent() is not None:
            element.drop_tree()
    for foot in _of(body, "ps-foot"):
        said = [*_rests_on(foot)]
        if said:
            foot.addprevious(_element("h2", "What it is based on"))
        for paragraph in said:
            foot.addprevious(paragraph)
        foot.drop_tree()


def _rests_on(foot: Element) -> Iterator[Element]:
    """Give what a page rests on as a few lines; the website has it as lists."""
    for anchor, label in _KEPT_OF_THE_FOOT.items():
        for part in foot.xpath("*[h3/@id=$anchor]", anchor=anchor):
            name = _element("strong", f"{label}:")
            name.tail = f" {'; '.join(_briefly(part))}."
            paragraph = _element("p", "")
            paragraph.append(name)
            yield paragraph


def _briefly(part: Element) -> Iterator[str]:
    """Give the words of the links in a list; those of one brief stand behind its code."""
    lines = [*part.iter("li")]
    for code, group in groupby(lines, lambda line: line.findtext("span[@class='ps-code']") or ""):
        words = "; ".join(" ".join(line.find("a").text_content().split()) for line in group)
        yield f"{code}: {words}" if code else words


def _element(tag: str, words: str) -> Element:
    made: Element = html.Element(tag)
    made.text = words
    return made


def _open(body: Element) -> None:
    """Show what a screen shows on demand."""
    for details in [*body.iter("details")]:
        details.tag = "div"
        details.set("class", f"admonition {details.get('class', '')}".strip())
        summary = details.find("summary")
        if summary is not None:
            summary.tag = "p"
            summary.set("class", "admonition-title")


def _name_notes(body: Element) -> None:
    """Write the kind of a note in front of its title, so that no colour has to tell it."""
    for note in _of(body, "admonition"):
        kind = kind_of_note(_classes(note))
        word, title = NOTE_WORDS[kind], note.find("p[@class='admonition-title']")
        note.set("class", f"own-note own-note--{word.lower().replace(' ', '-')}")
        if title is None:
            continue
        title.set("class", "own-note__title")
        if not title.text_content().strip().casefold().startswith(word.casefold()):
            title.text = f"{word}: {title.text or ''}"


def _draw_boxes(body: Element) -> None:
    for label in _of(body, "task-list-control"):
        ticked = label.find("input")
        is_ticked = ticked is not None and ticked.get("checked") is not None
        box = _element("span", "☑" if is_ticked else "☐")
        box.set("class", "ps-box ps-box--ticked" if is_ticked else "ps-box")
        box.tail = label.tail
        label.getparent().replace(label, box)


def _spell_out(body: Element) -> None:
    """Write the full words behind the first use of an acronym outside headings and links."""
    done: set[str] = set()
    for short in [*body.iter("abbr")]:
        words = short.text_content()
        inside = {parent.tag for parent in short.iterancestors()}
        if words not in done and inside.isdisjoint({"h2", "h3", "h4", "h5", "h6", "a", "th"}):
            done.add(words)
            short.text = spelt_out(words, short.get("title", ""), _before(short), short.tail or "")
        short.drop_tag()


def _before(element: Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return str(previous.text_content()) + (previous.tail or "")
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _settle(link: Element, url: str, id_by_url: Mapping[str, str]) -> None:
    """Say where a link leads: to a page of the site, to an address, or nowhere on paper."""
    href, title = link.get("href", "").strip(), link.get("title", "")
    scheme, path, anchor = _parts(href)
    words = link.text_content().strip()
    target = id_by_url.get(_url(url, path)) if not scheme and href else None
    for name in [*link.attrib]:
        if name not in {"id", "lang", "class"}:
            del link.attrib[name]
    if target:
        link.set("data-to", target)
        link.set("data-at", anchor)
        code = title if _STATEMENT.fullmatch(title) and not title.startswith("PG-") else ""
        if code and code not in words:
            link.set("data-code", code)
    elif scheme in {"http", "https", "mailto", "tel"}:
        link.set("href", href)
        address = short_address(href) if scheme.startswith("http") else path
        if _letters(address) not in _letters(words):
            link.tail = f" ({address}){link.tail or ''}"
    elif link.get("id"):
        link.tag = "span"
    else:
        link.drop_tag()


def _parts(href: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(href)
    except ValueError:
        return "?", "", ""
    return parts.scheme, unquote(parts.path), unquote(parts.fragment)


def _url(here: str, path: str) -> str:
    return normpath(join(dirname(here), path)) if path else here


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _set_codes_apart(body: Element) -> None:
    """Give the code that a heading begins with an element of its own."""
    for heading in body.iter("h2", "h3", "h4"):
        code, words = heading.get("id", ""), heading.text or ""
        if code and words.startswith(f"{code} "):
            apart = _element("span", code)
            apart.set("class", "own-code")
            apart.tail = words[len(code) :]
            heading.text = None
            heading.insert(0, apart)


def _make_own(element: Element, own: str, url: str) -> None:
    """Name a place after its page, and a picture by its place in the site."""
    for name in ("style", "data-search-exclude", "markdown"):
        element.attrib.pop(name, None)
    if element.get("id"):
        element.set("id", f"own-{own}--{element.get('id')}")
    if element.tag == "img":
        element.set("src", _url(url, unquote(element.get("src", ""))))
