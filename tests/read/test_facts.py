from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.builders import a_file, a_source

from packsite.model.facts import Change, ChangeKind, Facts, Kind, PackPart
from packsite.model.problems import Problem
from packsite.model.references import Span
from packsite.read.codes import MET101, MET102, MET106
from packsite.read.facts import FrontMatter, frontmatter

FILE = "docs/a_page.md"
A_LIST = "must be a list with at least one entry, such as [first, second]."
A_CHANGE = "must be a change, such as {date: 2026-11-23, kind: read, what: First published.}."
STAND_INS = Facts(
    id="",
    kind=Kind.PAGE,
    title="a page",
    summary="No summary yet.",
    owner="Nobody yet",
    reviewed=date(2000, 1, 1),
    review_months=12,
    audience=("unknown",),
    changes=(Change(date(2000, 1, 1), ChangeKind.WORDING, "Unknown."),),
)
NO_BLOCK = Problem(
    FILE, 1, 1, MET101,
    "This page does not begin with a block of facts between two --- lines.",
    "Copy the block from a template in the editing guide.",
)  # fmt: skip
NOT_CLOSED = Problem(
    FILE, 1, 1, MET101,
    "The block of facts begins with --- but has no second --- line.",
    "Add a line --- below the last fact.",
)  # fmt: skip


def read(text: str, file: str = FILE) -> FrontMatter:
    return frontmatter(a_source(file), text)


def problems(text: str, file: str = FILE) -> list[str]:
    return [str(problem) for problem in read(text, file).problems]


def test_every_fact_of_a_page_is_read() -> None:
    text = (
        "---\n"
        "id: LB-2022-01\n"
        "title: A brief\n"
        "summary: What we learnt.\n"
        "owner: Business unit\n"
        "reviewed: 2026-11-23\n"
        "review_every: 6 months\n"
        "audience: [social-work, health]\n"
        "topics: [babies]\n"
        "sources: [WT2026]\n"
        "answers: [LB-2021-01.F1]\n"
        "scope: national\n"
        "gaps: {F1: Nobody can yet.}\n"
        "changes:\n"
        "  - {date: 2026-11-23, kind: act, what: First published.}\n"
        "---\n"
        "Body.\n"
    )
    found = read(text)
    assert found.facts == Facts(
        id="LB-2022-01",
        kind=Kind.BRIEF,
        title="A brief",
        summary="What we learnt.",
        owner="Business unit",
        reviewed=date(2026, 11, 23),
        review_months=6,
        audience=("social-work", "health"),
        topics=("babies",),
        sources=("WT2026",),
        answers=("LB-2021-01.F1",),
        changes=(Change(date(2026, 11, 23), ChangeKind.ACT, "First published."),),
        scope="national",
        gaps={"F1": "Nobody can yet."},
    )
    assert found.problems == ()
    assert text[found.body_start :] == "Body.\n"
    assert found.spans["audience.1"] == Span(text.index("health"), text.index("]\ntopics"))


@pytest.mark.parametrize(
    ("page_id", "own", "expected"),
    [
        ("CNP-01", {"part": "tools"}, {"kind": Kind.RESOURCE, "part": "tools"}),
        (
            "PK-01",
            {"contents": "[CPS-01]", "occasion": "In May"},
            {"kind": Kind.PACK, "contents": ("CPS-01",), "occasion": "In May"},
        ),
        (
            "PK-01",
            {"contents": "[PG-01, {part: First, contents: [CPS-01, CPS-02]}]"},
            {
                "kind": Kind.PACK,
                "contents": ("PG-01", "CPS-01", "CPS-02"),
                "parts": (PackPart("First", ("CPS-01", "CPS-02")),),
            },
        ),
        ("CPS-01", {}, {"kind": Kind.STANDARD}),
        ("NB-01", {}, {"kind": Kind.BITE}),
    ],
)
def test_an_id_says_which_facts_a_page_has(
    page_id: str, own: dict[str, str], expected: dict[str, Any]
) -> None:
    page = read(a_file("PG-01")).facts
    assert read(a_file(page_id, **own)).facts == replace(page, id=page_id, **expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nid: PG-01\n---\n", id="three dashes"),
        pytest.param("---  \nid: PG-01\n---\t\n", id="spaces behind the dashes"),
        pytest.param("---\nid: PG-01\n...\n", id="three points"),
        pytest.param("---\nid: PG-01\n---", id="end of the file"),
    ],
)
def test_the_block_ends_with_its_second_line_of_dashes(text: str) -> None:
    assert read(text).body_start == len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nid: PG-01\n----\n---\nBody", id="four dashes"),
        pytest.param("---\nid: PG-01\n ---\n---\nBody", id="set in"),
    ],
)
def test_other_lines_of_dashes_do_not_end_the_block(text: str) -> None:
    assert text[read(text).body_start :] == "Body"


@pytest.mark.parametrize(
    ("text", "body_start", "problem"),
    [
        pytest.param(
            "\n",
            0,
            Problem(
                FILE, 1, 1, MET101, "This page is empty.",
                "Restore its words from its history, or delete the file.",
            ),
            id="empty",
        ),
        pytest.param("Title: words\n", 0, NO_BLOCK, id="none"),
        pytest.param("---\nid: PG-01\n", 0, NOT_CLOSED, id="not closed"),
        pytest.param("---\nid: PG-01\n\nBody.\n\n***\n\nMore.\n", 0, NOT_CLOSED, id="above a rule"),
        pytest.param("\n" * 5_000 + "`" * 5_000 + "Body", 0, NO_BLOCK, id="none, far below"),
        pytest.param(
            "---\n- id\n---\nBody",
            13,
            Problem(
                FILE, 2, 1, MET102,
                "The block between the --- lines cannot be read: "
                "it is not a list of names with values.",
                "Correct this line.",
            ),
            id="a list",
        ),
        pytest.param(
            "---\nid: PG-01\ntitle: a: b\n---\nBody",
            30,
            Problem(
                FILE, 3, 8, MET102,
                "The block between the --- lines cannot be read: "
                'the words after "title:" need straight quotes around them.',
                'Write this line like this: title: "a: b"',
            ),
            id="not yaml",
        ),
        pytest.param(
            "---\nid: PG-01\nid: PG-02\n---\nBody",
            28,
            Problem(FILE, 3, 1, MET106, '"id" is written twice.', "Keep one of the two."),
            id="twice",
        ),
    ],
)  # fmt: skip
def test_a_page_whose_block_cannot_be_read_has_stand_ins_and_one_problem(
    text: str, body_start: int, problem: Problem
) -> None:
    found = read(text)
    assert (found.body_start, found.problems) == (body_start, (problem,))
    assert replace(found.facts, id=STAND_INS.id) == STAND_INS


def test_one_bad_line_hides_no_other() -> None:
    found = read("---\nid: PG-01\ntitle: a: b\nanswers:\n  - LB-2022-01.F1\nsummary: [\n---\nBody")
    assert [str(one.code) for one in found.problems] == ["MET102"]
    assert found.facts.id == "PG-01"
    assert found.facts.answers == ("LB-2022-01.F1",)
    assert found.spans["answers.0"] == Span(39, 52)


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("docs/core-groups_2.md", "core groups 2"),
        ('docs/"a [b]" `c`.md', "a b c"),
        ("docs/[].md", "Untitled"),
        ("docs/caf\u00e9.md", "caf\u00e9"),
    ],
)
def test_a_page_without_a_title_has_the_words_of_its_name(file: str, title: str) -> None:
    assert read("words", file).facts == replace(STAND_INS, title=title)


def test_a_wrong_fact_leaves_the_others_as_they_are() -> None:
    right = read(a_file())
    wrong = read(a_file(owner="a <b> c"))
    assert wrong.facts == replace(right.facts, owner="Nobody yet")


def test_each_page_of_a_pack_has_its_place_whatever_part_it_is_in() -> None:
    contents = "[PG-01, {part: First, contents: [CPS-01, CPS-02]}, {part: Then, contents: [PG-02]}]"
    text = a_file("PK-01", contents=contents)
    found = read(text, "docs/packs/new.md")
    assert found.problems == ()
    for place, page_id in enumerate(("PG-01", "CPS-01", "CPS-02", "PG-02")):
        span = found.spans[f"contents.{place}"]
        assert text[span.start : span.end] == page_id


def test_a_fact_that_is_missing_from_a_change_is_a_problem_at_the_change() -> None:
    text = a_file(changes="[{date: 2026-11-23, kind: read}]")
    assert problems(text) == [
        f'{FILE}:9:11: error MET103: A change needs "what". '
        "Write it as {date: 2026-11-23, kind: read, what: First published.}."
    ]


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"audience": "[]"}, '8:11: error MET105: "audience" ' + A_LIST),
        ({"audience": "[{a: b}]"}, '8:12: error MET105: entry 1 of "audience" must be plain '
                                   'words.'),
        ({"title": "[a]"}, '3:8: error MET105: "title" must be plain words; write a.'),
        ({"title": "[a, b]"}, '3:8: error MET105: "title" must be plain words.'),
        ({"title": "[[area]]"},
         '3:8: error MET105: "title" must be plain words; write "[[area]]".'),
        ({"audience": "[[area]]"},
         '8:12: error MET105: entry 1 of "audience" must be plain words; write ["[[area]]"].'),
        ({"changes": "[x]"}, '9:11: error MET105: entry 1 of "changes" ' + A_CHANGE),
    ],
)  # fmt: skip
def test_a_wrong_value_is_a_problem_at_the_value(facts: dict[str, str], problem: str) -> None:
    assert problems(a_file(**facts)) == [f"{FILE}:{problem}"]


@pytest.mark.parametrize(
    ("page_id", "facts", "problem"),
    [
        (
            "CNP-01",
            {"part": "tool"},
            '10:7: error MET105: "part" is "tool"; write one of \'understand\', \'notice\', '
            '\'parents\', '
            "'tools', 'respond' or 'teach' (perhaps \"tools\").",
        ),
        (
            "LB-2022-01",
            {"scope": "local", "gaps": "none"},
            '11:7: error MET105: "gaps" must be indented lines, each with a name, a colon and a '
            'value.',
        ),
        ("PK-01", {"contents": "[CPS-01, [CPS-02]]"},
         '10:20: error MET105: entry 2 of "contents" must be plain words; write CPS-02.'),
        ("PK-01", {"contents": "[CPS-01, {part: First, contents: [[CPS-02]]}]"},
         '10:45: error MET105: entry 1 of "contents" must be plain words; write CPS-02.'),
        ("PK-01", {"contents": "[{part: First}]"},
         '10:12: error MET103: A part of a pack needs "contents". '
         'Write it as {part: Notice, contents: [CNP-26, CNP-27]}.'),
        ("PK-01", {"contents": "[CPS-01]", "occasion": "a | b"},
         '11:11: error MET105: "occasion" is shown as plain text and cannot contain "|"; remove '
         'it.'),
    ],
)  # fmt: skip
def test_a_wrong_fact_of_a_kind_is_a_problem_at_the_value(
    page_id: str, facts: dict[str, str], problem: str
) -> None:
    assert problems(a_file(page_id, **facts)) == [f"{FILE}:{problem}"]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("standards/a.md", Kind.STANDARD),
        ("neglect_pack/a.md", Kind.RESOURCE),
        ("docs/learning/a.md", Kind.BRIEF),
        ("docs/packs/a.md", Kind.PACK),
        ("docs/network-bites/a.md", Kind.BITE),
        ("docs/about/a.md", Kind.PAGE),
    ],
)
def test_without_a_readable_id_the_folder_says_what_a_page_is(file: str, kind: Kind) -> None:
    own = {Kind.RESOURCE: {"part": "tools"}, Kind.BRIEF: {"scope": "local"}}
    own |= {Kind.PACK: {"contents": "[]"}}
    found = read(a_file("XY-01", **own.get(kind, {})), file)
    assert (found.facts.id, found.facts.kind) == ("", kind)
    assert [problem.code.id for problem in found.problems] == ["MET105"]
