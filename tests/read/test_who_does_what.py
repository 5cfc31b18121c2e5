from dataclasses import replace

import pytest
from tests.builders import A_LIBRARY, a_page

from packsite.model.data import Role
from packsite.read.who_does_what import rows, the_section

ROLES = {
    "health": Role("health", "Health", "x", ("Health", "Health visitor", "School nurse")),
    "managers": Role("managers", "Managers", "x", ("Managers", "Supervisor")),
    "police": Role("police", "Police", "x", ("Police",)),
    "editors": Role("editors", "Editors", "x"),
}
LIBRARY = replace(A_LIBRARY, roles=ROLES)


def a_standard(*heads: str) -> str:
    table = "".join(f"| {head} | Does it |\n" for head in heads)
    return f"## Who does what\n\n| Role | What they do |\n|---|---|\n{table}\n## Timescales\n"


def who(head: str) -> tuple[tuple[str, ...], bool]:
    (row,) = rows(a_page("CPS-05", a_standard(head)), LIBRARY)
    return row.roles, row.is_for_all


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        ("Police", ["police"]),
        ("Health visitor, midwife, school nurse", ["health"]),
        ("Health; police", ["health", "police"]),
        ("Police and health visitors", ["health", "police"]),
        ("Manager", ["managers"]),
        ("SUPERVISORS", ["managers"]),
        ("**Police**", ["police"]),
        ("Police ([[local:front-door]])", ["police"]),
        ("Police (not health)", ["police"]),
        ("Parents and carers", []),
        ("Police station", []),
    ],
)
def test_a_row_speaks_of_the_roles_that_it_names(head: str, keys: list[str]) -> None:
    assert who(head) == (tuple(keys), False)


@pytest.mark.parametrize("head", ["Everyone", "Every member", "Every invited agency"])
def test_a_row_that_begins_with_every_is_for_all(head: str) -> None:
    assert who(head) == ((), True)


def test_a_row_for_every_other_agency_is_for_the_readers_whom_no_other_row_names() -> None:
    text = a_standard("Police", "Every other agency", "Parents")
    page = a_page("CPS-05", text, audience=("police", "health", "editors", "unknown"))
    assert [(row.roles, row.is_for_all) for row in rows(page, LIBRARY)] == [
        (("police",), False),
        (("health", "editors"), False),
        ((), False),
    ]


def test_a_cell_ends_before_its_bar_also_where_a_reference_holds_one() -> None:
    page = a_page("CPS-05", a_standard("Police [[CPS-05|a | b]]", r"Health \| x"))
    ends = [page.text[row.at :][:3] for row in rows(page, LIBRARY)]
    assert ends == ["| D", "| D"]


def test_only_the_table_of_that_section_in_a_standard_counts() -> None:
    other = "## Before\n\n| Police | x |\n|---|---|\n| Police | x |\n\n"
    after = "\n| Limit | x |\n|---|---|\n| Health | x |\n"
    text = other + a_standard("Health") + after
    assert [row.head for row in rows(a_page("CPS-05", text), LIBRARY)] == ["Health"]
    assert rows(a_page("CNP-05", text), LIBRARY) == ()
    assert rows(a_page("CPS-05", "## Who does what\n\nWords.\n"), LIBRARY) == ()
    assert rows(a_page("CPS-05", "## Timescales\n"), LIBRARY) == ()


def test_the_section_ends_with_the_next_or_with_the_page() -> None:
    page = a_page("CPS-05", "## Who does what\n\nWords.\n")
    section = the_section(page)
    assert section is not None
    assert page.text[section.start : section.end] == "## Who does what\n\nWords.\n"
    longer = a_page("CPS-05", "## Who does what\n\nWords.\n\n### More\n\n## Next\n")
    section = the_section(longer)
    assert section is not None
    assert longer.text[section.start : section.end].endswith("### More\n\n")
