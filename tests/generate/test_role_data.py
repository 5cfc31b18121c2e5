"""What the home page shows for a role: its packs, its part in the standards, what changed."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import A_LIBRARY, a_page, a_site

from packsite.generate.role_data import role_data
from packsite.model.data import Role
from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document

LIBRARY = replace(
    A_LIBRARY,
    roles={
        "police": Role("police", "Police", "Officers", ("Police",)),
        "health": Role("health", "Health", "Nurses", ("Nurse",)),
        "trainers": Role("trainers", "Trainers", "Those who train"),
    },
)
BOTH, TODAY = ("police", "health"), date(2026, 11, 29)
TABLE = """## Who does what

| Who | What |
|---|---|
| Police | Come. |
| Everybody | Speaks. |
"""


def data(*pages: Document) -> Any:
    script = role_data(a_site(*pages, library=LIBRARY)).decode()
    return json.loads(script[script.index("=") + 1 : script.rindex(";")])


def test_the_roles_that_a_standard_can_name_have_lists() -> None:
    assert data().keys() == {"police", "health"}


def test_the_pack_made_most_for_a_role_comes_first_and_a_withdrawn_one_not_at_all() -> None:
    made = data(
        a_page("PK-01", title="For all", audience=BOTH),
        a_page("PK-02", title="For police", audience=("police",)),
        a_page("PK-03", title="Gone", audience=("police",), withdrawn=TODAY),
    )
    assert [title for title, _ in made["police"]["packs"]] == ["For police", "For all"]
    assert [title for title, _ in made["health"]["packs"]] == ["For all"]


def test_a_standard_is_a_part_of_those_whom_a_row_names() -> None:
    made = data(a_page("CPS-05", TABLE, title="Core groups", audience=BOTH))
    assert made["police"]["parts"] == [["Core groups", "standards/cps-05.html#who-does-what"]]
    assert made["health"]["parts"] == []


def test_changes_are_those_of_pages_for_the_role_that_ask_something() -> None:
    asks = Change(TODAY, ChangeKind.ACT, "Ring first.")
    words = Change(TODAY, ChangeKind.WORDING, "Shorter.")
    made = data(
        a_page("CPS-05", title="Core groups", audience=("police",), changes=(asks, words)),
        a_page("CPS-06", title="Visits", audience=("health",), changes=(asks,)),
    )
    (change,) = made["police"]["changes"]
    assert change["what"] == "29 November 2026: Ring first."
    assert change["pages"] == [["Core groups", "standards/cps-05.html"]]
