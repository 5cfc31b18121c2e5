"""Convert woven Markdown to a print document: plain data for one stylesheet.

Markdown → HTML by Python-Markdown → elements by lxml → nodes. Pure, except that HTML is cached:
a page is rendered once, for its own PDF and for every pack that contains it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from posixpath import splitext

from lxml import html
from lxml.html import HtmlElement as Element

from packsite.model.brand import Brand
from packsite.model.editions import BY_HAND, Edition
from packsite.model.facts import Kind
from packsite.model.print_codes import PDF105
from packsite.model.problems import Problem
from packsite.printing.document.briefing import into_boxes
from packsite.printing.document.context import Draft, ReadImage, Scope
from packsite.printing.document.fields import name_fields
from packsite.printing.document.headings import SOURCES
from packsite.printing.document.limits import MAX_DEPTH, size_fault
from packsite.printing.document.nodes import PrintBlock
from packsite.printing.document.pictures import stored_picture
from packsite.printing.document.qr_code import currency
from packsite.printing.document.records import unfold_tables
from packsite.printing.document.sheets import text_and_sheets
from packsite.printing.document.structure import (
    DocumentNode,
    LookNode,
    PageNode,
    PrintDocument,
    SheetNode,
)
from packsite.printing.document.typography import direction_of, printable, smarten
from packsite.printing.job import Cited, PrintJob, PrintPage, PrintPart
from packsite.read.dialect import offline_converter
from packsite.templates import day

_BACKREF = '<a class="footnote-backref"'
"""The link back from a footnote, as Python-Markdown writes it; paper has no use for it."""


def print_document(
    job: PrintJob, *, read_image: ReadImage
) -> tuple[PrintDocument, tuple[Problem, ...]]:
    """Return the print document of a job, and the problems for its authors to fix.

    Deterministic: the same job and pictures give the same document.
    """
    intro, bodies = _parsed(job.intro), [_parsed(page.markdown) for page in job.pages]
    if job.is_pack:  # whose back matter lists the sources of all pages
        for body in (intro, *bodies):
            _drop_sources(body)
    draft = Draft(job, read_image, dict(_all_labels(job, intro, bodies)))
    _empty_oversized(intro, Scope(draft, job.uri))
    for page, body in zip(job.pages, bodies, strict=True):
        _empty_oversized(body, Scope(draft, page.uri))
    content = _content(draft, intro, bodies)
    _resolve_cross_references(draft)
    if job.edition not in BY_HAND:
        _name_fields(content, job.id or "intro")
    _unfold_tables(content, job.edition)
    if job.edition is Edition.BRIEFING:
        for page_node in content["pages"]:
            page_node["blocks"], page_node["boxes"] = into_boxes(page_node["blocks"])
    return PrintDocument(content, draft.pictures, draft.sources), tuple(draft.problems)


def _content(draft: Draft, intro: Element, bodies: Sequence[Element]) -> DocumentNode:
    job = draft.job
    note = text_and_sheets(intro, Scope(draft, job.uri), job.intro_sheets)
    return {
        "edition": job.edition.key,
        "is_pack": job.is_pack,
        "id": job.id,
        "title": smarten(job.title),
        "document_title": smarten(job.document_title),
        "summary": smarten(job.summary),
        "partnership": smarten(job.brand.name),
        "look": _look(job.brand),
        "version": day(job.version),
        "notice": smarten(job.notice),
        "archive": smarten(job.archive),
        "currency": currency(job.version_url),
        "audience": smarten(job.audience),
        "occasion": smarten(job.occasion),
        "plan": [[*map(smarten, line)] for line in job.plan],
        "keywords": _keywords(job),
        "parts": [_part(part, Scope(draft, job.uri)) for part in job.parts],
        "review": smarten(job.review),
        "short_forms": [[*map(smarten, pair)] for pair in job.short_forms],
        "cited": [_cited(source, draft) for source in job.cited],
        "intro": note["blocks"],
        "intro_sheets": note["sheets"],
        "pages": [_page(page, body, draft) for page, body in zip(job.pages, bodies, strict=True)],
    }


def _look(brand: Brand) -> LookNode:
    colours = brand.light
    return {
        "ink": colours["ink"],
        "quiet": colours["quiet"],
        "accent": colours["accent"],
        "line": colours["line-strong"],
        "tint": colours["tint"],
        "track": colours["tint-strong"],
        "mark": brand.mark,
        "typeface": brand.typeface.name if brand.typeface else "",
    }


def _part(part: PrintPart, scope: Scope) -> Mapping[str, str | int]:
    """Return a part of a pack, with its picture as the name of a file to print."""
    found = stored_picture(part.picture, scope) if part.picture else None
    return asdict(part) | {"title": smarten(part.title), "picture": found[0] if found else ""}


def _cited(source: Cited, draft: Draft) -> list[str]:
    label = draft.labels[draft.job.uri, source.key]
    draft.placed.add(label)
    return [label, smarten(source.citation), smarten(source.reference)]


def _empty_oversized(body: Element, scope: Scope) -> None:
    """Empty a page that exceeds a size limit, and report it."""
    if fault := size_fault(body):
        body.clear()
        hint = "Reduce the nesting, or split the page in two."
        scope.report(PDF105, f"the page {fault}, so it was not printed.", hint)


def _with_sheets(content: DocumentNode) -> list[tuple[list[PrintBlock], list[SheetNode]]]:
    """Return the text and the sheets of the note on a pack, and of each page."""
    pages = [(page["blocks"], page["sheets"]) for page in content["pages"]]
    return [(content["intro"], content["intro_sheets"]), *pages]


def _unfold_tables(content: DocumentNode, edition: Edition) -> None:
    for blocks, sheets in _with_sheets(content):
        unfold_tables(blocks, edition)
        for sheet in sheets:
            unfold_tables(sheet["blocks"], edition, landscape=sheet["landscape"])


def _name_fields(content: DocumentNode, prefix: str) -> None:
    names = [(prefix, content["title"])]
    names += [(page["label"].replace(".", "-"), page["title"]) for page in content["pages"]]
    for (name, title), (blocks, sheets) in zip(names, _with_sheets(content), strict=True):
        below = (block for sheet in sheets for block in (sheet["heading"], *sheet["blocks"]))
        name_fields([*blocks, *below], name, title)


def _drop_sources(body: Element) -> None:
    for start in body.xpath(f"h2[@id='{SOURCES}']"):
        for element in (start, *start.xpath("following-sibling::*[not(@class='footnote')]")):
            body.remove(element)


def _resolve_cross_references(draft: Draft) -> None:
    """Point cross-references to anchors that were not printed at the top of their page."""
    for node, page_label in draft.cross_references:
        if node["label"] not in draft.placed:
            node["label"] = page_label


@lru_cache(maxsize=4096)
def _to_html(text: str) -> str:
    page_html = offline_converter().reset().convert(text)
    return page_html.replace(f"&#160;{_BACKREF}", _BACKREF)


def _parsed(text: str) -> Element:
    try:
        converted = _to_html(printable(text))
    except RecursionError:  # in Python-Markdown, at some hundred levels
        converted = "<div>" * (MAX_DEPTH + 1)
    body: Element = html.fragment_fromstring(converted, create_parent="div")
    return body


def _page_names(pages: Sequence[PrintPage]) -> dict[str, str]:
    """Return a label prefix for each page by URI: its id, or its path where ids repeat."""
    ids = [page.id for page in pages]
    return {
        page.uri: page.id if page.id and ids.count(page.id) == 1 else splitext(page.uri)[0]
        for page in pages
    }


def _all_labels(
    job: PrintJob, intro: Element, bodies: Sequence[Element]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the label of each page and of each anchor, unique across pages by its prefix."""
    yield from _labels(job.uri, "how-to-use", intro)
    for source in job.cited:
        yield (job.uri, source.key), f"cited:{source.key}"
    names = _page_names(job.pages)
    for page, body in zip(job.pages, bodies, strict=True):
        yield (page.uri, ""), names[page.uri]
        yield from _labels(page.uri, names[page.uri], body)


def _labels(uri: str, prefix: str, body: Element) -> Iterator[tuple[tuple[str, str], str]]:
    for anchor in body.xpath(".//@id"):
        yield (uri, str(anchor)), f"{prefix}:{anchor}"


def _keywords(job: PrintJob) -> list[str]:
    words = [*(page.id for page in job.pages), *(page.kind for page in job.pages)]
    words += [part.strip() for part in job.audience.split(",")]
    return list(dict.fromkeys(word for word in words if word))


def _page(page: PrintPage, body: Element, draft: Draft) -> PageNode:
    scope = Scope(draft, page.uri)
    label = scope.label("")
    while label in draft.placed:  # a pack may list a page twice
        label += " again"
    draft.placed.add(label)
    return {
        "label": label,
        "id": page.id,
        "kind": "" if page.kind == Kind.PAGE.label else page.kind,
        "lang": page.lang or "en-GB",
        "dir": direction_of(page.lang),
        "title": smarten(page.title),
        "summary": smarten(page.summary),
        "facts": [[smarten(label), smarten(value)] for label, value in page.facts],
        "currency": currency(page.version_url),
        "boxes": [],
        "has_text": page.has_text,
        "own_leaf": page.own_leaf,
        **text_and_sheets(body, scope, page.sheets, has_text=page.has_text),
    }
