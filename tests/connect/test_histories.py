from dataclasses import replace
from datetime import date

from tests.builders import A_LIBRARY, a_page, a_site

from packsite.connect.histories import current_version
from packsite.model.addresses import version_uri
from packsite.model.changes import History
from packsite.model.data import Published
from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document

FIRST, SECOND, THIRD = date(2026, 11, 23), date(2027, 1, 14), date(2027, 3, 1)


def changes(*days: date) -> tuple[Change, ...]:
    return tuple(Change(day, ChangeKind.READ, f"As of {day}.") for day in days)


def known(*pages: Document, published: tuple[Published, ...] = ()) -> dict[str, History]:
    library = replace(A_LIBRARY, published={entry.id: entry for entry in published})
    return {history.id: history for history in a_site(*pages, library=library).histories}


def test_every_change_of_a_page_is_a_version() -> None:
    page = a_page("CPS-08", changes=changes(SECOND, FIRST))
    history = known(page)["CPS-08"]
    assert (history.current, history.versions) == (SECOND, (SECOND, FIRST))
    assert [one.change.what for one in history.since(FIRST)] == ["As of 2027-01-14."]
    assert history.since(SECOND) == ()


def test_a_pack_has_a_version_for_each_change_of_what_it_holds_since_it_was_made() -> None:
    old = a_page("CPS-08", changes=changes(FIRST, THIRD))
    pack = a_page("PK-01", contents=("CPS-08",), changes=changes(SECOND))
    history = known(old, pack)["PK-01"]
    assert (history.current, history.versions) == (THIRD, (THIRD, SECOND))
    assert [one.page.id for one in history.since(SECOND)] == ["CPS-08"]


def test_the_version_of_a_pack_is_the_newest_of_what_it_holds_and_its_own() -> None:
    page = a_page("CPS-08", changes=changes(FIRST))
    pack = a_page("PK-01", contents=("CPS-08",), changes=changes(SECOND))
    assert current_version(pack, {"CPS-08": page}) == SECOND
    newer = a_page("CPS-08", changes=changes(THIRD))
    assert current_version(pack, {"CPS-08": newer}) == THIRD


def test_a_version_that_was_published_stays_known_when_its_change_is_taken_out() -> None:
    entry = Published("CPS-08", "Core groups", ("standards/cps-08.html",), (FIRST,))
    page = a_page("CPS-08", changes=changes(SECOND))
    assert known(page, published=(entry,))["CPS-08"].versions == (SECOND, FIRST)


def test_a_page_that_is_gone_is_withdrawn_and_leads_to_what_replaces_it() -> None:
    entry = Published(
        "CPS-07", "Visits", ("standards/visits.html",), (FIRST,), (), SECOND, "CPS-08"
    )
    history = known(a_page("CPS-08", title="Core groups"), published=(entry,))["CPS-07"]
    assert (history.page, history.withdrawn, history.versions) == (None, SECOND, (FIRST,))
    assert history.instead is not None
    assert history.instead.title == "Core groups"


def test_a_page_that_the_build_makes_has_no_version_of_its_own() -> None:
    history = known()["PG-92"]
    assert (history.current, history.versions, history.pdf) == (None, (), "PG-92-glossary.pdf")


def test_an_address_is_short_in_small_letters_and_says_id_and_version() -> None:
    assert version_uri("LB-2022-01", FIRST) == "v/lb-2022-01/2026-11-23.html"
    assert version_uri("CPS-08") == "v/cps-08/index.html"
