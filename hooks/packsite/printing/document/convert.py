"""Turn woven Markdown into a print document: plain data that one stylesheet draws.

Markdown → HTML by Python-Markdown → elements by lxml → nodes. Pure but for its memory of the HTML:
a page is converted once, for its own PDF and for every pack that it is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from posixpath import splitext

import markdown
from lxml import html
from lxml.html import HtmlElement as Element

from packsite.model.editions import Edition
from packsite.model.page import Kind
from packsite.model.print_codes import PDF101, PDF105
from packsite.model.problems import Problem
from packsite.printing.document.blocks import blocks
from packsite.printing.document.briefing import boxes
from packsite.printing.document.context import Draft, Place, ReadImage
from packsite.printing.document.fields import name_fields
from packsite.printing.document.flow import keep_together, level_headings, set_footnotes
from packsite.printing.document.limits import DEEPEST, too_much
from packsite.printing.document.links import footnote_label
from packsite.printing.document.nodes import Block, DocumentNode, PageNode, PrintDocument
from packsite.printing.document.qr_code import currency
from packsite.printing.document.records import unfold_tables
from packsite.printing.document.typography import printable, set_words
from packsite.printing.job import PrintJob, PrintPage
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS

_BACK = '<a class="footnote-backref"'
"""How Python-Markdown leads back from a footnote to its mark; paper has no use for it."""
_ON_PAPER = {**EXTENSION_CONFIGS, "toc": {**EXTENSION_CONFIGS["toc"], "permalink": False}}


def print_document(
    job: PrintJob, *, read_image: ReadImage
) -> tuple[PrintDocument, tuple[Problem, ...]]:
    """Turn a job into what the print engine draws, and the problems that an author must mend.

    The same job and pictures always give the same document.
    """
    intro, bodies = _parsed(job.intro), [_parsed(page.markdown) for page in job.pages]
    names = _page_names(job.pages)
    labels = dict(_labels(job.uri, "how-to-use", intro))
    for page, body in zip(job.pages, bodies, strict=True):
        labels |= {(page.uri, ""): names[page.uri]}
        labels |= _labels(page.uri, names[page.uri], body)
    draft = Draft(job, read_image, labels)
    for uri, body in zip(
        (job.uri, *(page.uri for page in job.pages)), (intro, *bodies), strict=True
    ):
        _bound(body, Place(draft, uri))
    content: DocumentNode = {
        "edition": job.edition.key,
        "is_pack": job.is_pack,
        "id": job.id,
        "title": set_words(job.title),
        "summary": set_words(job.summary),
        "partnership": set_words(job.partnership),
        "version": long_date(job.version),
        "notice": set_words(job.notice),
        "archive": set_words(job.archive),
        "currency": currency(job.answer_url),
        "audience": set_words(job.audience),
        "occasion": set_words(job.occasion),
        "keywords": _keywords(job),
        "parts": [
            {"title": set_words(part.title), "start": part.start, "count": part.count}
            for part in job.parts
        ],
        "review": set_words(job.review),
        "short_forms": [[*map(set_words, pair)] for pair in job.short_forms],
        "cited": [[*map(set_words, pair)] for pair in job.cited],
        "intro": _body(intro, Place(draft, job.uri)),
        "pages": [_page(page, body, draft) for page, body in zip(job.pages, bodies, strict=True)],
    }
    _mend_jumps(draft)
    if job.edition is not Edition.BOOKLET:  # which is for the pen alone
        _name_fields(content, job.id or "intro")
    unfold_tables(content["intro"], job.edition)
    for drawn in content["pages"]:
        unfold_tables(drawn["blocks"], job.edition)
        if job.edition is Edition.BRIEFING:
            drawn["blocks"], drawn["boxes"] = boxes(drawn["blocks"])
    return PrintDocument(content, draft.pictures), tuple(draft.problems)


def _bound(body: Element, place: Place) -> None:
    """Empty a page that holds too much, and say so."""
    if fault := too_much(body):
        body.clear()
        hint = "Reduce the nesting, or split the page in two."
        place.report(PDF105, f"the page {fault}, so it was not printed.", hint)


def _name_fields(content: DocumentNode, prefix: str) -> None:
    name_fields(content["intro"], prefix, content["title"])
    for page in content["pages"]:
        name_fields(page["blocks"], page["label"].replace(".", "-"), page["title"])


def _mend_jumps(draft: Draft) -> None:
    """Let what leads to a place that was not drawn lead to the top of its page."""
    for node, page_label in draft.jumps:
        if node["label"] not in draft.used:
            node["label"] = page_label


def long_date(day: date) -> str:
    """Return a date as it stands on paper: 23 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=4096)
def _html(text: str) -> str:
    page = _converter().reset().convert(text)
    return page.replace(f"&#160;{_BACK}", _BACK)


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[*MARKDOWN_EXTENSIONS], extension_configs=_ON_PAPER, output_format="html"
    )


def _parsed(text: str) -> Element:
    try:
        converted = _html(printable(text))
    except RecursionError:  # in Python-Markdown, at some hundred levels
        converted = "<div>" * (DEEPEST + 1)
    body: Element = html.fragment_fromstring(converted, create_parent="div")
    return body


def _page_names(pages: Sequence[PrintPage]) -> dict[str, str]:
    """Return a short name for each page, for the labels: its id where that is its own."""
    ids = [page.id for page in pages]
    return {
        page.uri: page.id if page.id and ids.count(page.id) == 1 else splitext(page.uri)[0]
        for page in pages
    }


def _labels(uri: str, name: str, body: Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Give a label for each anchor in a page; no two pages share one."""
    for anchor in body.xpath(".//@id"):
        yield (uri, str(anchor)), f"{name}:{anchor}"


def _keywords(job: PrintJob) -> list[str]:
    words = [*(page.id for page in job.pages), *(page.kind for page in job.pages)]
    words += [part.strip() for part in job.audience.split(",")]
    return list(dict.fromkeys(word for word in words if word))


def _page(page: PrintPage, body: Element, draft: Draft) -> PageNode:
    place = Place(draft, page.uri)
    label = place.label("")
    while label in draft.used:
        label += " again"
    draft.used.add(label)
    return {
        "label": label,
        "id": page.id,
        "kind": "" if page.kind == Kind.PAGE.label else page.kind,
        "title": set_words(page.title),
        "summary": set_words(page.summary),
        "facts": [[set_words(label), set_words(value)] for label, value in page.facts],
        "currency": currency(page.answer_url),
        "blocks": _body(body, place),
        "boxes": [],
    }


def _body(body: Element, place: Place) -> list[Block]:
    lists = [*body.iterfind("div[@class='footnote']")]
    for element in lists:
        body.remove(element)
    drawn = blocks(body, place)
    notes = {label: note for element in lists for label, note in _notes(element, place)}
    placed = set_footnotes(drawn, notes)
    for lost in (label for label in notes if label not in placed):
        name = lost.rpartition(":")[2]
        place.report(
            PDF101,
            f'the footnote "{name}" cannot be printed: nothing refers to it.',
            f"Refer to it with [^{name}] or remove it.",
            near=f"[^{name}]:",
        )
    level_headings(drawn)
    return keep_together(drawn)


def _notes(element: Element, place: Place) -> Iterator[tuple[str, list[Block]]]:
    """Give the footnotes of a page by their labels."""
    for item in element.iterfind("ol/li"):
        for back in [*item.iterfind(".//a[@class='footnote-backref']")]:
            back.drop_tree()
        yield footnote_label(place.uri, item.get("id", "")), _beside_number(blocks(item, place))


def _beside_number(drawn: list[Block]) -> list[Block]:
    """Let the first paragraph of a footnote start on the line of its number."""
    if drawn and drawn[0]["type"] == "paragraph":
        return [{"type": "plain", "content": drawn[0]["content"]}, *drawn[1:]]
    return drawn
