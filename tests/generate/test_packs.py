"""What a card says of a pack: for whom it is, and how long it takes to read."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_LIBRARY, a_page, a_site

from packsite.cache.memo import no_cache
from packsite.generate.packs import pack_cards
from packsite.model.data import Role

ROLES = {key: Role(key, key.title(), "Staff", ("Staff",)) for key in ("police", "health")}
LIBRARY = replace(A_LIBRARY, roles=ROLES)


@pytest.mark.parametrize(("count", "minutes"), [(10, 5), (990, 5), (1_200, 10)])
def test_the_minutes_are_those_of_all_pages_to_the_next_five(count: int, minutes: int) -> None:
    long = a_page("CPS-05", "word " * count)
    (card,) = pack_cards(a_site(long, a_page("PK-01", contents=("CPS-05",))), no_cache)
    assert card.minutes == minutes


@pytest.mark.parametrize(
    ("audience", "readers"),
    [(("police", "health"), "every role"), (("police",), "Police")],
)
def test_a_card_names_its_readers(audience: tuple[str, ...], readers: str) -> None:
    (card,) = pack_cards(a_site(a_page("PK-01", audience=audience), library=LIBRARY), no_cache)
    assert card.readers == readers


def test_a_withdrawn_pack_has_no_card() -> None:
    assert not pack_cards(a_site(a_page("PK-01", withdrawn=date(2026, 11, 29))), no_cache)
