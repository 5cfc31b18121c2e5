from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from tests.builders import A_LIBRARY, a_page, a_site

from packsite.generate.atom_feed import feeds
from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document
from packsite.model.site import Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FIRST = Change(date(2026, 11, 23), ChangeKind.READ, "First published.")
RING = Change(date(2027, 1, 14), ChangeKind.ACT, "Ring <first> & ask.")
PAGES = (
    a_page(
        "CPS-08", title="Core “groups” & more", changes=(RING, FIRST), audience=("social-work",)
    ),
    a_page("CPS-09", title="Visits", changes=(FIRST,), audience=("everyone", "social-work")),
    a_page("CPS-10", title="Gone", changes=(FIRST,), withdrawn=date(2027, 1, 1)),
)


def a_followed_site(*pages: Document, **settings: Any) -> Site:
    site = a_site(*(pages or PAGES), library=A_LIBRARY)
    given: dict[str, Any] = {"site_url": "https://example.org/guidance/", **settings}
    return replace(site, settings=replace(site.settings, **given))


def read(name: str = "changes.atom", *pages: Document) -> ET.Element:
    return ET.fromstring(feeds(a_followed_site(*pages))[name])


def texts(feed: ET.Element, path: str) -> list[str]:
    return [element.text or "" for element in feed.findall(path, ATOM)]


def attributes(feed: ET.Element, path: str, name: str) -> list[str]:
    return [element.attrib[name] for element in feed.findall(path, ATOM)]


def test_there_is_one_feed_of_everything_and_one_for_each_role() -> None:
    assert [*feeds(a_followed_site())] == [
        "changes.atom", "changes-social-work.atom", "changes-everyone.atom",
    ]  # fmt: skip


def test_a_feed_has_what_the_standard_asks_of_it() -> None:
    feed = read()
    assert texts(feed, "a:title") == ["Safeguarding: what has changed"]
    assert texts(feed, "a:author/a:name") == ["The partnership"]
    assert texts(feed, "a:updated") == ["2027-01-14T00:00:00Z"]
    assert attributes(feed, "a:link", "rel") == ["self", "alternate"]
    assert attributes(feed, "a:link", "href") == [
        "https://example.org/guidance/changes.atom",
        "https://example.org/guidance/what-changed.html",
    ]
    for part in ("a:id", "a:title", "a:updated", "a:link", "a:content"):
        assert len(feed.findall(f"a:entry/{part}", ATOM)) == 2, part


def test_entries_are_the_changes_newest_first_with_their_rank_and_roles() -> None:
    feed = read()
    assert texts(feed, "a:entry/a:title") == [
        "You must act: Ring <first> & ask.", "Worth reading: First published.",
    ]  # fmt: skip
    first, second = feed.findall("a:entry", ATOM)
    assert attributes(first, "a:category", "term") == ["act", "for-social-work"]
    assert attributes(second, "a:category", "label") == ["Worth reading", "Social work", "Everyone"]


def test_a_change_of_one_page_leads_to_it_and_one_of_several_to_the_list() -> None:
    assert attributes(read(), "a:entry/a:link", "href") == [
        "https://example.org/guidance/standards/cps-08.html",
        "https://example.org/guidance/what-changed.html",
    ]


def test_the_content_names_the_pages_and_no_word_of_an_author_is_markup() -> None:
    said = texts(read(), "a:entry/a:content")[0]
    assert said == (
        "<p><strong>You must act</strong>, 14 January 2027</p><ul><li><a "
        'href="https://example.org/guidance/standards/cps-08.html">Core “groups” &amp; more</a> '
        "(CPS-08)</li></ul>"
    )


def test_a_withdrawn_page_is_in_no_feed() -> None:
    assert "CPS-10" not in "".join(texts(read(), "a:entry/a:content"))


def test_the_feed_of_a_role_has_the_pages_for_that_role_alone() -> None:
    feed = read("changes-everyone.atom")
    assert texts(feed, "a:title") == ["Safeguarding: what has changed for Everyone"]
    assert "CPS-08" not in texts(feed, "a:entry/a:content")[0]
    assert attributes(feed, "a:link", "href")[1].endswith("/what-changed.html?role=everyone")


def test_ids_are_urns_that_stay_when_the_site_moves_or_a_page_joins() -> None:
    before = texts(read(), ".//a:id")
    assert len(set(before)) == 3
    assert all(UUID(one.removeprefix("urn:uuid:")).urn == one for one in before)
    moved = a_followed_site(*PAGES, a_page("CPS-11", changes=(FIRST,)), site_url="https://new.org")
    assert texts(ET.fromstring(feeds(moved)["changes.atom"]), ".//a:id") == before


@pytest.mark.parametrize("settings", [{"site_url": ""}, {"as_at": "2026-11-24"}, {"draft": True}])
def test_without_an_address_in_an_archive_and_in_a_draft_there_is_no_feed(
    settings: dict[str, Any],
) -> None:
    assert feeds(a_followed_site(**settings)) == {}
