"""The roles that the title of a statement or a timescale names."""

from dataclasses import replace

import pytest
from tests.builders import A_LIBRARY

from packsite.model.data import Role
from packsite.read.named_roles import named_roles

LIBRARY = replace(
    A_LIBRARY,
    roles={
        "health": Role("health", "Health", "Nurses", ("Nurse", "Midwifery")),
        "managers": Role("managers", "Managers", "Managers", ("Managers",)),
        "trainers": Role("trainers", "Trainers", "Those who train"),
    },
)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Managers and nurses talk", ["health", "managers"]),
        ("The worker tells a manager", ["managers"]),
        ("Midwifery is always involved", ["health"]),
        ("Management is told", []),
        ("Ask [[local:nurse|the nurse]]", []),
        ("Everyone refers early", ["all"]),
        ("Every invited agency writes", ["all"]),
        ("Each worker asks the nurse", ["all", "health"]),
        ("Each report starts with the child", []),
        ("It is for everyone", []),
    ],
)
def test_roles_are_named_as_their_data_says(words: str, roles: list[str]) -> None:
    assert list(named_roles(words, LIBRARY)) == roles
