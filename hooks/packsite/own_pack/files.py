"""The files from which a reader's browser assembles a pack of pages that the reader has chosen.

An index of all pages, and for each page a file with its HTML, loaded when the page is chosen. They
are scripts, because a page opened as a file (`file://`) can load nothing else.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from packsite.model.facts import Kind
from packsite.model.indexed import Indexed
from packsite.model.page import Document
from packsite.model.site import Woven
from packsite.own_pack.html import own_html
from packsite.templates import day
from packsite.weave.pages import labelled_facts

PACK_FOLDER = "packs/own"
PACK_INDEX_URI = f"{PACK_FOLDER}/index.js"
_KINDS = tuple(kind for kind in Kind if kind is not Kind.PACK)


def own_pack_uris(woven: Woven) -> tuple[str, ...]:
    """Return the URIs of the files."""
    return (PACK_INDEX_URI, *(_uri(page_id) for page_id in woven.choosable.values()))


def own_pack(woven: Woven, indexed: Mapping[str, Indexed]) -> Mapping[str, bytes]:
    """Return the content of the files by URI; `indexed` has the pages by URI."""
    files = {
        _uri(page_id): indexed[uri].own
        for uri, page_id in woven.choosable.items()
        if uri in indexed
    }
    return {PACK_INDEX_URI: _index(woven, indexed), **files}


def own_page_maker(woven: Woven, urls: Mapping[str, str]) -> Callable[[str, str], bytes]:
    """Return the function that makes the file of a page, given its URI and HTML.

    It returns nothing for a page that is not to be chosen. `urls` are those of all pages by URI.
    """
    ids = {page.uri: page.facts.id for page in woven.site.documents}
    ids |= {page.uri: page.id for page in woven.generated}
    id_by_url = {url: ids[uri] for uri, url in urls.items() if uri in ids}

    def own_page(uri: str, html: str) -> bytes:
        if uri not in woven.choosable or uri not in urls:
            return b""
        content = own_html(html, url=urls[uri], id_by_url=id_by_url)
        known = f"(packsite.ownPages??={{}})[{_json(woven.choosable[uri])}]"
        return f"{known}={_json(content)};\n".encode()

    return own_page


def _uri(page_id: str) -> str:
    return f"{PACK_FOLDER}/{page_id}.js"


def _index(woven: Woven, indexed: Mapping[str, Indexed]) -> bytes:
    site = woven.site
    index = {
        "partnership": site.library.brand.name,
        "siteUrl": site.settings.site_url,
        "kinds": [kind.label for kind in _KINDS],
        "pages": sorted(_pages(woven, indexed), key=lambda page: (page["kind"], page["id"])),
        "packs": [
            {"id": page.facts.id, "title": page.facts.title, "url": indexed[page.uri].url}
            | {"contents": list(page.facts.contents)}
            for page in site.documents
            if page.facts.kind is Kind.PACK and not page.facts.withdrawn and page.uri in indexed
        ],
        "withdrawn": {
            one.id: [one.title, one.instead.id if one.instead else ""]
            for one in site.histories
            if one.withdrawn
        },
    }
    return f"packsite.ownPack={_json(index)};\n".encode()


def _pages(woven: Woven, indexed: Mapping[str, Indexed]) -> Iterator[dict[str, Any]]:
    """Yield the facts of each page for the cover, the contents and the running heads."""
    for page in woven.site.documents:
        if page.uri in woven.choosable and page.uri in indexed:
            yield _entry(woven, page, indexed[page.uri].url)
    for made in woven.generated:
        if made.uri in woven.choosable and made.uri in indexed:
            yield {
                "id": made.id, "kind": _KINDS.index(Kind.PAGE), "title": made.title,
                "summary": made.summary, "url": indexed[made.uri].url, "topics": made.topics,
                "version": "", "due": "", "facts": [],
            }  # fmt: skip


def _entry(woven: Woven, page: Document, url: str) -> dict[str, Any]:
    facts, review = page.facts, woven.site.connections[page.uri].review
    labelled = labelled_facts(page, woven.site)
    return {
        "id": facts.id, "kind": _KINDS.index(facts.kind), "title": facts.title,
        "summary": facts.summary, "url": url, "topics": facts.topics,
        "version": day(facts.version), "due": review.due.isoformat(),
        "facts": [[label, words] for label, words in labelled],
    }  # fmt: skip


def _json(value: object) -> str:
    """Return a value as JSON for a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
