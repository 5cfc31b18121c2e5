"""Pages and their translations: which belong together, and which is older than the English."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import a_page, a_site

from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document
from packsite.model.site import Site

ENGLISH = a_page("CPS-05", title="Core groups")
URDU = a_page("PG-61", title="کور گروپ", lang="ur", translation_of="CPS-05")
POLISH = a_page("PG-62", title="Grupy", lang="pl", translation_of="CPS-05")


def others(site: Site, page: Document) -> list[tuple[str, str]]:
    found = site.connections[page.uri].translations
    return [(one.language.name, one.page.id) for one in found]


def test_each_page_leads_to_the_same_in_other_languages_english_first() -> None:
    site = a_site(URDU, ENGLISH, POLISH, a_page("PG-02"))
    assert others(site, ENGLISH) == [("Polish", "PG-62"), ("Urdu", "PG-61")]
    assert others(site, POLISH) == [("English", "CPS-05"), ("Urdu", "PG-61")]
    assert others(site, site.by_id["PG-02"]) == []


def test_withdrawn_translation_is_not_offered() -> None:
    withdrawn = replace(URDU, facts=replace(URDU.facts, withdrawn=date(2026, 11, 1)))
    assert others(a_site(ENGLISH, withdrawn), ENGLISH) == []


@pytest.mark.parametrize(
    ("changed", "newer"), [(date(2027, 2, 1), date(2027, 2, 1)), (date(2020, 1, 1), None)]
)
def test_translation_reviewed_before_the_english_changed_is_behind(
    changed: date, newer: date | None
) -> None:
    change = Change(changed, ChangeKind.ACT, "Ten days.")
    english = replace(ENGLISH, facts=replace(ENGLISH.facts, changes=(change,)))
    site = a_site(english, URDU)
    assert site.connections[URDU.uri].english_changed == newer
    assert site.connections[english.uri].english_changed is None
