"""What somebody meant to strike out, and this site would not, is named with what to type."""

import pytest
from tests.builders import a_page

from packsite.checks.struck_out import struck_out

STILL_IN_FORCE = {
    "within ~five~ three days": '"~five~"',
    "within ~~~five~~~ three days": '"~~~five~~~"',
    "within ~~ five ~~ three days": '"~~ five ~~"',
    "within ~~five three days": '"~~"',
    "| Who |\n|---|\n| ~five~ three |": '"~five~"',
    "- Ring (~five~ three)": '"~five~"',
    "within --five-- three days": '"--five--"',
    "within f\u0336i\u0336v\u0336e\u0336 three days": '"five"',
}
RIGHT = (
    "within ~~five~~ three days, **~~six~~** ~~(seven\ndays)~~",
    "between ~5 and ~10 days, or H~2~O",
    "~~~\nDear parent\n~~~",
    "`--five--` and `~five~`",
    "the child -- and only the child -- was seen",
    "the child--and only the child--was seen",
    "| Who | When |\n|:--|--:|\n| a | b |",
    "Run it with --strict or --quiet.",
    "--8<-- and more --8<--",
    "<!-- five -->",
)


@pytest.mark.parametrize("body", STILL_IN_FORCE)
def test_what_is_not_struck_out_is_named(body: str) -> None:
    (problem,) = struck_out(a_page(body=body))
    assert problem.message.startswith(STILL_IN_FORCE[body])


@pytest.mark.parametrize("body", RIGHT)
def test_what_is_struck_out_and_ordinary_signs_are_left_alone(body: str) -> None:
    assert [*struck_out(a_page(body=body))] == []


def test_words_in_two_paragraphs_are_named_in_both() -> None:
    found = struck_out(a_page(body="~~Ring first.\n\nThen write.~~"))
    assert [problem.line for problem in found] == [1, 3]
