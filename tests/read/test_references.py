"""References, links, pictures and footnotes are found with their places."""

import pytest

from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.read import references as read
from packsite.read.references import Named, labels_alone, relabelled


def references(text: str) -> list[Reference]:
    return list(read.references(text, text))


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
        ("[a](<b c (d).md>)", ReferenceKind.FILE, "b c (d).md", Span(5, 15)),
        ("[a](b c.md 'title')", ReferenceKind.FILE, "b c.md", Span(4, 10)),
        ("[a]: <b c.md>", ReferenceKind.FILE, "b c.md", Span(6, 12)),
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
    assert [(one.kind, one.target, one.span) for one in references(text)] == [(kind, target, span)]


def test_a_label_keeps_its_code() -> None:
    text = "[[CPS-05|the `Core Group` record]]"
    masked = text.replace("`Core Group`", " " * 12)
    assert [one.label for one in read.references(masked, text)] == ["the `Core Group` record"]


@pytest.mark.parametrize("text", ["[a]", "[a][b]", "[^1]", "[^1]: words", "[a] (b.md)", "a(b.md)"])
def test_other_brackets_are_no_link(text: str) -> None:
    assert references(text) == []


def test_an_image_in_the_text_of_a_link_is_found_too() -> None:
    assert references("[![a](b.png)](c.md)") == [
        Reference(ReferenceKind.IMAGE, "b.png", "a", Span(6, 11), whole=Span(1, 12)),
        Reference(ReferenceKind.FILE, "c.md", "![a](b.png)", Span(14, 18), whole=Span(0, 19)),
    ]


def test_a_reference_in_the_text_of_a_link_knows_it() -> None:
    assert references("[see [[CPS-05]] now](a.md), [[CPS-06]]") == [
        Reference(ReferenceKind.PAGE, "CPS-05", "", Span(5, 15), Place.LINK_TEXT),
        Reference(
            ReferenceKind.FILE, "a.md", "see [[CPS-05]] now", Span(21, 25), whole=Span(0, 26)
        ),
        Reference(ReferenceKind.PAGE, "CPS-06", "", Span(28, 38)),
    ]


def test_a_reference_in_the_text_of_an_image_knows_it() -> None:
    assert references("![[[CPS-05]]](a.png)") == [
        Reference(ReferenceKind.PAGE, "CPS-05", "", Span(2, 12), Place.LINK_TEXT),
        Reference(ReferenceKind.IMAGE, "a.png", "[[CPS-05]]", Span(14, 19), whole=Span(0, 20)),
    ]


@pytest.mark.parametrize(
    ("text", "label", "whole"),
    [
        ("see [the form](a.md) now", "the form", "[the form](a.md)"),
        ("see ![a tree]( <b.png> 'A tree' )", "a tree", "![a tree]( <b.png> 'A tree' )"),
        ("[a]: b.md", "", ""),
        ("<a href='b.md'>here</a>", "", ""),
    ],
)
def test_an_inline_link_has_its_words_and_its_whole_place(
    text: str, label: str, whole: str
) -> None:
    (found,) = references(text)
    assert found.label == label
    assert (text[slice(*found.whole)] if found.whole else "") == whole


def test_words_take_the_place_of_references() -> None:
    text = "[[CPS-05]], [[ source:WT2026 |it]] and [[broken"
    assert relabelled(text, lambda target, label: f"<{target}/{label}>") == (
        "<CPS-05/>, <source:WT2026/it> and [[broken"
    )


def test_labels_stand_alone_sign_for_sign() -> None:
    text = r"[[CPS-05]] [[CPS-05\|us]] [[source:WT2026]] [[local:x|y]]"
    assert labels_alone(text) == (f"T{' ' * 9} {' ' * 10}us   {' ' * 17} {' ' * 10}y  ")


def test_a_link_by_name_and_its_definition_have_their_names() -> None:
    text = "[the form][Form], ![a][b] and [x][y]: no\n\n[form]: a.docx\n[^1]: a footnote\n"
    assert [*read.links_by_name(text)] == [Named("Form", 0)]
    assert read.link_names(text) == {"form"}


def test_footnotes_are_marks_in_the_text_and_definitions_at_the_start_of_a_line() -> None:
    assert [*read.footnotes("as agreed[^1] [^2]: or\n\n[^1]: Here.\n")] == [
        Named("1", 9),
        Named("2", 14),
        Named("1", 24, is_definition=True),
    ]
