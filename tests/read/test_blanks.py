"""Lines to write on and boxes to tick are found where an author meant them, and nowhere else."""

import pytest
from tests.builders import a_page

from packsite.read.blanks import BOX, blanks
from packsite.read.document import document

TICKED = '<span class="ps-box ps-box--ticked">☑</span>'


def _woven(text: str) -> str:
    pieces, done = [], 0
    for span, words in sorted(blanks(a_page(body=text))):
        pieces += [text[done : span.start], words]
        done = span.end
    return "".join([*pieces, text[done:]])


def _line(length: int) -> str:
    return f'<span class="ps-line">{"." * length}</span>'


@pytest.mark.parametrize(
    ("text", "woven"),
    [
        ("Name: ......", f"Name: {_line(6)}"),
        ("Name: …… Date: ………", f"Name: {_line(6)} Date: {_line(9)}"),
        ("Name: ____ Date: ______", f"Name: {_line(4)} Date: {_line(6)}"),
        (f"Name: {_line(6)}", f"Name: {_line(6)}"),
        ("| Name | ..... |", f"| Name | {_line(5)} |"),
        ("| Yes | [ ] | [x] |", f"| Yes | {BOX} | {TICKED} |"),
        ("Sure? [ ] Yes [X] No", f"Sure? {BOX} Yes {TICKED} No"),
        ("[ ] Yes", f"{BOX} Yes"),
        ("!!! note\n    [ ] in a note", f"!!! note\n    {BOX} in a note"),
        (r"Name: \_\_\_\_ Date: \......", f"Name: {_line(4)} Date: {_line(6)}"),
        (r"\[ \] Yes \[x\] No", f"{BOX} Yes {TICKED} No"),
    ],
)
def test_what_is_left_blank_becomes_a_line_or_a_box(text: str, woven: str) -> None:
    assert _woven(text) == woven


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] an entry",
        "1. [x] an entry",
        "1) [ ] an entry",
        "> - [ ] an entry in a quote",
        "and so on … and on....",
        "“I noticed …. Tell me.”",
        "______",
        "> ____",
        "**____**",
        "snake____case",
        "[ ](page.md)",
        "[[ ]]",
        "![ ](tree.png)",
        r"\[ ] as typed",
        "array[x]",
        "[x]: https://example.org",
        "## Heading ......",
    ],
)
def test_other_marks_stay_as_they_are(text: str) -> None:
    assert _woven(text) == text


def test_nothing_is_looked_for_above_the_body() -> None:
    page = a_page()
    page = document(page.source, "title: ......\nName: ......", page.facts, 14)
    assert [span.start for span, _ in blanks(page)] == [20]
