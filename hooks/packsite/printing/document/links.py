"""Say what a link becomes on paper: live where it can be, and readable where it cannot.

A link inside the document jumps and gives the page number. A link to another page of the site names
that page's id. A link to the outside is followed by its address. A link to a download is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import splitext
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement as Element

from packsite.printing.document.context import Place
from packsite.printing.document.nodes import FootnoteMark, Inline, Jump, Link, PageNumber

_ID = re.compile(r"[A-Z]{2,4}-\d[\w.-]*")
"""What a link's title is where it leads to a page, a statement or a finding."""
_ADDRESS = re.compile(r"(https?://[^\s<>\"\u201d]*[\w/])")
_FOOTNOTE = re.compile(r"^fn(ref)?\d*:")


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The words of a link, and what stands around words that are added to them."""

    content: list[Inline]
    text: str
    start: str
    end: str

    def with_aside(self, link: Inline | None, *added: Inline) -> list[Inline]:
        """Return the link, or its bare words, and the words added in brackets."""
        shown = self.content if link is None else [link]
        return [*shown, self.start, *added, self.end] if added else shown


def linked(element: Element, words: LinkWords, place: Place) -> list[Inline]:
    """Turn a link into nodes: its words, live where it can be, and where it leads."""
    href, title = element.get("href", "").strip(), element.get("title", "").strip()
    scheme, path = _parts(href)
    if not words.content or not href:
        return words.content
    if scheme in {"http", "https"}:
        return _outside(href, words, place)
    if scheme in {"mailto", "tel"}:
        return _contact(href, path, words)
    if scheme:
        return words.content
    anchor = href.partition("#")[2]
    if title and place.label(title):
        return _inside(place.uri, title, "", words, place)
    return _inside(place.resolve(path), unquote(anchor), title, words, place)


def _parts(href: str) -> tuple[str, str]:
    """Return the scheme and the path of an address; of one that is none, a scheme that is none."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return "?", ""
    return parts.scheme, unquote(parts.path)


def _inside(uri: str, anchor: str, title: str, words: LinkWords, place: Place) -> list[Inline]:
    page_label = place.draft.labels.get((uri, ""), "")
    label = place.draft.labels.get((uri, anchor)) or page_label
    page_id = title if _ID.fullmatch(title) and title not in words.text else ""
    named = [page_id] if page_id and not place.is_heading else []
    if not label or (uri == place.uri and not anchor):
        url = _published(uri, anchor, place)
        return words.with_aside(_link(url, words.content) if url else None, *named)
    jump: Jump = {"type": "jump", "label": label, "content": words.content}
    place.draft.jumps.append((jump, page_label))
    if uri == place.uri or place.is_heading:
        return words.with_aside(jump, *named)
    number: PageNumber = {"type": "page-number", "label": label}
    place.draft.jumps.append((number, page_label))
    return words.with_aside(jump, f"{page_id}, page\u00a0" if page_id else "page\u00a0", number)


def _published(uri: str, anchor: str, place: Place) -> str:
    stem, suffix = splitext(uri)
    if not place.draft.job.site_url or suffix != ".md" or uri.startswith(".."):
        return ""
    return f"{place.draft.job.site_url}{stem}.html" + (f"#{anchor}" if anchor else "")


def _outside(url: str, words: LinkWords, place: Place) -> list[Inline]:
    short, link = short_address(url), _link(url, words.content)
    if place.is_heading or short == short_address(words.text):
        return [link]
    return words.with_aside(link, _link(url, [short]))


def _contact(url: str, address: str, words: LinkWords) -> list[Inline]:
    link = _link(url, words.content)
    said = _letters(address) in _letters(words.text)
    return [link] if said else words.with_aside(link, address)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


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


def footnote_mark(uri: str, name: str) -> FootnoteMark:
    """Return the mark of a footnote; its note is set when the whole page is there."""
    return {"type": "footnote", "label": footnote_label(uri, name), "blocks": []}


def footnote_label(uri: str, name: str) -> str:
    """Return the name of a footnote in the whole document: `fnref:2` and `fn:2` share one."""
    return f"{uri}|fn:{_FOOTNOTE.sub('', name)}"
