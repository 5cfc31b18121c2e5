"""In these tables `·` stands for a sign that is blanked out. Properties hold for any other text."""

import pytest

from packsite.model.references import Span
from packsite.read.lines import LineKind
from packsite.read.mask import Line, Masked, mask


def shown(text: str, body_start: int = 0) -> str:
    """Return a text with a point for every sign but spaces that is blanked out."""
    masked = mask(text, body_start).text
    return "".join(
        "·" if ours != typed else typed for ours, typed in zip(masked, text, strict=True)
    )


def test_everything_is_told_at_once() -> None:
    text = "---\n---\n## A\n`b` <!-- c -->\n```\n"
    assert mask(text, 8) == Masked(
        text="   \n   \n## A\n              \n   \n",
        lines=(
            Line(LineKind.HEADING, 8, 12, 0),
            Line(LineKind.PARAGRAPH, 13, 27, 0),
            Line(LineKind.CODE, 28, 31, 0),
        ),
        headings=(8,),
        comments=(Span(17, 27),),
        unclosed=(28,),
    )


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("a `b` c", "a ··· c", id="between two marks"),
        pytest.param("a ``b ` c`` d", "a ··· · ··· d", id="between two pairs of marks"),
        pytest.param("a `b\nc` d", "a ··\n·· d", id="over two lines"),
        pytest.param("a `b\n\nc` d", "a `b\n\nc` d", id="not over an empty line"),
        pytest.param("a `b c", "a `b c", id="not behind a single mark"),
        pytest.param(r"a \`b` c", r"a \`b` c", id="not behind an escaped mark"),
        pytest.param(r"a \\`b` c", r"a \\··· c", id="behind an escaped backslash"),
        pytest.param("a ``b` c", "a ···· c", id="between two marks and one"),
        pytest.param("- `a\n- b` c", "- `a\n- b` c", id="not over two entries of a list"),
        pytest.param("| `a |\n| b` |", "| `a |\n| b` |", id="not over two rows"),
        pytest.param("## `a\nb` c", "## `a\nb` c", id="not out of a heading"),
    ],
)
def test_code_in_words_is_blanked_out(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("```\nb\n```\nc", "···\n·\n···\nc", id="three marks"),
        pytest.param("~~~\nb\n```\n~~~", "···\n·\n···\n···", id="waves"),
        pytest.param("``` py\nb\n```", "··· ··\n·\n···", id="with a language"),
        pytest.param("````\n```\n````\nc", "····\n···\n····\nc", id="four marks"),
        pytest.param("> ```\n> b\n> ```\nc", "· ···\n· ·\n· ···\nc", id="in a quote"),
        pytest.param(
            "- a\n\n    ```\n    b\n    ```\n\n    c",
            "- a\n\n    ···\n    ·\n    ···\n\n    c",
            id="in a list",
        ),
        pytest.param(
            "- a\n\n```\nb\n```\n\n    c", "- a\n\n···\n·\n···\n\n    ·", id="ends a list"
        ),
    ],
)
def test_a_block_between_fences_is_blanked_out(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("    b", "    ·", id="at the top"),
        pytest.param("\tb", "··", id="behind a tab"),
        pytest.param("a\n\n    b", "a\n\n    ·", id="below words"),
        pytest.param("a\n    b", "a\n    b", id="not in a paragraph"),
        pytest.param("## A\n    b", "## A\n    ·", id="right below a heading"),
        pytest.param("* * *\n    b", "* * *\n    ·", id="right below a rule"),
        pytest.param("- a\n\n    b", "- a\n\n    b", id="not in a list"),
        pytest.param("- a\nlazy\n\n    b", "- a\nlazy\n\n    b", id="not below lazy words"),
        pytest.param("- - a\n\n       b", "- - a\n\n       b", id="not in a list in a list"),
        pytest.param("- a\n\n        b", "- a\n\n        ·", id="deeper in a list"),
        pytest.param("- a\n\nb\n\n    c", "- a\n\nb\n\n    ·", id="below a list that has ended"),
        pytest.param("a\n2. b\n\n    c", "a\n2. b\n\n    ·", id="below what is no list"),
        pytest.param("1) a\n\n    b", "1) a\n\n    b", id="not below a number with a bracket"),
        pytest.param("!!! note\n    a\n\n    b", "!!! note\n    a\n\n    b", id="not in a note"),
        pytest.param(
            "!!! note\n    a\nb\n\n    c", "!!! note\n    a\nb\n\n    ·", id="below a note"
        ),
        pytest.param(
            "- a\n\n    !!! note\n        b\n    c\n\n    d\n\n        e",
            "- a\n\n    !!! note\n        b\n    c\n\n    d\n\n        ·",
            id="below a note in a list",
        ),
        pytest.param(
            "- a\n\n    !!! note\n        b\n\nc\n\n    d",
            "- a\n\n    !!! note\n        b\n\nc\n\n    ·",
            id="below a note in a list that has ended",
        ),
        pytest.param("!!! note\n        b", "!!! note\n        ·", id="deeper in a note"),
        pytest.param("[^1]: a\n\n    b", "[^1]: a\n\n    b", id="not in a footnote"),
        pytest.param("T\n:   a\n\n    b", "T\n:   a\n\n    b", id="not in a definition"),
        pytest.param(">     b", "·     ·", id="in a quote"),
        pytest.param("> - a\n>\n>     b", "> - a\n>\n>     b", id="not in a list in a quote"),
        pytest.param("a\n> b\n>\n>     c", "a\n> b\n>\n·     ·", id="in a quote below words"),
    ],
)
def test_a_block_that_is_set_in_is_blanked_out(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("a <!-- b --> c", "a ···· · ··· c", id="in a line"),
        pytest.param("a <!--\n\nb\n--> c", "a ····\n\n·\n··· c", id="over several lines"),
        pytest.param("<!-- a\n--> <!-- b\n--> c", "···· ·\n··· ···· ·\n··· c", id="one by one"),
        pytest.param("<!-- `a --> b`", "···· ·· ··· b`", id="with a mark of code"),
        pytest.param("<!-- ```\n--> c", "···· ···\n··· c", id="with a fence"),
    ],
)
def test_comments_are_blanked_out(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        pytest.param("a <!-- b --> c <!--\n-->", (Span(2, 12), Span(15, 23)), id="two"),
        pytest.param("`<!--` b -->", (), id="none in code"),
        pytest.param("```\n<!-- b\n```\nc -->", (), id="none in a block of code"),
        pytest.param("    <!-- b -->\n", (), id="none in a block that is set in"),
    ],
)
def test_comments_have_their_places(text: str, comments: tuple[Span, ...]) -> None:
    assert mask(text, 0).comments == comments


@pytest.mark.parametrize(
    ("text", "unclosed"),
    [
        pytest.param("a\n```\nb\n", (2,), id="a fence"),
        pytest.param("````\nb\n```\n", (0,), id="a fence with too few marks below"),
        pytest.param("```\nb\n~~~\n", (0,), id="a fence with other marks below"),
        pytest.param("- a\n\n    ```\nb\n    ```\n", (5, 15), id="a fence set in differently"),
        pytest.param("> ```\nb\n", (0,), id="a fence in a quote that ends"),
        pytest.param("``` a ` c\nd\n```\n", (12,), id="a fence with code, which is none"),
        pytest.param("a <!-- b", (2,), id="a comment"),
        pytest.param("```\n```\n<!-- -->\n", (), id="nothing"),
    ],
)
def test_what_is_not_closed_has_its_place(text: str, unclosed: tuple[int, ...]) -> None:
    assert mask(text, 0).unclosed == unclosed


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        pytest.param("## A\n\n### B", (0, 6), id="marks"),
        pytest.param("a\n## B", (2,), id="right below words"),
        pytest.param("a\n---\n\nb\n===\n", (0, 7), id="underlined"),
        pytest.param("- ## A\n\n    # B", (2, 12), id="in a list"),
        pytest.param("- a\n\n     ## B", (10,), id="set in further than a list"),
        pytest.param("> ## A\n>\n> b\n> ---", (2, 11), id="in a quote"),
        pytest.param("!!! note\n    ## A", (13,), id="in a note"),
        pytest.param("  ## A", (2,), id="set in"),
        pytest.param("a\nb\n---", (), id="not two lines underlined"),
        pytest.param("a\n\n---", (), id="not above a rule"),
        pytest.param("```\n## A\n```\n    ## B", (), id="not in code"),
        pytest.param("<!--\n## A\n-->", (), id="not in a comment"),
        pytest.param("| a |\n|---|", (), id="not in a table"),
        pytest.param("> ```\n\n===\n", (), id="not a fence that is underlined"),
        pytest.param("```\na\n```\n===\n", (), id="not a block of code that is underlined"),
        pytest.param("a <!-- b\nc -->\n===\n", (), id="not below a comment"),
    ],
)
def test_headings_have_their_places(text: str, headings: tuple[int, ...]) -> None:
    assert mask(text, 0).headings == headings


def test_many_marks_of_quotes_are_masked_in_good_time() -> None:
    text = ">" * 20_000 + "\n" + "`a\n" * 5_000
    assert len(mask(text, 0).text) == len(text)
