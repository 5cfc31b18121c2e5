"""Convert the HTML of a page of the site to HTML for a reader's own pack.

The reader's browser assembles these packs, so everything that print has no use for is removed here:
buttons, permanent links, the facts above and most of the foot. Acronyms and addresses are written
out, tick boxes become characters, and ids are made unique among the pages of a pack.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from posixpath import dirname, join, normpath
from typing import cast
from urllib.parse import unquote

from lxml import html
from lxml.etree import XPath
from lxml.html import HtmlElement as Element
from lxml.html.builder import CLASS, H2, SPAN, STRONG, P

from packsite.model.addresses import address_parts
from packsite.model.notes import NOTE_WORDS, kind_of_note
from packsite.printing.document.links import ID, short_address, shows
from packsite.printing.document.typography import spelt_out

_SCREEN_ONLY = {
    "headerlink", "no-print", "footnote-backref", "ps-kind", "ps-summary", "ps-overdue", "ps-facts",
    "ps-letters", "ps-calculator", "ps-path", "ps-withdrawn",
}  # fmt: skip
_FOOT_SECTIONS = {"learning-answered": "Learning", "rests-on": "Sources"}
_HAVING_CLASS = XPath("descendant-or-self::*[@class]")
_TO_CLEAN = XPath(
    "descendant-or-self::*[@id or @style or @data-search-exclude or @markdown or self::img]"
)


def own_html(page: str, *, url: str, id_by_url: Mapping[str, str]) -> str:
    """Return the HTML of a page for print; `url` is its address relative to the root of the site.

    A link to a page of the site has the id of the page in `data-to` and the anchor in `data-at`:
    only the browser knows which pages are in the pack.
    """
    body = html.fragment_fromstring(page or "<p></p>", create_parent="div")
    page_id = id_by_url[url]
    _remove_screen_only(body)
    _expand_details(body)
    _label_notes(body)
    _replace_tick_boxes(body)
    _unwrap_tables(body)
    _expand_acronyms(body)
    for link in [*body.iter("a")]:
        _resolve_link(link, url, id_by_url)
    _wrap_codes(body)
    for element in cast(list[Element], _TO_CLEAN(body)):
        _make_unique(element, page_id, url)
    return "".join(html.tostring(child, encoding="unicode") for child in body).strip()


def _remove_screen_only(body: Element) -> None:
    """Remove the title, which the pack adds itself, and the elements for screens only."""
    having_class = cast(list[Element], _HAVING_CLASS(body))
    marked = (one for one in having_class if not _SCREEN_ONLY.isdisjoint(one.classes))
    for element in [*body.iter("h1", "script", "style"), *marked]:
        if element.getparent() is not None:
            element.drop_tree()
    for foot in body.find_class("ps-foot"):
        paragraphs = [*_foot_paragraphs(foot)]
        if paragraphs:
            foot.addprevious(H2("Sources"))
        for paragraph in paragraphs:
            foot.addprevious(paragraph)
        foot.drop_tree()


def _foot_paragraphs(foot: Element) -> Iterator[Element]:
    """Yield the sources and learning of a page as paragraphs, in place of the lists of the site."""
    for anchor, label in _FOOT_SECTIONS.items():
        for part in foot.xpath("*[h3/@id=$anchor]", anchor=anchor):
            yield P(STRONG(f"{label}:"), f" {'; '.join(_link_texts(part))}.")


def _link_texts(part: Element) -> Iterator[str]:
    """Yield the texts of the links in a list; those of one brief are grouped after its code."""
    lines = [*part.iter("li")]
    for code, group in groupby(lines, lambda line: line.findtext("span[@class='ps-code']") or ""):
        words = "; ".join(" ".join(line.find("a").text_content().split()) for line in group)
        yield f"{code}: {words}" if code else words


def _expand_details(body: Element) -> None:
    """Turn collapsible blocks into open admonitions."""
    for details in [*body.iter("details")]:
        details.tag = "div"
        details.set("class", f"admonition {details.get('class', '')}".strip())
        summary = details.find("summary")
        if summary is not None:
            summary.tag = "p"
            summary.set("class", "admonition-title")


def _label_notes(body: Element) -> None:
    """Write the kind of a note before its title, so that it does not depend on colour alone."""
    for note in body.find_class("admonition"):
        kind = kind_of_note(note.classes)
        word, title = NOTE_WORDS[kind], note.find("p[@class='admonition-title']")
        note.set("class", f"own-note own-note--{word.lower().replace(' ', '-')}")
        if title is None:
            continue
        title.set("class", "own-note__title")
        if not title.text_content().strip().casefold().startswith(word.casefold()):
            title.text = f"{word}: {title.text or ''}"


def _replace_tick_boxes(body: Element) -> None:
    for label in body.find_class("task-list-control"):
        is_ticked = label.find("input[@checked]") is not None
        mark, kind = ("☑", "ps-box ps-box--ticked") if is_ticked else ("☐", "ps-box")
        box = SPAN(mark, CLASS(kind))
        box.tail = label.tail
        label.getparent().replace(label, box)


def _unwrap_tables(body: Element) -> None:
    """Remove parts of tables for narrow screens only; large print has the labels of cells too."""
    for box in body.find_class("ps-table"):
        for part in box.iter():
            part.attrib.pop("role", None)
        box.drop_tag()


def _expand_acronyms(body: Element) -> None:
    """Expand the first use of an acronym outside headings, links and table heads."""
    seen: set[str] = set()
    for short in [*body.iter("abbr")]:
        words = short.text_content()
        inside = {parent.tag for parent in short.iterancestors()}
        if words not in seen and inside.isdisjoint({"h2", "h3", "h4", "h5", "h6", "a", "th"}):
            seen.add(words)
            short.text = spelt_out(words, short.get("title", ""), _before(short), short.tail or "")
        short.drop_tag()


def _before(element: Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return str(previous.text_content()) + (previous.tail or "")
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _resolve_link(link: Element, url: str, id_by_url: Mapping[str, str]) -> None:
    """Resolve a link to a page of the site or to an address, or else drop it."""
    href, title = link.get("href", "").strip(), link.get("title", "")
    scheme, path, anchor = address_parts(href)
    words = link.text_content().strip()
    target = id_by_url.get(_url(url, path)) if not scheme and href else None
    for name in [*link.attrib]:
        if name not in {"id", "lang", "class"}:
            del link.attrib[name]
    if target:
        link.set("data-to", target)
        link.set("data-at", anchor)
        code = title if ID.fullmatch(title) and not title.startswith("PG-") else ""
        if code and code not in words:
            link.set("data-code", code)
    elif scheme in {"http", "https", "mailto", "tel"}:
        link.set("href", href)
        address = short_address(href) if scheme.startswith("http") else path
        if not shows(words, address):
            link.tail = f" ({address}){link.tail or ''}"
    elif link.get("id"):
        link.tag = "span"
    else:
        link.drop_tag()


def _url(here: str, path: str) -> str:
    return normpath(join(dirname(here), path)) if path else here


def _wrap_codes(body: Element) -> None:
    """Wrap the code at the start of a heading in an element."""
    for heading in body.iter("h2", "h3", "h4"):
        code, words = heading.get("id", ""), heading.text or ""
        if code and words.startswith(f"{code} "):
            wrapper = SPAN(code, CLASS("own-code"))
            wrapper.tail = words[len(code) :]
            heading.text = None
            heading.insert(0, wrapper)


def _make_unique(element: Element, page_id: str, url: str) -> None:
    """Prefix an id by its page, and resolve a picture from the root of the site."""
    for name in ("style", "data-search-exclude", "markdown"):
        element.attrib.pop(name, None)
    if element.get("id"):
        element.set("id", f"own-{page_id}--{element.get('id')}")
    if element.tag == "img":
        element.set("src", _url(url, unquote(element.get("src", ""))))
