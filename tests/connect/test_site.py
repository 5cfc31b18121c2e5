"""Every fact of a site is there before it is checked, and an equal one is the one from before."""

from dataclasses import replace
from pathlib import Path

from tests.builders import A_LIBRARY, a_page, an_index

from packsite.cache.memo import Memo
from packsite.connect.site import connected, linked
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import Settings
from packsite.model.timescales import JourneyPath, Step

_TABLE = "| Who | What |\n|---|---|\n| Everyone | Shares it |\n"
STANDARD = a_page(
    "CPS-08", f"## The standard\n\n### CPS-08.1 Share\n\n## Who does what\n\n{_TABLE}"
)
PAGE = a_page("PG-01", "[[CPS-08.1]] and [[source:KCS]]")
LIBRARY = replace(A_LIBRARY, path=JourneyPath((Step("Meet", "They meet", ("CPS-08",)),)))


def test_a_site_has_every_fact_about_its_pages() -> None:
    index = an_index(STANDARD, PAGE, library=LIBRARY)
    site = connected(linked(Settings(Path()), index))
    assert [link.target.id for link in site.links_by_uri[PAGE.uri] if link.target] == [
        "CPS-08.1",
        "KCS",
    ]
    assert [stop.target.id for stop in site.journey.stops] == ["CPS-08"]
    assert [target.id for item in site.news for target in item.pages] == ["CPS-08", "PG-01"]
    assert [(one.relying.id, one.statement.id) for one in site.reliances] == [("PG-01", "CPS-08.1")]
    assert [row.is_for_all for row in site.rows[STANDARD.uri]] == [True]
    assert site.rows[PAGE.uri] == ()
    assert [one.page.id for one in site.reviews] == ["CPS-08", "PG-01"]
    assert {key: [row.page.id for row in rows] for key, rows in site.reading_lists.items()} == {
        "KCS": ["PG-01"]
    }
    ids = {"CPS-08", "PG-01", *(made.id for made in OUTLINES)}
    assert {history.id for history in site.histories} == ids
    assert site.problems == ()


def test_with_a_memo_equal_facts_are_the_same() -> None:
    memo = Memo().get
    first, second = (
        connected(linked(Settings(Path()), index, memo), memo)
        for index in (an_index(STANDARD, PAGE, library=replace(LIBRARY)) for _ in range(2))
    )
    assert first.journey is second.journey
    assert first.reliances is second.reliances
