"""The tags of every PDF of a site agree with their source.

Passing a validator is not enough: a file whose headings are all plain paragraphs passes one.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html
from tests.benchmarks.sides import stranded
from tests.printing import pdfs
from tests.printing.tags import Tag, below, elements, tag_tree
from tests.rendering import tree_of
from tests.westmarsh import picture, woven

from packsite.model.editions import BRIEF_EDITIONS, Edition
from packsite.printing.document.headings import SOURCES
from packsite.printing.job import PrintJob, PrintPage
from packsite.printing.jobs import print_jobs

BRIEFINGS = ["learning/PG-30-seven-minute-2022-01.pdf"]
"""Their headings carry the numbers of their boxes: see test_print_briefing.py."""
CHARTS = ["information-sharing/PG-26-decision-aid.pdf"]
"""Decision aids, which a chart reads question by question, each with its ends: see test_charts.py.
In large print they are text."""
JOBS = {
    job.uri: job
    for job in print_jobs(woven())
    if job.edition in BRIEF_EDITIONS and all(page.has_text for page in job.pages)  # no sheets alone
}
PACKS = ["packs/PK-04-core-group-member.pdf", "packs/PK-06-neglect-45-minutes.pdf"]
SINGLE = {uri: job for uri, job in JOBS.items() if not job.is_pack}
LARGE_PRINT = [uri for uri, job in SINGLE.items() if job.edition is Edition.LARGE_PRINT]
PAGES = [uri for uri in SINGLE if uri not in {*BRIEFINGS, *CHARTS, *LARGE_PRINT}]
_SHOWN_ELSEWHERE = "//div[@class='footnote'] | //sup[a[@class='footnote-ref']]"
"""Footnotes are at their marks."""
_BY_HAND = re.compile(r"☐|\.{5,}|\s")
"""The marks of a place to tick or to write on, which is a field."""
_WORD = re.compile(r"\w+")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class Printed:
    """A PDF of the site, its source, and its tags."""

    job: PrintJob
    path: Path

    @cached_property
    def tags(self) -> Tag:
        return tag_tree(self.path)

    @cached_property
    def sources(self) -> list[html.HtmlElement]:
        """The HTML of each page as print arranges it, without the elements it leaves out."""
        return [_source(page, is_in_pack=self.job.is_pack) for page in self.job.pages]


def _source(page: PrintPage, *, is_in_pack: bool) -> html.HtmlElement:
    tree = tree_of(page.markdown)
    if is_in_pack:  # which lists the sources of all its pages at its end
        for heading in tree.xpath(f"h2[@id='{SOURCES}']"):
            heading.drop_tree()
    for gone in tree.xpath("//a[@class='headerlink'] | //*[contains(@class, 'no-print')]"):
        gone.drop_tree()
    for sheet in page.sheets:  # which come after the text, but for a short list
        (heading,) = tree.xpath("h2[@id=$anchor]", anchor=sheet.anchor)
        below = [*takewhile(lambda one: one.tag != "h2", heading.itersiblings())]
        is_short = all(one.tag in {"ol", "ul"} and len(one) < 9 for one in below)
        if sheet.handed_out or sheet.to_cut or not is_short:
            tree.extend([heading, *below])
    return tree


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Printed]:
    """Return the PDFs of Westmarsh's pages and packs, by uri."""
    folder = tmp_path_factory.mktemp("site")
    files = pdfs.printed(folder, *JOBS.values(), read_image=picture)
    return {uri: Printed(job, path) for (uri, job), path in zip(JOBS.items(), files, strict=True)}


def faults(
    printed: Mapping[str, Printed], uris: list[str], found: Callable[[Printed], object]
) -> dict[str, object]:
    """Return the faults by PDF, so that a test shows them all at once."""
    wrong = {uri: found(printed[uri]) for uri in uris}
    return {uri: fault for uri, fault in wrong.items() if fault}


def folded(words: str) -> str:
    return " ".join(words.translate(_SIGNS).split())


def source_headings(pdf: Printed) -> list[tuple[str, str]]:
    """Return the titles and headings of the pages, with their levels."""
    found = []
    for page, tree in zip(pdf.job.pages, pdf.sources, strict=True):
        found.append(("H1", folded(f"{page.id} {page.title}")))
        for heading in tree.xpath("//h2 | //h3 | //h4 | //h5 | //h6"):
            found.append((heading.tag.upper(), folded(heading.text_content())))
    return found


def wrong_headings(pdf: Printed) -> list[tuple[str, str]]:
    """Return the headings that differ between source and tags; a pack has more of its own."""
    expected = [(level, words.replace(" ", "")) for level, words in source_headings(pdf)]
    tags = pdf.tags.walk("H1", "H2", "H3", "H4", "H5", "H6")
    found = [(tag.name, folded(tag.words).replace(" ", "")) for tag in tags]
    if pdf.job.is_pack:
        start = found.index(expected[0])
        found = found[start : start + len(expected)]
    return [
        one for pair in zip_longest(expected, found) if pair[0] != pair[1] for one in pair if one
    ]


def test_headings_and_levels_are_those_of_the_source(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *PACKS, *LARGE_PRINT], wrong_headings) == {}


def headings_lost_in_a_chart(pdf: Printed) -> list[str]:
    """Return the headings that are missing in the tags; a chart draws the numbers of questions."""
    found = {_bare(folded(tag.words)).replace(" ", "") for tag in pdf.tags.walk("H1", "H2", "H3")}
    words = [re.sub(r"^\d+\. ", "", words) for _, words in source_headings(pdf)]
    return [one for one in words if _bare(one).replace(" ", "") not in found]


def test_no_heading_is_lost_in_a_chart(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, CHARTS, headings_lost_in_a_chart) == {}


def lost_entries(pdf: Printed) -> list[str]:
    """Return the first words of list items that begin no list body in the tags."""
    (tree,) = pdf.sources
    entries = tree.xpath("//li[not(ancestor::div[@class='footnote'])] | //dd")
    wanted = Counter(_bare(_first_words(entry)) for entry in entries)
    bodies = [_bare(folded(body.words)) for body in pdf.tags.walk("LBody")]
    return [one for one in wanted if sum(body.startswith(one) for body in bodies) < wanted[one]]


def _first_words(entry: html.HtmlElement) -> str:
    """Return the text of an item before any link, local value or inner list."""
    return folded((entry.text or "").strip() or (entry.findtext("p") or "").strip())


def _bare(words: str) -> str:
    return " ".join(_WORD.findall(words))


def test_every_list_item_is_tagged_as_a_list_body(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS], lost_entries) == {}


def wrong_tables(pdf: Printed) -> list[object]:
    """Return the tables whose heads, cells or feet differ from the source, or are not tied."""
    (tree,) = pdf.sources
    expected = [
        (
            len(table.xpath(".//th[../th[normalize-space()]][not(@scope)]")),
            len(rows := table.xpath(".//th[@scope='row']")),
            len([cell for cell in table.xpath(".//td") if _BY_HAND.sub("", cell.text_content())]),
            len(table.xpath("tfoot/tr")),
            bool(rows or table.xpath(".//th[normalize-space()]")),
        )
        for table in tree.xpath("//table")
    ]
    with pikepdf.open(pdf.path) as file:
        found = [
            (
                len([head for head in heads if head.A[0].Scope == "/Column"]),
                len([head for head in heads if head.A[0].Scope == "/Row"]),
                len([*filter(_has_words, cells)]),
                len(below(table, "TFoot")),
                all(map(_has_heads, cells)),
            )
            for table in elements(file, "Table")
            for heads, cells in ((below(table, "TH"), below(table, "TD")),)
        ]
    return [pair for pair in zip_longest(expected, found) if pair[0] != pair[1]]


def _has_words(cell: Any) -> bool:
    """Whether a cell contains more than a field or nothing."""
    content = cell.get("/K", pikepdf.Array())
    listed = content if isinstance(content, pikepdf.Array) else [content]
    return any(
        str(one.get("/S", "")) != "/Form" if isinstance(one, pikepdf.Dictionary) else True
        for one in listed
    )


def _has_heads(cell: Any) -> bool:
    attributes = cell.get("/A", pikepdf.Array())
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return any(len(one.get("/Headers", [])) > 0 for one in listed)


def test_every_table_has_its_cells_each_associated_with_a_head(
    printed: Mapping[str, Printed],
) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *CHARTS], wrong_tables) == {}


def first_word_out_of_order(pdf: Printed) -> str:
    """Return the source text from the first word that the tags do not have in the same order.

    Print adds words (expansions, codes after links) and omits none. Line ends have no space, so the
    search is in the letters alone. Large print turns wide tables into records, with the head
    before each cell.
    """
    found, at = "".join(_WORD.findall(folded(pdf.tags.words).casefold())), 0
    for tree in map(deepcopy, pdf.sources):
        is_large = pdf.job.edition is Edition.LARGE_PRINT
        for gone in tree.xpath(_SHOWN_ELSEWHERE + (" | //thead" if is_large else "")):
            gone.drop_tree()
        words = _WORD.findall(folded(" ".join(tree.itertext())).casefold())
        for number, word in enumerate(words):
            at = found.find(word, at)
            if at < 0:
                return " ".join(words[number : number + 12])
            at += len(word)
    return ""


def test_the_text_is_in_the_order_of_the_source(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *LARGE_PRINT], first_word_out_of_order) == {}


def wrong_pictures(pdf: Printed) -> list[str]:
    """Return the text alternatives that differ between source and tags, in order."""
    (tree,) = pdf.sources
    expected = [folded(picture.get("alt")) for picture in tree.xpath("//img[@alt != '']")]
    with pikepdf.open(pdf.path) as file:
        words = [folded(str(one.get("/Alt", ""))) for one in elements(file, "Figure")]
    found = [one for one in words if not _is_ours(one)]
    return [] if found == expected else [*expected, "but", *found]


def _is_ours(words: str) -> bool:
    """Whether a text alternative is that of a tick box or of the currency check."""
    return words in {"To do:", "Done:"} or words.startswith("Code that leads to")


def test_pictures_have_text_alternatives(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *CHARTS], wrong_pictures) == {}


def wordless_links(pdf: Printed) -> list[str]:
    """Return the links without text, and the texts of source links that no link has."""
    links = [*pdf.tags.walk("Link")]
    bare = ["a link without words" for one in links if not (one.words or [*one.walk("Figure")])]
    outside = {
        folded(link.text_content())
        for tree in pdf.sources
        for link in tree.xpath("//a[starts-with(@href, 'http')]")
    }
    said = folded(" ".join(link.words for link in links))
    return bare + [words for words in sorted(outside) if words not in said]


def test_every_link_has_text(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *CHARTS, *PACKS], wordless_links) == {}


def missing_notes(pdf: Printed) -> int:
    wanted = sum(len(tree.xpath("//div[@class='footnote']/ol/li")) for tree in pdf.sources)
    return wanted - len([*pdf.tags.walk("Note")])


def test_every_footnote_is_a_note(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *CHARTS, *PACKS], missing_notes) == {}


def running_words(pdf: Printed) -> list[str]:
    """Return the text of running heads and feet that is read aloud."""
    found: list[str] = re.findall(r"Page \d+ of \d+", pdf.tags.words)
    if not pdf.job.is_pack:
        found += re.findall("printed copies are not controlled", pdf.tags.words)
    return found


def test_no_side_ends_with_a_heading_or_a_lead_in(printed: Mapping[str, Printed]) -> None:
    ends = {pdf.job.uri: [*stranded(pdf.path)] for pdf in printed.values()}
    assert {uri: words for uri, words in ends.items() if words} == {}


def test_running_heads_and_feet_are_artifacts(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *CHARTS, *PACKS, *LARGE_PRINT], running_words) == {}


def wrong_whole(pdf: Printed) -> list[str]:
    """Return the missing metadata of a document."""
    with pikepdf.open(pdf.path) as file:
        says = {
            "title": folded(str(file.docinfo["/Title"])) == folded(pdf.job.document_title),
            "language": str(file.Root.Lang) == "en-GB",
            "shows its title": bool(file.Root.ViewerPreferences.DisplayDocTitle),
            "is marked": bool(file.Root.MarkInfo.Marked),
            "tab order": all(str(one.Tabs) == "/S" for one in file.pages if "/Annots" in one),
        }
    return [what for what, is_so in says.items() if not is_so]


def test_every_document_has_a_title_and_a_language(printed: Mapping[str, Printed]) -> None:
    assert faults(printed, [*PAGES, *BRIEFINGS, *CHARTS, *PACKS, *LARGE_PRINT], wrong_whole) == {}
