from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from packsite.model.facts import Kind
from packsite.read.facts_schema import FACTS_OF, json_schema

PAGE: Mapping[str, Any] = {
    "id": "PG-01",
    "title": "Home",
    "summary": "What this is for.",
    "owner": "Business unit",
    "reviewed": "2026-11-23",
    "review_every": "12 months",
    "audience": ["everyone"],
    "changes": [{"date": "2026-11-23", "kind": "read", "what": "First published."}],
}


def faults(**facts: object) -> list[tuple[tuple[int | str, ...], str]]:
    """Return the place and message of every fault of a page that is right but for these facts."""
    try:
        FACTS_OF[Kind.PAGE].model_validate({**PAGE, **facts})
    except ValidationError as error:
        return [(fault["loc"], fault["msg"]) for fault in error.errors()]
    return []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("id", "CPS-5", 'is "CPS-5"; write CPS-05'),
        ("id", "cps-05", 'is "cps-05"; write CPS-05'),
        ("id", "LB-22-01", 'is "LB-22-01"; write an id such as {}'),
        ("id", "CPS-\u0660\u0665", 'is "CPS-\u0660\u0665"; write an id such as {}'),
        ("id", "CPS-05.1", 'is "CPS-05.1"; write an id such as {}'),
    ],
)
def test_an_id_is_a_prefix_and_a_number(name: str, value: str, message: str) -> None:
    examples = "CPS-05, CNP-12, LB-2022-01, ND-2024-01, PK-02, NB-03 or PG-04"
    assert faults(**{name: value}) == [((name,), f"Value error, {message.format(examples)}")]


@pytest.mark.parametrize(
    "value", ["CPS-05", "CNP-123", "PK-01", "NB-01", "PG-01", "LB-2022-01", "ND-2024-01"]
)
def test_ids_of_every_kind_are_taken(value: str) -> None:
    assert faults(id=value) == []


@pytest.mark.parametrize("sign", list("<>`*_[]{}|\\"))
def test_words_hold_no_markup(sign: str) -> None:
    reason = f'is shown as plain text and cannot contain "{sign}"; remove it'
    assert faults(owner=f"a {sign} b") == [(("owner",), f"Value error, {reason}")]


@pytest.mark.parametrize("name", ["title", "summary", "owner"])
def test_words_are_not_empty(name: str) -> None:
    assert faults(**{name: " \n"}) == [
        ((name,), "Value error, is empty; fill it in"),
    ]


@pytest.mark.parametrize("name", ["title", "summary"])
def test_what_also_stands_in_the_head_of_a_page_holds_no_straight_quotation_mark(
    name: str,
) -> None:
    reason = "contains a straight quotation mark; write “ and ” instead"
    assert faults(**{name: 'The "core" group'}) == [((name,), f"Value error, {reason}")]


def test_words_over_several_lines_become_one_line() -> None:
    page = FACTS_OF[Kind.PAGE].model_validate({**PAGE, "title": "Core\n  groups\n"})
    assert page.title == "Core groups"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2026",
        "2026-02-30",
        "31/02/2027",
        "2026-W01-1",
        "9999-12-31",
        "0001-01-01",
    ],
)
def test_a_date_is_a_day_of_the_calendar(value: str) -> None:
    reason = f'is "{value}", which is not a date; write it like this: 2026-11-23'
    assert faults(reviewed=value) == [(("reviewed",), f"Value error, {reason}")]


@pytest.mark.parametrize(
    "value",
    ["14/01/2027", "14.1.2027", "14 January 2027", "Thursday 14th Jan 2027", "January 14, 2027",
     "2027/01/14", "2027-1-14", "the 14th of january 2027"],
)  # fmt: skip
def test_a_date_as_people_write_it_is_offered_as_it_is_to_be(value: str) -> None:
    assert faults(reviewed=value) == [
        (("reviewed",), f'Value error, is "{value}"; write it as 2027-01-14')
    ]


@pytest.mark.parametrize("value", ["14/01/27", "14 Jan 27"])
def test_a_year_of_two_digits_is_asked_for(value: str) -> None:
    reason = f'is "{value}"; write the year in full, like this: 2026-11-23'
    assert faults(reviewed=value) == [(("reviewed",), f"Value error, {reason}")]


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("", ""),
        ("12", ""),
        ("a year", ""),
        ("0 months", "6 months"),
        ("120 months", "12 months"),
        ("6 mnoths", "6 months"),
    ],
)
def test_an_interval_is_a_number_of_months(value: str, meant: str) -> None:
    reason = f'is "{value}"; write a number of months, such as "12 months"'
    reason += f' (perhaps "{meant}")' if meant else ""
    assert faults(review_every=value) == [(("review_every",), f"Value error, {reason}")]


@pytest.mark.parametrize(("value", "months"), [("1 month", 1), (" 24 months ", 24)])
def test_an_interval_is_read_as_months(value: str, months: int) -> None:
    assert (
        FACTS_OF[Kind.PAGE].model_validate({**PAGE, "review_every": value}).review_every == months
    )


@pytest.mark.parametrize("name", ["audience", "changes"])
def test_audience_and_changes_are_not_empty(name: str) -> None:
    assert faults(**{name: []}) == [
        ((name,), "List should have at least 1 item after validation, not 0")
    ]


def test_a_change_has_a_date_a_kind_and_words() -> None:
    assert faults(changes=[{"date": "today", "kind": "big", "extra": "x"}]) == [
        (
            ("changes", 0, "date"),
            'Value error, is "today", which is not a date; write it like this: 2026-11-23',
        ),
        (("changes", 0, "kind"), "Input should be 'act', 'read' or 'wording'"),
        (("changes", 0, "what"), "Field required"),
        (("changes", 0, "extra"), "Extra inputs are not permitted"),
    ]


def test_the_json_schema_has_one_definition_for_each_kind_of_page_and_one_for_amendments() -> None:
    schema = json_schema()
    every = {"id", "title", "summary", "owner", "reviewed", "review_every", "audience", "changes"}
    shared = {"sheets", "topics", "sources", "check_against", "answers", "withdrawn", "replaced_by"}
    shared |= {"scope"}
    may = shared | {"lang", "translation_of"}
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {
        kind["title"]: (set(kind["required"]), set(kind["properties"]) - set(kind["required"]))
        for kind in schema["anyOf"]
    } == {
        "Standard": (every, may | {"agreed"}),
        "Neglect pack resource": (every | {"part"}, may | {"slides"}),
        "Learning brief": (every | {"scope"}, (may | {"gaps"}) - {"scope"}),
        "Pack": (every | {"contents"}, shared | {"all_of", "folded", "occasion", "session"}),
        "Network Bite": (every, may),
        "Page": (every, may | {"briefing_of"}),
        "Amendment": ({"amends", "owner", "reviewed", "review_every", "changes"}, {"sources"}),
    }


def test_the_json_schema_describes_facts_as_they_are_typed() -> None:
    page = json_schema()["anyOf"][0]
    assert page["properties"]["id"]["pattern"] == (
        r"^(?:(?:CPS|CNP|PK|NB|PG)-\d{2,3}|(?:LB|ND)-\d{4}-\d{2})$"
    )
    assert page["properties"]["review_every"]["type"] == "string"
    assert page["additionalProperties"] is False
