"""Say what a link becomes on paper: live where it can be, and readable where it cannot.

A link inside the document jumps and gives the page number. A link to another page of the site names
that page's id. A link to the outside is followed by its address. A link to a download is text.
"""

from __future__ import annotations

import re
from posixpath import splitext
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement as Element

from packsite.print_draft import Place
from packsite.print_nodes import FootnoteMark, Inline, Jump, Link, PageNumber

_ID = re.compile(r"[A-Z]{2,4}-\d[\w.-]*")
"""What a link's title is where it leads to a page, a statement or a finding."""
_CONTACT = {"mailto", "tel"}
_ADDRESS = re.compile(r"(https?://[^\s<>\"\u201d]*[\w/])")
_FOOTNOTE = re.compile(r"^fn(ref)?\d*:")


def linked(element: Element, content: list[Inline], text: str, place: Place) -> list[Inline]:
    """Turn a link into nodes; `content` and `text` are its words."""
    href, title = element.get("href", "").strip(), element.get("title", "").strip()
    scheme = urlsplit(href).scheme if not href.startswith("#") else ""
    if not href or not content:
        return content
    if scheme in {"http", "https"}:
        return _outside(href, content, text, place)
    if scheme in _CONTACT:
        return _contact(href, content, text)
    if scheme:
        return content
    path, _, anchor = href.partition("#")
    return _inside(place.resolve(unquote(path)), unquote(anchor), title, content, text, place)


def _inside(  # noqa: PLR0917 - one link, said in full
    uri: str, anchor: str, title: str, content: list[Inline], text: str, place: Place
) -> list[Inline]:
    labels = place.draft.labels
    if title and place.label(title):
        uri, anchor = place.uri, title
    whole = labels.get((uri, ""), "")
    label = labels.get((uri, anchor)) or whole
    named = title if _ID.fullmatch(title) and title not in text and not place.is_heading else ""
    if label and (uri != place.uri or anchor):
        jump: Jump = {"type": "jump", "label": label, "content": content}
        place.draft.jumps.append((jump, whole))
        if uri == place.uri or place.is_heading:
            return [jump, *_named(named)]
        number: PageNumber = {"type": "page-number", "label": label}
        place.draft.jumps.append((number, whole))
        return [jump, f" ({named}, page\u00a0" if named else " (page\u00a0", number, ")"]
    url = _published(uri, anchor, place)
    shown: list[Inline] = [_link(url, content)] if url else content
    return [*shown, *_named(named)]


def _named(page_id: str) -> list[str]:
    return [f" ({page_id})"] if page_id else []


def _published(uri: str, anchor: str, place: Place) -> str:
    stem, suffix = splitext(uri)
    if not place.draft.job.site_url or suffix != ".md" or uri.startswith(".."):
        return ""
    return f"{place.draft.job.site_url}{stem}.html" + (f"#{anchor}" if anchor else "")


def _outside(url: str, content: list[Inline], text: str, place: Place) -> list[Inline]:
    short = short_address(url)
    link = _link(url, content)
    if place.is_heading or short in {short_address(text), text}:
        return [link]
    return [link, " (", _link(url, [short]), ")"]


def _contact(url: str, content: list[Inline], text: str) -> list[Inline]:
    address = unquote(urlsplit(url).path)
    link = _link(url, content)
    said = re.sub(r"\W", "", address).casefold() in re.sub(r"\W", "", text).casefold()
    return [link] if said else [link, f" ({address})"]


def _link(url: str, content: list[Inline]) -> Link:
    return {"type": "link", "url": url, "content": content}


def with_links(words: str) -> list[Inline]:
    """Turn the addresses that are written out in a text into links."""
    nodes: list[Inline] = []
    for index, part in enumerate(_ADDRESS.split(words)):
        if part:
            nodes.append(_link(part, [short_address(part)]) if index % 2 else part)
    return nodes


def short_address(url: str) -> str:
    """Return an address as people say it: without https://, www. and a final slash."""
    return re.sub(r"^https?://(www\.)?", "", url.strip()).rstrip("/")


def footnote_mark(label: str, place: Place) -> FootnoteMark:
    """Return a mark for a footnote; the first one of its label is remembered, to carry the note."""
    mark: FootnoteMark = {"type": "footnote", "label": label, "blocks": []}
    place.draft.footnotes.setdefault(label, mark)
    return mark


def footnote_label(uri: str, name: str) -> str:
    """Return the name of a page's footnote in the whole document: `fnref:2` and `fn:2` share one."""
    return f"{uri}|fn:{_FOOTNOTE.sub('', name)}"
