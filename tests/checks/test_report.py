import json
from collections.abc import Iterable

import pytest

from packsite.checks.links import LNK104
from packsite.checks.menu import COV103
from packsite.checks.references import REF101
from packsite.checks.report import FORMATS, as_json, by_cause, github, guide_url, text, total
from packsite.model.problems import Problem

ERROR = Problem("docs/a.md", 14, 22, REF101, 'No page has the id "CPS-99".', "Look it up.")
WARNING = Problem("docs/b.md", 0, 0, COV103, "This page is not in the menu.")
NOTICE = Problem("docs/c.md", 3, 9, LNK104, "Check still right.")


def test_text_has_a_line_for_each_problem_and_one_for_its_correction() -> None:
    assert text([ERROR, WARNING]) == (
        'docs/a.md:14:22: error REF101: No page has the id "CPS-99".\n'
        "    Look it up.\n"
        "docs/b.md: warning COV103: This page is not in the menu."
    )


def test_annotations_name_file_line_and_column() -> None:
    assert github([ERROR, WARNING]) == (
        "::error file=docs/a.md,line=14,col=22,title=REF101::"
        'No page has the id "CPS-99". Look it up.\n'
        "::warning file=docs/b.md,title=COV103::This page is not in the menu."
    )


def test_a_notice_is_one_in_every_format() -> None:
    assert text([NOTICE]) == "docs/c.md:3:9: notice LNK104: Check still right."
    assert github([NOTICE]) == (
        "::notice file=docs/c.md,line=3,col=9,title=LNK104::Check still right."
    )
    assert json.loads(as_json([NOTICE]))[0]["severity"] == "notice"


def test_annotations_escape_what_would_end_them() -> None:
    problem = Problem("docs/a,b:c%.md", 1, 0, REF101, "50% of\r\nthis: a, b", "")
    assert github([problem]) == (
        "::error file=docs/a%2Cb%3Ac%25.md,line=1,title=REF101::50%25 of%0D%0Athis: a, b"
    )


def test_json_has_every_field_and_the_severity() -> None:
    assert json.loads(as_json([ERROR, WARNING])) == [
        {
            "file": "docs/a.md",
            "line": 14,
            "column": 22,
            "code": "REF101",
            "message": 'No page has the id "CPS-99".',
            "hint": "Look it up.",
            "severity": "error",
            "guide": "",
        },
        {
            "file": "docs/b.md",
            "line": 0,
            "column": 0,
            "code": "COV103",
            "message": "This page is not in the menu.",
            "hint": "",
            "severity": "warning",
            "guide": "",
        },
    ]


def test_json_keeps_accents_readable() -> None:
    shown = as_json([Problem("café.md", 0, 0, REF101, "x")])
    assert shown.splitlines()[2] == '    "file": "café.md",'


@pytest.mark.parametrize(("name", "nothing"), [("text", ""), ("github", ""), ("json", "[]")])
def test_without_problems_there_is_nothing_to_say(name: str, nothing: str) -> None:
    assert FORMATS[name]([], "") == nothing
    assert set(FORMATS) == {"text", "github", "json"}


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "no problems"),
        ([ERROR], "1 error"),
        ([WARNING], "1 warning"),
        ([ERROR, ERROR, WARNING], "2 errors and 1 warning"),
        (iter([ERROR, WARNING, WARNING]), "1 error and 2 warnings"),
        ([NOTICE], "1 place to read again"),
        ([NOTICE, WARNING, NOTICE], "1 warning and 2 places to read again"),
        (
            [NOTICE, WARNING, NOTICE, ERROR, WARNING],
            "1 error, 2 warnings and 2 places to read again",
        ),
    ],
)
def test_problems_are_counted_in_words(problems: Iterable[Problem], words: str) -> None:
    assert total(problems) == words


GUIDE = "https://example.org/site/editing/problems.html"


@pytest.mark.parametrize("site_url", ["https://example.org/site", "https://example.org/site/"])
def test_a_published_site_explains_every_code(site_url: str) -> None:
    assert guide_url(site_url) == GUIDE
    assert guide_url("") == ""


def test_every_message_leads_to_what_its_code_means() -> None:
    assert text([WARNING], GUIDE).endswith(f"menu.\n    {GUIDE}#COV103")
    assert github([ERROR], GUIDE).endswith(f"Look it up. {GUIDE}#REF101")
    assert json.loads(as_json([ERROR], GUIDE))[0]["guide"] == f"{GUIDE}#REF101"


def test_many_places_of_one_cause_are_one_message_and_json_keeps_each() -> None:
    same = [
        Problem(f"docs/{name}.md", 8, 1, REF101, 'No role "x".', "Rename it.") for name in "abcdef"
    ]
    (told,) = by_cause(same)
    assert told.place == "docs/a.md:8:1"
    assert told.hint == (
        "Rename it. The same is wrong in docs/b.md:8:1, docs/c.md:8:1, docs/d.md:8:1 and 2 more."
    )
    assert len(text(same).splitlines()) == 2
    assert github(same).count("::error") == 1
    assert len(json.loads(as_json(same))) == 6


def test_a_few_places_stay_on_their_own() -> None:
    same = [Problem(f"docs/{name}.md", 8, 1, REF101, 'No role "x".') for name in "cab"]
    assert [one.file for one in by_cause(same)] == ["docs/a.md", "docs/b.md", "docs/c.md"]


def test_messages_that_name_nothing_stay_on_their_own() -> None:
    empty = [Problem(f"docs/{name}.md", 8, 1, REF101, "It has no words.") for name in "abcdef"]
    assert [*by_cause(empty)] == empty
