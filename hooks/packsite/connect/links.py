"""Resolve every reference to a target and a status.

The status is determined once, here; checks, pages and the woven text only read it.
"""

import re
from collections.abc import Callable, Iterator
from posixpath import basename, dirname, join, normpath, relpath, splitext
from urllib.parse import unquote

from packsite.connect.index import Index
from packsite.connect.meant import meant_address, meant_id
from packsite.model.addresses import CHECKLIST_URI, address_parts
from packsite.model.brand import NAMES
from packsite.model.data import Library
from packsite.model.facts import Kind
from packsite.model.links import Link, LinkStatus
from packsite.model.page import Document
from packsite.model.references import Place, Reference, ReferenceKind, Target
from packsite.model.suggest import nearest

_SAFE_SCHEMES = {"https", "http", "mailto", "tel"}
_WORD = re.compile(r"[A-Za-z]{4,}")
_ENDING = re.compile(r"(?:/|/index\.html?|\.html?|\.md|\.markdown)$", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def link(index: Index) -> tuple[Link, ...]:
    """Resolve every reference of every page, in the order of the text; inserted text comes last."""
    return tuple(
        resolved
        for document in (*index.documents, *index.amendments, *index.inserted)
        for reference in _references(document, index.library)
        if (resolved := _resolve(index, document, reference))
    )


def _references(document: Document, library: Library) -> Iterator[Reference]:
    """Yield the references of a page; after an insert, the sources and local values it shows."""
    for reference in document.references:
        yield reference
        if reference.kind is ReferenceKind.INSERT and reference.target == "timescales":
            for limit in library.timescales.limits.values():
                sources = ((ReferenceKind.SOURCE, key) for key in limit.sources)
                for kind, key in (*sources, (ReferenceKind.LOCAL, limit.local)):
                    if key in library.sources or key in library.local:  # or a check reports it
                        yield Reference(kind, key, "", reference.span, Place.INSERT)


def _resolve(index: Index, document: Document, reference: Reference) -> Link | None:
    if reference.kind in (ReferenceKind.FILE, ReferenceKind.IMAGE):
        return _file(index, document, reference)
    if reference.kind is ReferenceKind.PAGE and reference.target in index.hidden_by_id:
        return _to_hidden(index, document, reference)
    status, target, near = _BY_KIND[reference.kind](index, reference)
    if status is LinkStatus.MISSING and not near:
        like = index.near.words("", reference.target, lambda: index.ids)
        near = max(like, key=_fits(index, document, reference), default="")
    return Link(document, reference, status, target, near)


def _to_hidden(index: Index, document: Document, reference: Reference) -> Link | None:
    """Resolve a reference to a page that is left out: in the text of the core, its words stay."""
    if not document.source.is_core:
        return Link(document, reference, LinkStatus.HIDDEN)
    if reference.place not in (Place.BODY, Place.LINK_TEXT):
        return None
    target = index.hidden_by_id[reference.target]._replace(uri="", anchor="")
    return Link(document, reference, LinkStatus.RESOLVED, target)


def _source(index: Index, reference: Reference) -> tuple[LinkStatus, Target | None, str]:
    entry = index.library.sources.get(reference.target)
    if entry is None:
        return LinkStatus.NO_SOURCE, None, nearest(reference.target, index.library.sources)
    return LinkStatus.RESOLVED, entry.target, ""


def _local(index: Index, reference: Reference) -> tuple[LinkStatus, Target | None, str]:
    entry = index.library.local.get(reference.target)
    if entry is None:
        return LinkStatus.NO_LOCAL, None, nearest(reference.target, index.library.local)
    return LinkStatus.RESOLVED, Target(CHECKLIST_URI, entry.key, entry.label, entry.key), ""


def _insert(index: Index, reference: Reference) -> tuple[LinkStatus, Target | None, str]:
    name = reference.target
    if name not in index.inserts:
        return LinkStatus.NO_INSERT, None, nearest(name, index.inserts)
    return LinkStatus.RESOLVED, Target("", "", name, name), ""


def _name(index: Index, reference: Reference) -> tuple[LinkStatus, Target | None, str]:
    if reference.label:
        return LinkStatus.LABELLED, None, ""
    words = index.library.brand.names[reference.target]
    return LinkStatus.RESOLVED, Target("", "", words, reference.target), ""


def _page(index: Index, reference: Reference) -> tuple[LinkStatus, Target | None, str]:
    name = reference.target
    if not name:
        return LinkStatus.MALFORMED, None, ""
    if target := index.page_by_id.get(name) or index.statement_by_id.get(name):
        wrong = _is_wrong_kind(index, reference, target)
        return (LinkStatus.WRONG_KIND, None, "") if wrong else (LinkStatus.RESOLVED, target, "")
    page = name.partition(".")[0]

    def statements() -> list[str]:
        return [known for known in index.statement_by_id if known.startswith(f"{page}.")]

    if "." in name and (whole := index.page_by_id.get(page)):
        if (document := index.document_by_uri.get(whole.uri)) and not document.text:
            return LinkStatus.RESOLVED, whole, ""  # the problem of its file says why
        was_there = any(name in known for known in index.library.confirmed.values())
        near = "" if was_there else index.near.nearest(page, name, statements)
        return LinkStatus.NO_STATEMENT, None, near
    if page in index.library.published:
        return LinkStatus.GONE, None, index.likely_id(name)
    if name.lower() in NAMES:
        return LinkStatus.MISSING, None, name.lower()
    return LinkStatus.MISSING, None, meant_id(name, index.ids, index.documents)


def _fits(index: Index, document: Document, reference: Reference) -> Callable[[str], float]:
    """Return a function that scores an id as a replacement for an unknown one.

    An id gains from title words in the same line and from references elsewhere on the page, and
    loses a point if the same list already contains it.
    """
    text, start = document.text, reference.span.start
    line = text[:start].rpartition("\n")[2] + text[start:].partition("\n")[0]
    around = set(_WORD.findall(line))
    others = {one.target for one in document.references if one.place is not reference.place}
    listed = {one.target for one in document.references if one.place is reference.place}

    def fits(name: str) -> float:
        target = index.page_by_id.get(name) or index.statement_by_id[name]
        shared = len(around & set(_WORD.findall(target.title)))
        is_listed = reference.place is not Place.BODY and name in listed
        return shared + (name in others) - is_listed

    return fits


def _is_wrong_kind(index: Index, reference: Reference, target: Target) -> bool:
    """Pages answer findings, sum up briefs, translate pages; packs contain anything but packs."""
    if reference.place is Place.ANSWERS:
        return not re.search(r"\.F\d+$", target.id)
    if reference.place is Place.CONTENTS:
        return "." in target.id or index.kind_by_id.get(target.id, Kind.PAGE) is Kind.PACK
    if reference.place is Place.BRIEFING_OF:
        return index.kind_by_id.get(target.id) is not Kind.BRIEF
    if reference.place is Place.AMENDS and not target.anchor:
        page = index.document_by_uri.get(target.uri)
        return page is None or not page.source.is_core
    if reference.place is Place.TRANSLATION_OF:
        page = index.document_by_uri.get(target.uri)
        return bool(target.anchor) or page is None or bool(page.facts.translation_of)
    return False


_BY_KIND = {
    ReferenceKind.SOURCE: _source,
    ReferenceKind.LOCAL: _local,
    ReferenceKind.INSERT: _insert,
    ReferenceKind.NAME: _name,
    ReferenceKind.PAGE: _page,
}


def _file(index: Index, document: Document, reference: Reference) -> Link | None:
    """Resolve a relative link; external addresses are only checked for their scheme."""
    address = reference.target
    if address in ("", "#"):
        return Link(document, reference, LinkStatus.NO_FILE)
    if near := meant_address(address):
        return Link(document, reference, LinkStatus.NO_FILE, None, near)
    if _SCHEME.match(address) or address.startswith("//"):
        is_safe = address_parts(address)[0] in _SAFE_SCHEMES
        return None if is_safe else Link(document, reference, LinkStatus.UNSAFE)
    path, _, anchor = unquote(address).partition("#")
    uri = normpath(join(dirname(document.uri), path)) if path else document.uri
    if path.startswith("/"):  # as the form editor writes pictures
        uri = normpath(path.removeprefix("/docs")).lstrip("/")
    elif _folder(index, uri) != _folder(index, document.uri):
        return Link(document, reference, LinkStatus.OTHER_FOLDER, None, _id_of(index, uri))
    if uri not in index.uris:
        return Link(
            document, reference, LinkStatus.NO_FILE, None, _nearest_file(index, document, path)
        )
    other = index.document_by_uri.get(uri)
    anchors = other.anchors if other else index.generated_anchors.get(uri)
    if anchor and anchors is not None and anchor not in anchors:
        return Link(document, reference, LinkStatus.NO_ANCHOR, None, nearest(anchor, anchors))
    target = other.target if other else Target(uri, "", basename(uri), "")
    return Link(document, reference, LinkStatus.RESOLVED, target)


def _folder(index: Index, uri: str) -> str:
    """Return the content folder of a uri; empty for `docs`, which is the site's root."""
    top = uri.partition("/")[0]
    return top if top in index.mounted or top == ".." else ""


def _id_of(index: Index, uri: str) -> str:
    """Return the id of a link's page, even if the link is written as for the Git host.

    Where there is no such page, the id of the one that is named most alike.
    """
    path = re.sub(r"^(?:\.\./)*(?:docs/)?", "", uri)
    meant = _page_at(index, path) or index.near.nearest(
        "pages", path, lambda: index.document_by_uri
    )
    found = index.document_by_uri.get(meant)
    return found.facts.id if found else ""


def _page_at(index: Index, path: str) -> str:
    """Return the uri of the page that a path means: `x.html`, `x/`, `x.MD` or `x` for `x.md`."""
    stem = _ENDING.sub("", path)
    names = (f"{stem}.md", f"{stem}/index.md", f"{stem}/README.md")
    return next((uri for name in names if (uri := index.uri_by_folded.get(name.casefold()))), "")


def _nearest_file(index: Index, document: Document, path: str) -> str:
    """Return the path of the page that is meant, or the most similar one in this folder or below.

    A generated page has no path where the page is edited: its id stands for it.
    """
    here, ending = dirname(document.uri), splitext(path)[1]
    if page := _page_at(index, normpath(join(here, path))):
        made = next((one.id for one in index.generated if one.uri == page), "")
        return f"[[{made}]]" if made else relpath(page, here or ".")
    start = f"{here}/" if here else ""

    def beside() -> set[str]:
        of_kind = (uri for uri in index.uris if splitext(uri)[1] == ending)
        return {uri.removeprefix(start) for uri in of_kind if uri.startswith(start)}

    return index.near.nearest(f"{here}/", path, beside)
