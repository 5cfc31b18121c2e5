"""The audits of standards, from their Markdown."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_LIBRARY, a_page, a_site
from tests.conftest import TODAY

from packsite.audit.guide import guide
from packsite.audit.questions import Audit, AuditStatement, Measure, audits_of
from packsite.model.data import LocalValue
from packsite.model.facts import Change, ChangeKind
from packsite.model.references import Target
from packsite.read.how_we_will_know import audit_parts

BODY = """\
## The standard

### CPS-05.1 Members *share* what they know

### CPS-05.2 Everyone comes to [[CPS-06]]

## Timescales

| Step | Limit |
|---|---|
| Meet | Soon |

## How we will know

Some words, and a | bar.

| **Measure** | numerator | Denominator | Where the data comes from |
|:---|---|---|---:|
| In *time* | Meetings at [[CPS-06|the \\| place]] | `All | of them` | [[local:front-door]] |
| On paper | Minutes within [[local:minutes]] | All \\| each | See [[source:WT2026]] |

### Questions for an audit

Read the record first.

- What did the child **say**,
  and to whom?
* Who asked [[CPS-06]]?

    Look at the minutes too.

1. Was it safe & warm?

Nothing else.

## When it does not go to plan

- Ring.
"""


def the_audit(body: str = BODY) -> Audit:
    other = a_page("CPS-06", "Words.", title="The conference")
    (found,) = audits_of(a_site(other, a_page("CPS-05", body, title="Core groups")))
    return found


def test_measures_are_the_rows_of_the_table_as_plain_text() -> None:
    to_confirm = "the number your agency holds"
    assert the_audit().measures == (
        Measure("In time", "Meetings at the | place", "All | of them", to_confirm),
        Measure(
            "On paper", "Minutes within 20 working days", "All | each", "See Working Together 2026"
        ),
    )


def test_questions_are_the_entries_of_the_lists_below_their_heading() -> None:
    assert the_audit().questions == (
        "What did the child say, and to whom?",
        "Who asked The conference? Look at the minutes too.",
        "Was it safe & warm?",
    )


def test_statements_are_the_headings_with_a_code_of_the_page() -> None:
    assert the_audit().statements == (
        AuditStatement(
            "CPS-05.1",
            "Members share what they know",
            Target(
                "standards/cps-05.md", "CPS-05.1", "CPS-05.1 Members *share* what they know",
                "CPS-05.1",
            ),
        ),
        AuditStatement(
            "CPS-05.2",
            "Everyone comes to The conference",
            Target(
                "standards/cps-05.md", "CPS-05.2", "CPS-05.2 Everyone comes to CPS-06", "CPS-05.2"
            ),
        ),
    )  # fmt: skip


def test_audits_are_of_standards_alone_and_in_the_order_of_their_ids() -> None:
    site = a_site(
        a_page("CPS-10", BODY, file="standards/a.md"),
        a_page("CPS-05", BODY, file="standards/b.md"),
        a_page("CNP-05", BODY),
        a_page("CPS-07", "Nothing to ask."),
        a_page("CPS-08", BODY.replace("CPS-05", "CPS-08"), withdrawn=date(2027, 1, 1)),
    )
    assert [one.page.id for one in audits_of(site)] == ["CPS-05", "CPS-10"]


def test_a_table_without_outer_pipes_is_read() -> None:
    body = """\
## How we will know

Measure | Numerator | Denominator | Where the data comes from
--- | --- | --- | ---
In time | Some | All | Records

## Questions for an audit

- Why?
"""
    found = audit_parts(a_page("CPS-05", body))
    assert [[body[cell.start : cell.end] for cell in row] for row in found.measures] == [
        ["In time", "Some", "All", "Records"]
    ]
    assert not found.problems


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("## Something else\n\n- One\n", []),
        ("## How we will know\n\nWords.\n", ["AUD101", "AUD102"]),
        (BODY.replace("| **Measure** |", "| **Measures** |"), ["AUD101"]),
        (BODY.replace("All \\| each", "  "), ["AUD101"]),
        (BODY.replace("### Questions for an audit", "### Questions"), ["AUD102"]),
        (BODY, []),
    ],
)
def test_a_standard_that_cannot_be_audited_is_a_problem(body: str, codes: list[str]) -> None:
    assert [one.code.id for one in audit_parts(a_page("CPS-05", body)).problems] == codes


def test_the_guide_has_the_owner_the_version_and_the_number_to_call() -> None:
    later = (Change(date(2027, 5, 1), ChangeKind.ACT, "x"),)
    site = a_site(a_page("CPS-05", BODY), a_page("CPS-06", BODY, changes=later, owner="The team"))
    said = dict(guide(audits_of(site), A_LIBRARY))
    assert said["Owner and version"][0] == ("Owner: Business unit · The team, The partnership.")
    assert said["Owner and version"][1].startswith("Version: 1 May 2027, the date of the newest")
    assert "social care. Tell" in said["If a child may be in danger"][0]
    number = LocalValue("front-door-phone", "Front door", "01204 000000", "phone")
    library = replace(A_LIBRARY, local={number.key: number})
    danger = dict(guide(audits_of(site), library))["If a child may be in danger"][0]
    assert "call children's social care on 01204 000000." in danger
    assert site.documents[0].facts.version == TODAY


def test_the_rows_and_items_of_local_words_stay_apart() -> None:
    words = "### CPS-05.1\n\n| Who | Brings |\n|---|---|\n| Police | The log |\n\n- One.\n- Two\n"
    page = replace(a_page("CPS-05", BODY), amendment=a_page("CPS-05", words, file="here.md"))
    (found,) = audits_of(a_site(a_page("CPS-06", "Words."), page))
    assert found.statements[0].words.endswith(": Who, Brings; Police, The log; One. Two")


def test_a_statement_has_the_local_words_that_add_to_it() -> None:
    page = a_page("CPS-05", BODY, title="Core groups")
    words = "### CPS-05.1\n\nThe *school* nurse comes.\n\n- Ring.\n"
    other = a_page("CPS-06", "Words.", title="The conference")
    amended = replace(page, amendment=a_page("CPS-05", words, file="standards/here.md"))
    (found,) = audits_of(a_site(other, amended))
    assert [statement.words for statement in found.statements] == [
        "Members share what they know. Here in the area: The school nurse comes. Ring.",
        "Everyone comes to The conference",
    ]


@pytest.mark.parametrize("heading", ["Members meet", "Members meet ###", "Members meet {.first}"])
def test_a_statement_has_none_of_the_marks_of_its_heading(heading: str) -> None:
    (statement,) = the_audit(f"### CPS-05.1 {heading}\n\nWords.\n").statements
    assert statement.words == "Members meet"
