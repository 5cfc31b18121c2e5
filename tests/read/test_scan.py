from __future__ import annotations

import pytest

from packsite.model.page import Heading
from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.read.scan import Scan, scan


def references(text: str) -> list[Reference]:
    return list(scan(text, 0).references)


def headings(text: str) -> list[Heading]:
    return list(scan(text, 0).headings)


def test_everything_in_a_body_is_found() -> None:
    text = "---\n---\n## A\n\n[[CPS-05]] `[[CPS-06]]` <!-- [[CPS-07]] --> {#here}\n"
    found = scan(text, 8)
    assert found == Scan(
        masked=found.masked,
        headings=(Heading(2, "A", "", "a", 12, Span(8, 12)),),
        references=(Reference(ReferenceKind.PAGE, "CPS-05", "", Span(14, 24)),),
        anchors=frozenset({"a", "here"}),
    )
    assert found.masked.text == f"   \n   \n## A\n\n[[CPS-05]] {' ' * 32} {{#here}}\n"


@pytest.mark.parametrize(
    ("text", "kind", "target", "label"),
    [
        ("[[CPS-05]]", ReferenceKind.PAGE, "CPS-05", ""),
        ("[[CPS-05.2]]", ReferenceKind.PAGE, "CPS-05.2", ""),
        ("[[ LB-2022-01.F7 ]]", ReferenceKind.PAGE, "LB-2022-01.F7", ""),
        ("[[CPS-05|the core group]]", ReferenceKind.PAGE, "CPS-05", "the core group"),
        ("[[CPS-05|the\ncore group]]", ReferenceKind.PAGE, "CPS-05", "the\ncore group"),
        (r"[[CPS-05\|the core group]]", ReferenceKind.PAGE, "CPS-05", "the core group"),
        ("[[source:WT2026]]", ReferenceKind.SOURCE, "WT2026", ""),
        ("[[source: WT2026|the guidance]]", ReferenceKind.SOURCE, "WT2026", "the guidance"),
        ("[[local:front-door]]", ReferenceKind.LOCAL, "front-door", ""),
        ("[[other:thing]]", ReferenceKind.PAGE, "other:thing", ""),
        ("[[]]", ReferenceKind.PAGE, "", ""),
    ],
)
def test_a_reference_says_what_it_points_at(
    text: str, kind: ReferenceKind, target: str, label: str
) -> None:
    span = Span(2, 2 + len(text))
    assert references(f"a {text} b") == [Reference(kind, target, label, span)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("a [[CPS-05 b", Span(2, 4), id="not closed"),
        pytest.param("a [[CPS-05] b", Span(2, 4), id="half closed"),
        pytest.param("a [[CPS-05\n]] b", Span(2, 4), id="id over two lines"),
        pytest.param("[[[", Span(1, 3), id="three brackets"),
    ],
)
def test_brackets_that_make_no_reference_are_one_without_a_target(text: str, span: Span) -> None:
    assert references(text) == [Reference(ReferenceKind.PAGE, "", "", span)]


def test_a_bracket_more_is_a_word() -> None:
    assert references("[[[CPS-05]]") == [Reference(ReferenceKind.PAGE, "CPS-05", "", Span(1, 11))]


@pytest.mark.parametrize(
    ("text", "kind", "target", "span"),
    [
        ("[a](b.md)", ReferenceKind.FILE, "b.md", Span(4, 8)),
        ("[a]( <b.md> )", ReferenceKind.FILE, "b.md", Span(6, 10)),
        ('[a](b.md "title")', ReferenceKind.FILE, "b.md", Span(4, 8)),
        ("[a](b.md 'title')", ReferenceKind.FILE, "b.md", Span(4, 8)),
        ("[a](b_(c).md)", ReferenceKind.FILE, "b_(c).md", Span(4, 12)),
        ("[a [b] c](d.md)", ReferenceKind.FILE, "d.md", Span(10, 14)),
        ("[a](#b)", ReferenceKind.FILE, "#b", Span(4, 6)),
        ("[a]()", ReferenceKind.FILE, "", Span(4, 4)),
        ("![a](b.png)", ReferenceKind.IMAGE, "b.png", Span(5, 10)),
        ("[a]: b.md", ReferenceKind.FILE, "b.md", Span(5, 9)),
        ("[a]: <b.md> 'title'", ReferenceKind.FILE, "b.md", Span(6, 10)),
        ("<a href='b.md'>", ReferenceKind.FILE, "b.md", Span(9, 13)),
        ("<a class=x href=b.md>", ReferenceKind.FILE, "b.md", Span(16, 20)),
        ('<IMG src="b.png">', ReferenceKind.IMAGE, "b.png", Span(10, 15)),
    ],
)
def test_a_link_or_image_is_its_address(
    text: str, kind: ReferenceKind, target: str, span: Span
) -> None:
    assert references(text) == [Reference(kind, target, "", span)]


@pytest.mark.parametrize("text", ["[a]", "[a][b]", "[^1]", "[^1]: words", "[a] (b.md)", "a(b.md)"])
def test_other_brackets_are_no_link(text: str) -> None:
    assert references(text) == []


def test_an_image_in_the_text_of_a_link_is_found_too() -> None:
    assert references("[![a](b.png)](c.md)") == [
        Reference(ReferenceKind.IMAGE, "b.png", "", Span(6, 11)),
        Reference(ReferenceKind.FILE, "c.md", "", Span(14, 18)),
    ]


def test_a_reference_in_the_text_of_a_link_knows_it() -> None:
    assert references("[see [[CPS-05]] now](a.md), [[CPS-06]]") == [
        Reference(ReferenceKind.PAGE, "CPS-05", "", Span(5, 15), Place.LINK_TEXT),
        Reference(ReferenceKind.FILE, "a.md", "", Span(21, 25)),
        Reference(ReferenceKind.PAGE, "CPS-06", "", Span(28, 38)),
    ]


def test_a_reference_in_the_text_of_an_image_knows_it() -> None:
    assert references("![[[CPS-05]]](a.png)") == [
        Reference(ReferenceKind.PAGE, "CPS-05", "", Span(2, 12), Place.LINK_TEXT),
        Reference(ReferenceKind.IMAGE, "a.png", "", Span(14, 19)),
    ]


@pytest.mark.parametrize(
    ("text", "level", "words_and_code", "anchor", "anchor_at"),
    [
        pytest.param("## A b", 2, ("A b", ""), "a-b", 6, id="plain"),
        pytest.param("#### A", 4, ("A", ""), "a", 6, id="level"),
        pytest.param("##A", 2, ("A", ""), "a", 3, id="without a space"),
        pytest.param("## A ##", 2, ("A", ""), "a", 4, id="closing marks"),
        pytest.param(r"## C\#", 2, (r"C\#", ""), "c", 6, id="escaped mark"),
        pytest.param("A\n===", 1, ("A", ""), "a", 1, id="underlined twice"),
        pytest.param("A\n-", 2, ("A", ""), "a", 1, id="underlined"),
        pytest.param("## A {#b}", 2, ("A", ""), "b", None, id="own anchor"),
        pytest.param("## A {: #b .c }", 2, ("A", ""), "b", None, id="own anchor with a colon"),
        pytest.param("## A {#b} ##", 2, ("A", ""), "b", None, id="own anchor and closing marks"),
        pytest.param("## A {.b}", 2, ("A", ""), "a", 8, id="attributes"),
        pytest.param("## A{#b}", 2, ("A{#b}", ""), "ab", 8, id="attributes without a space"),
        pytest.param("## **A** `b` _c_", 2, ("**A** `b` _c_", ""), "a-b-c", 16, id="markup"),
        pytest.param("## See [a](b.md)", 2, ("See a", ""), "see-a", 16, id="link"),
        pytest.param("## See [[CPS-05]]", 2, ("See CPS-05", ""), "see-cps-05", 17, id="reference"),
        pytest.param("## See [[CPS-05|us]]", 2, ("See us", ""), "see-us", 20, id="label"),
        pytest.param("## A <!-- b --> c <!-- -->", 2, ("A c", ""), "a-c", 17, id="comments"),
        pytest.param("## A  b", 2, ("A b", ""), "a-b", 7, id="spaces"),
        pytest.param("## é ü", 2, ("é ü", ""), "e-u", 6, id="accents"),
        pytest.param("## \u0645", 2, ("\u0645", ""), "_1", 4, id="no letter of ours"),
        pytest.param("##", 2, ("", ""), "_1", None, id="empty"),
        pytest.param(
            "### CPS-05.2 Share", 3, ("Share", "CPS-05.2"), "CPS-05.2", 18, id="statement"
        ),
        pytest.param("### F7 Agree", 3, ("Agree", "F7"), "F7", 12, id="finding"),
        pytest.param("### R1", 3, ("", "R1"), "R1", 6, id="response"),
        pytest.param("### F7 Agree {#f}", 3, ("Agree", "F7"), "f", None, id="finding with anchor"),
        pytest.param(
            "### LB-2022-01.F7 A", 3, ("A", "LB-2022-01.F7"), "LB-2022-01.F7", 19, id="whole"
        ),
        pytest.param("### F7th", 3, ("F7th", ""), "f7th", 8, id="a word like a finding"),
        pytest.param("### R2D2", 3, ("R2D2", ""), "r2d2", 8, id="a word like a response"),
    ],
)
def test_a_heading_has_its_words_code_and_anchor(
    text: str, level: int, words_and_code: tuple[str, str], anchor: str, anchor_at: int | None
) -> None:
    assert headings(f"{text}\n") == [
        Heading(level, *words_and_code, anchor, anchor_at, Span(0, len(text)))
    ]


def test_headings_with_the_same_words_have_anchors_of_their_own() -> None:
    anchors = [heading.anchor for heading in headings("## A\n\n## A\n\n## A\n")]
    assert anchors == ["a", "a_1", "a_2"]


def test_anchors_are_those_of_headings_attributes_and_html() -> None:
    text = "## A\n\n## B {#c}\n\nwords {: .x #d }\n\n<span id='e'></span>\n\n`{#f}`\n"
    assert scan(text, 0).anchors == {"a", "c", "d", "e"}


def test_marks_of_quotes_without_words_are_no_heading() -> None:
    assert headings(f"{'>' * 21}\n-\n") == []
    assert [heading.text for heading in headings(f"{'>' * 21} A\n-\n")] == ["A"]
