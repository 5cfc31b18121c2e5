"""Headings have their words, codes and anchors."""

import pytest
from tests.builders import a_page

from packsite.model.page import Heading
from packsite.model.references import Span


def headings(text: str) -> list[Heading]:
    return list(a_page(body=text).headings)


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
        pytest.param(
            "## Whom to tell[^law]", 2, ("Whom to tell", ""), "whom-to-tell", 21, id="note"
        ),
        pytest.param("## ~~Old~~ new", 2, ("~~Old~~ new", ""), "old-new", 14, id="struck out"),
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


def test_marks_of_quotes_without_words_are_no_heading() -> None:
    assert headings(f"{'>' * 21}\n-\n") == []
    assert headings(f"{'>' * 21} A\n-\n") == []
