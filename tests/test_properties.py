"""What holds for any text at all: Hypothesis looks for the text for which it does not.

A bug that was found this way stays as an `@example`.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.builders import A_LIBRARY, FACTS, a_file, a_page, an_index
from tests.conftest import TODAY
from tests.rendering import tree_of
from tests.texts import examples, markdown_texts, texts

from packsite.connect.links import link
from packsite.model.blocks import BlockKind
from packsite.model.page import Document
from packsite.model.problems import locate
from packsite.model.references import Place, ReferenceKind, spliced
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.file_names import printable_name
from packsite.read.mask import mask
from packsite.weave.canonical import canonical as inside_lines
from packsite.weave.pages import rewrite


def is_code_in_html(text: str) -> dict[str, bool]:
    """Return, for each id that the HTML shows, whether it shows it as code."""
    shown: dict[str, bool] = {}
    for words in tree_of(text).xpath("//text()"):
        around = words.getparent() if words.is_text else words.getparent().getparent()
        is_code = bool(around.xpath("ancestor-or-self::code"))
        shown |= dict.fromkeys(re.findall(r"CPS-\d+", words), is_code)
    return shown


def canonical(page: Document) -> str:
    """Return a page as Python-Markdown is given it, with its references as typed."""
    edits = [*((span, "") for span in page.comments), *page.canonical, *inside_lines(page, ())]
    return spliced(page.text, sorted(edits))


OTHERS = tuple(a_page(f"CPS-{number:02d}") for number in range(1, 30))
LINKS = {
    f'[{page.facts.title}]({page.uri} "{page.facts.id}")': f"[[{page.facts.id}]]" for page in OTHERS
} | {
    '[the core](standards/cps-05.md "CPS-05")': "[[CPS-05|the core]]",
    '[Working Together 2026](sources.md#WT2026 "WT2026")': "[[source:WT2026]]",
    "20 working days": "[[local:minutes]]",
}


def woven(page: Document) -> str:
    """Return a page as `weave` writes it, on a site of 29 standards."""
    return rewrite(page, link(an_index(page, *OTHERS)), A_LIBRARY)


def without_anchors(text: str) -> str:
    return re.sub(r" \{#[^\s}]*\}| #[^\s}]+(?=\})", "", text)


@examples(150)
@given(texts)
def test_references_stand_in_order_and_are_what_the_text_says(text):
    found = a_page(body=text).references
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one in found:
        words = text[one.span.start : one.span.end]
        if one.kind in {ReferenceKind.FILE, ReferenceKind.IMAGE}:
            assert words == one.target
        elif one.target:
            assert words.startswith("[[")
            assert words.endswith("]]")
            assert one.target in words


@examples(150)
@given(texts)
def test_references_of_ours_do_not_overlap(text):
    ours = [one.span for one in a_page(body=text).references if one.kind is ReferenceKind.PAGE]
    assert all(first.end <= second.start for first, second in pairwise(ours))


@examples(200)
@given(texts | markdown_texts, st.integers(0, 20))
def test_masking_keeps_length_and_line_ends(text, start):
    body_start = min(start, len(text))
    masked = mask(text, body_start).text
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert not masked[:body_start].strip()
    assert all(ours in (typed, " ") for ours, typed in zip(masked, text, strict=True))


@examples(200)
@given(markdown_texts)
@example("> !!! note\n>     a [[CPS-01]]\n> b\n>\n>     [[CPS-02]]")
@example("> a\n>\n>     [[CPS-01]]\n\n    [[CPS-02]]\n\n>     [[CPS-03]]")
@example("words\n> `[[CPS-01]]` b\n>\n>     [[CPS-02]]")
@example("- a\nlazy `b [[CPS-01]]\n- c` [[CPS-02]]\n\n    [[CPS-03]]")
@example("!!! note\n        [[CPS-01]]")
@example("a ``[[CPS-01]]` [[CPS-02]]")
def test_what_is_masked_is_what_python_markdown_makes_code(text):
    page = a_page(body=text)
    assume(not page.unclosed)
    is_code = {
        found[0]: not page.masked[found.start() : found.end()].strip()
        for found in re.finditer(r"CPS-\d+", text)
    }
    shown = is_code_in_html(canonical(page))
    assert {name: is_code[name] for name in shown} == shown


KINDS = {BlockKind.HEADING: "h", BlockKind.ROW: "t", BlockKind.ITEM: "l"}


def kinds_in_html(text: str) -> dict[str, str]:
    """Return, for each id that the HTML shows, the kinds of elements that it stands in."""
    shown: dict[str, str] = {}
    for words in tree_of(text).xpath("//text()"):
        around = words.getparent() if words.is_text else words.getparent().getparent()
        elements = around.xpath(
            "ancestor-or-self::*[self::li or self::td or self::th or "
            "self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
        )
        kinds = "".join(str(element.tag)[0] for element in elements)
        shown |= dict.fromkeys(re.findall(r"CPS-\d+", words), kinds)
    return shown


@examples(200)
@given(markdown_texts)
def test_headings_rows_and_items_are_what_python_markdown_makes_of_them(text):
    page = a_page(body=text)
    assume(not page.unclosed)
    shown = kinds_in_html(canonical(page))
    for block in page.blocks:
        for line in block.lines:
            for name in set(re.findall(r"CPS-\d+", page.masked[slice(*line)])) & shown.keys():
                kind = KINDS.get(block.kind, "")
                assert kind in shown[name], (name, block.kind, shown[name])
                assert kind in "ht" or not {*"ht"} & {*shown[name]}, (name, block.kind, shown[name])


def assert_places_exist(files: Mapping[str, bytes]) -> None:
    """Check a site of these files: nothing is raised, and each problem's line and column exist."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        problems = check(Settings(Path(folder)), TODAY).problems
    shown = {"/".join(map(printable_name, name.split("/"))): text for name, text in files.items()}
    for problem in problems:
        text = shown[problem.file].decode("utf-8-sig", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 0 <= problem.line <= len(lines), problem
        words = lines[problem.line - 1] if problem.line else ""
        assert 0 <= problem.column <= len(words) + 1, problem


@examples(150)
@given(texts | st.binary(max_size=60))
def test_any_body_is_checked_and_every_problem_has_a_place(body):
    raw = body if isinstance(body, bytes) else body.encode()
    files = {"docs/index.md": a_file().encode() + raw}
    assert_places_exist(files)


@examples(150)
@given(texts | st.binary(max_size=60))
def test_any_file_is_checked_and_every_problem_has_a_place(text):
    raw = text if isinstance(text, bytes) else text.encode()
    files = {"docs/index.md": raw, "docs/data/sources.yml": raw, "mkdocs.yml": raw}
    assert_places_exist(files)


@examples(150)
@given(
    st.sampled_from(["PG-01", "LB-2022-01", "CNP-01", "PK-01", "x"]),
    st.sampled_from([*FACTS, "id", "answers", "contents", "gaps", "sources", "topics", "colour"]),
    texts | st.sampled_from(["[]", "{}", "[a, b]", "{a: b}", "[[a]]", "[{date: 1}]", "~", "0"]),
)
def test_any_fact_is_checked_and_every_problem_has_a_place(page_id, name, value):
    files = {"docs/index.md": a_file(page_id, **{name: value}).encode()}
    assert_places_exist(files)


@examples(100)
@given(st.text("aA #?[]{}*`\"'.-_~$é\n\u202e", min_size=1, max_size=12))
def test_any_name_of_a_file_is_checked(name):
    assume(name.strip("."))
    raw = b"words"
    assert_places_exist({f"docs/{name}": raw, f"docs/{name}.md": raw, f"standards/{name}.md": raw})


@examples(150)
@given(texts | markdown_texts)
def test_weaving_changes_references_anchors_and_comments_and_nothing_else(text):
    page = a_page(body=text)
    assume(all(one.place is not Place.LINK_TEXT for one in page.references))
    found = woven(page)
    for link_to, reference in LINKS.items():
        found = found.replace(link_to, reference)
    assert without_anchors(found) == without_anchors(canonical(page))


@examples(150)
@given(texts | markdown_texts)
def test_weaving_twice_is_weaving_once(text):
    once = woven(a_page(body=text))
    assert woven(a_page(body=once)) == once


@examples(150)
@given(markdown_texts)
def test_every_heading_has_the_anchor_that_was_foreseen(text):
    page = a_page(body=text)
    assume(not page.unclosed)
    headings = tree_of(woven(page)).xpath("//h1|//h2|//h3|//h4|//h5|//h6")
    assert [heading.get("id") for heading in headings] == [one.anchor for one in page.headings]


@examples(100)
@given(st.text("ab\n\té\ufeff"), st.data())
def test_line_and_column_lead_back_to_the_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    line, column = locate(text, offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(words) + 1 for words in before) + column - 1 == offset
