import json

import pytest

from packsite.checks.coverage import COV101
from packsite.checks.links import LNK104
from packsite.checks.references import REF101
from packsite.checks.tables import TAB101
from packsite.model.codes import Code
from packsite.model.problems import Problem, TextFile, as_row, from_row, locate, place_of
from packsite.model.suggest import did_you_mean, nearest

ERROR = Problem("standards/visits.md", 14, 22, REF101, "No page has this id.", "Look it up.")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ERROR, "standards/visits.md:14:22: error REF101: No page has this id. Look it up."),
        (Problem("a.md", 14, 0, REF101, "No page."), "a.md:14: error REF101: No page."),
        (Problem("a.md", 0, 0, REF101, "No page."), "a.md: error REF101: No page."),
    ],
)
def test_a_problem_is_shown_with_its_place(problem: Problem, words: str) -> None:
    assert str(problem) == words


def test_a_problem_survives_json() -> None:
    row = as_row(ERROR)
    assert row["code"] == "REF101"
    assert from_row(json.loads(json.dumps(row)), {"REF101": REF101}) == ERROR


def test_problems_stand_in_the_order_of_their_places() -> None:
    in_order = [
        Problem("a.md", 2, 1, TAB101, "x"),
        Problem("a.md", 10, 1, COV101, "x"),
        Problem("a.md", 10, 2, COV101, "x"),
        Problem("b.md", 1, 1, COV101, "x"),
        Problem("b.md", 1, 1, REF101, "x"),
    ]
    assert sorted(in_order[2:] + in_order[:2]) == in_order


@pytest.mark.parametrize(
    ("code", "is_error", "fails_strict"),
    [(REF101, True, True), (COV101, False, True), (LNK104, False, False)],
)
def test_the_code_says_whether_a_problem_is_an_error_and_fails_a_strict_build(
    code: Code, is_error: bool, fails_strict: bool
) -> None:
    problem = Problem("a.md", 1, 1, code, "x")
    assert (problem.is_error, problem.fails_strict) == (is_error, fails_strict)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3))],
)
def test_an_offset_has_a_line_and_a_column(offset: int, place: tuple[int, int]) -> None:
    assert locate("éa\n\nbc", offset) == place


def test_a_file_and_an_offset_make_the_place_of_a_problem() -> None:
    file = TextFile("a.md", "ab\ncd")
    assert file.problem(4, REF101, "No page.", "Look it up.") == Problem(
        "a.md", 2, 2, REF101, "No page.", "Look it up."
    )
    assert file.problem(0, REF101, "No page.") == Problem("a.md", 1, 1, REF101, "No page.")


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("CPS-50", ["CPS-05", "CNP-12"], "CPS-05"),
        ("cps-05", ["CPS-05"], "CPS-05"),
        ("sumary", ["summary", "owner"], "summary"),
        ("xyz", ["summary", "owner"], ""),
        ("a", [], ""),
        ("CPS-0", ["CPS-02", "CPS-01"], "CPS-02"),
    ],
)
def test_the_nearest_word_is_the_one_most_likely_meant(
    word: str, known: list[str], found: str
) -> None:
    assert nearest(word, known) == found
    assert nearest(word, reversed(known)) == found


def test_a_suggestion_is_a_question() -> None:
    assert did_you_mean("CPS-05") == 'Did you mean "CPS-05"?'
    assert did_you_mean("") == ""


def test_words_have_the_place_where_they_first_stand() -> None:
    assert place_of("b", "a\n ab b") == (2, 3)
    assert place_of("c", "a\nb") == (0, 0)
    assert place_of("", "a\nb") == (0, 0)
