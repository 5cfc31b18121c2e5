import pytest
from tests.builders import a_page, an_index

from packsite.connect.findings import trace
from packsite.connect.links import link
from packsite.model.findings import Cover, Coverage, FindingGroup
from packsite.model.page import Document

TEXT = """\
## What works well

### F1 They listen

Words.

### In writing

### F2 They write

## What needs to improve

### F3 Agree standards

## The response

### R1 Standards are agreed

Answers [[LB-2022-01.F3]] and [[LB-2022-01.F3]].

#### In more detail

Also [[LB-2022-01.F2]].

### R2 A plan

See [[R1]].

## Further reading

[[LB-2022-01.F1]]
"""


def coverage(*documents: Document) -> tuple[Coverage, ...]:
    return trace(documents, link(an_index(*documents)))


def test_each_finding_has_its_group_its_responses_and_its_pages() -> None:
    brief = a_page("LB-2022-01", TEXT, gaps={"F1": "It works."})
    standard = a_page("CPS-05", answers=("LB-2022-01.F3",))
    resource = a_page("CNP-01", answers=("LB-2022-01.F3", "LB-2022-01.F3"))
    first, second, third, response, *_ = (heading for heading in brief.headings if heading.code)
    answered_by = (brief.statement(response),)
    assert coverage(standard, brief, resource) == (
        Coverage(brief, first, FindingGroup.WORKS_WELL, (), (), "It works."),
        Coverage(brief, second, FindingGroup.WORKS_WELL, answered_by, (), ""),
        Coverage(
            brief,
            third,
            FindingGroup.TO_IMPROVE,
            answered_by,
            (resource.target, standard.target),
            "",
        ),
    )


def test_a_finding_has_a_whole_id() -> None:
    (row,) = coverage(a_page("LB-2022-01", "### F7 A\n"))
    assert row.id == "LB-2022-01.F7"


@pytest.mark.parametrize(
    ("text", "gaps", "state"),
    [
        ("### F1 A\n", {}, Cover.OPEN),
        ("### F1 A\n", {"F1": "Nobody can."}, Cover.GAP),
        ("### F1 A\n\n### R1 B\n\n[[LB-2022-01.F1]]\n", {}, Cover.ANSWERED),
        ("### F1 A\n\n### R1 B\n\n[[LB-2022-01.F1]]\n", {"F1": "Nobody can."}, Cover.ANSWERED),
    ],
)
def test_a_finding_is_answered_or_a_gap_or_open(
    text: str, gaps: dict[str, str], state: Cover
) -> None:
    (row,) = coverage(a_page("LB-2022-01", text, gaps=gaps))
    assert row.state is state


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### F1 A\n\n[[LB-2022-01.F1]]\n", id="in the finding itself"),
        pytest.param("### R1 B\n\n### F1 A\n\n[[LB-2022-01.F1]]\n", id="below another finding"),
        pytest.param(
            "### F1 A\n\n### R1 B\n\n## C\n\n[[LB-2022-01.F1]]\n", id="below a higher heading"
        ),
        pytest.param(
            "### F1 A\n\n### R1 B\n\n### C\n\n[[LB-2022-01.F1]]\n", id="below the next heading"
        ),
        pytest.param("[[LB-2022-01.F1]]\n\n### F1 A\n\n### R1 B\n", id="above the response"),
        pytest.param("### F1 A\n\n### R1 B\n\n`[[LB-2022-01.F1]]`\n", id="in code"),
    ],
)
def test_only_the_text_of_a_response_answers(text: str) -> None:
    (row,) = coverage(a_page("LB-2022-01", text))
    assert row.state is Cover.OPEN


def test_a_response_of_another_brief_answers_too() -> None:
    first = a_page("LB-2022-01", "### F1 A\n")
    second = a_page("LB-2023-01", "### R1 B\n\n[[LB-2022-01.F1]]\n")
    (row,) = coverage(first, second)
    assert row.responses == (second.statement(second.headings[0]),)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(a_page("CPS-05", "### R1 B\n\n[[LB-2022-01.F1]]\n"), id="not a brief"),
        pytest.param(a_page("CPS-05", answers=("LB-2022-01",)), id="names no finding"),
        pytest.param(a_page("CPS-05", "[[LB-2022-01.F1]]\n"), id="only refers"),
    ],
)
def test_a_page_answers_by_its_facts_alone(page: Document) -> None:
    (row,) = coverage(a_page("LB-2022-01", "### F1 A\n"), page)
    assert row.state is Cover.OPEN


def test_findings_stand_only_in_briefs() -> None:
    assert coverage(a_page("CPS-05", "### F1 A\n")) == ()
