"""Convert links for print: live where they can be, and readable where they cannot.

A link within the document jumps, and gives the page number. A link to another page of the site adds
the id of that page, an external link its address. A link to a download is plain text.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement as Element

from packsite.model.addresses import address_parts, published_url
from packsite.printing.document.context import Scope
from packsite.printing.document.leaves import PageNumber
from packsite.printing.document.nodes import ExternalLink, Inline, Jump

ID = re.compile(r"[A-Z]{2,4}-\d[\w.-]*")
"""The title of a link to a page, a statement or a finding."""
_ADDRESS = re.compile(r"(https?://[^\s<>\"\u201d]*[\w/])")
_FOOTNOTE = re.compile(r"^fn(ref)?\d*:")


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The content and text of a link, and the brackets or commas around an aside after it."""

    content: list[Inline]
    text: str
    start: str
    end: str

    def with_aside(self, link: Inline | None, *added: Inline) -> list[Inline]:
        """Return the link, or its content alone, followed by an aside."""
        shown = self.content if link is None else [link]
        return [*shown, self.start, *added, self.end] if added else shown


def link_nodes(element: Element, words: LinkWords, scope: Scope) -> list[Inline]:
    """Return a link as nodes: its content, live where it can be, and its target in words."""
    href, title = element.get("href", "").strip(), element.get("title", "").strip()
    scheme, path, anchor = address_parts(href)
    if not words.content or not href:
        return words.content
    if scheme in {"http", "https"}:
        return _external(href, words, scope)
    if scheme in {"mailto", "tel"}:
        return _contact(href, path, words)
    if scheme:
        return words.content
    for uri in (scope.uri, scope.draft.job.uri):
        if title and (uri, title) in scope.draft.labels:  # a source cited
            return _internal(uri, title, "", words, scope)
    return _internal(scope.resolve(path), anchor, title, words, scope)


def _internal(uri: str, anchor: str, title: str, words: LinkWords, scope: Scope) -> list[Inline]:
    page_label = scope.draft.labels.get((uri, ""), "")
    label = scope.draft.labels.get((uri, anchor)) or page_label
    page_id = title if ID.fullmatch(title) and title not in words.text else ""
    named = [page_id] if page_id and not scope.is_heading else []
    if not label or (uri == scope.uri and not anchor):
        url = _published_url(uri, anchor, scope)
        return words.with_aside(_link(url, words.content) if url else None, *named)
    jump: Jump = {"type": "jump", "label": label, "content": words.content}
    scope.draft.cross_references.append((jump, page_label))
    if uri in (scope.uri, scope.draft.job.uri) or scope.is_heading:
        return words.with_aside(jump, *named)
    number: PageNumber = {"type": "page-number", "label": label}
    scope.draft.cross_references.append((number, page_label))
    return words.with_aside(jump, f"{page_id}, page\u00a0" if page_id else "page\u00a0", number)


def _published_url(uri: str, anchor: str, scope: Scope) -> str:
    if not uri.endswith(".md") or uri.startswith(".."):
        return ""
    url = published_url(scope.draft.job.site_url, uri)
    return f"{url}#{anchor}" if url and anchor else url


def _external(url: str, words: LinkWords, scope: Scope) -> list[Inline]:
    short, link = short_address(url), _link(url, words.content)
    if scope.is_heading or short == short_address(words.text):
        return [link]
    return words.with_aside(link, _link(url, [short]))


def _contact(url: str, address: str, words: LinkWords) -> list[Inline]:
    link = _link(url, words.content)
    return [link] if shows(words.text, address) else words.with_aside(link, address)


def shows(text: str, address: str) -> bool:
    """Whether a text contains an address or a number, apart from punctuation and case."""
    return _letters(address) in _letters(text)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _link(url: str, content: list[Inline]) -> ExternalLink:
    return {"type": "link", "url": url, "content": content}


def linkify(words: str) -> list[Inline]:
    """Split text into nodes, with a link for each address written out in it."""
    nodes: list[Inline] = []
    for index, part in enumerate(_ADDRESS.split(words)):
        if part:
            nodes.append(_link(part, [short_address(part)]) if index % 2 else part)
    return nodes


def short_address(url: str) -> str:
    """Return an address in its short form: without https://, www. and a final slash."""
    return re.sub(r"^https?://(www\.)?", "", url.strip()).rstrip("/")


def footnote_label(uri: str, name: str) -> str:
    """Return the label of a footnote in the document, one for both `fnref:2` and `fn:2`."""
    return f"{uri}|fn:{_FOOTNOTE.sub('', name)}"
