import re
from dataclasses import replace
from datetime import date
from posixpath import dirname, join, normpath

import pytest
from lxml import html
from lxml.html import HtmlElement as Element
from tests.builders import A_LIBRARY, a_page, a_site

from packsite.currency.pages import moved_pages
from packsite.model.data import Published
from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document
from packsite.pipeline import weave

FIRST, SECOND, THIRD = date(2026, 11, 23), date(2027, 1, 14), date(2027, 3, 1)
BEGUN = Change(FIRST, ChangeKind.READ, "First published.")
CHANGES = (
    Change(THIRD, ChangeKind.WORDING, "Shorter sentences."),
    Change(SECOND, ChangeKind.ACT, "Members send <their> update before the meeting."),
    BEGUN,
)
GROUPS = a_page("CPS-08", title="Core “groups” & more", changes=CHANGES)
PACK = a_page("PK-01", title="New here", contents=("CPS-08",))
OLD = a_page("CPS-09", title="Visits", withdrawn=SECOND, replaced_by="CPS-08")
ENDED = a_page("CPS-10", title="Ended", withdrawn=SECOND)
PUBLISHED = (
    Published("CPS-07", "Gone", ("standards/gone.html",), (FIRST,), (), SECOND, "CPS-08"),
    Published("CPS-08", "x", ("standards/older.html", "standards/cps-08.html"), (FIRST,)),
)


def made(*pages: Document, with_pdf: bool = True) -> dict[str, str]:
    library = replace(A_LIBRARY, published={entry.id: entry for entry in PUBLISHED})
    woven = weave(a_site(*pages, library=library), with_pdf=with_pdf)
    return {uri: content.decode() for uri, content in woven.downloads.items()}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return made(GROUPS, PACK, OLD, ENDED)


def whole(page: str) -> Element:
    tree: Element = html.document_fromstring(page)
    return tree


def found(page: str, path: str) -> list[str]:
    """Return the text that an XPath selects in a page."""
    return [str(one) for one in whole(page).xpath(path)]


def words(page: str) -> str:
    main = whole(page).find(".//main")
    assert main is not None
    return " ".join(main.text_content().split())


def links(page: str) -> dict[str, str]:
    return {" ".join(a.text_content().split()): a.get("href", "") for a in whole(page).iter("a")}


def test_the_newest_version_is_current_and_leads_to_page_and_pdf(pages: dict[str, str]) -> None:
    page = pages["v/cps-08/2027-03-01.html"]
    assert words(page).startswith(
        "This is current CPS-08 Core “groups” & more Version 1 March 2027"
    )
    assert links(page)["Open the page"] == "../../standards/cps-08.html"
    assert links(page)["Open the PDF"] == "../../standards/CPS-08-cps-08.pdf"


def test_an_older_version_says_when_it_was_replaced_and_what_changed_most_important_first(
    pages: dict[str, str],
) -> None:
    said = words(pages["v/cps-08/2026-11-23.html"])
    assert said.startswith("Replaced on 14 January 2027")
    assert said.endswith(
        "These parts changed You must act Members send <their> update before the meeting. "
        "14 January 2027 Wording only Shorter sentences. 1 March 2027"
    )


def test_what_did_not_change_since_is_not_listed(pages: dict[str, str]) -> None:
    said = words(pages["v/cps-08/2027-01-14.html"])
    assert said.startswith("Replaced on 1 March 2027")
    assert "Members send" not in said


def test_where_only_the_wording_changed_nobody_is_alarmed(pages: dict[str, str]) -> None:
    assert "Only its wording has changed" in words(pages["v/cps-08/2027-01-14.html"])
    assert "Do not rely on it." in words(pages["v/cps-08/2026-11-23.html"])


def test_an_older_version_of_a_pack_names_the_pages_that_changed(pages: dict[str, str]) -> None:
    page = pages["v/pk-01/2026-11-23.html"]
    assert "You must act CPS-08 Core “groups” & more: Members send" in words(page)
    assert links(page)["CPS-08 Core “groups” & more"] == "../../standards/cps-08.html"


def test_a_version_whose_changes_nobody_wrote_down_says_so() -> None:
    page = made(a_page("CPS-08", changes=(CHANGES[1],)))["v/cps-08/2026-11-23.html"]
    assert words(page).startswith("Replaced on 14 January 2027")
    assert "You must act" in page
    later = a_page("CPS-08", changes=(Change(date(2026, 1, 1), ChangeKind.READ, "Earlier."),))
    assert "There is no record of what has changed since." in words(
        made(later)["v/cps-08/2026-11-23.html"]
    )


def test_every_version_of_a_withdrawn_page_says_what_to_use_instead(pages: dict[str, str]) -> None:
    page = pages["v/cps-09/2026-11-23.html"]
    assert words(page).startswith("Withdrawn on 14 January 2027 CPS-09 Visits")
    assert links(page)["CPS-08 Core “groups” & more"] == "../../standards/cps-08.html"
    assert links(page)["Visits"] == "../../standards/cps-09.html"


def test_where_nothing_replaces_a_page_that_is_said(pages: dict[str, str]) -> None:
    assert "Nothing takes its place." in words(pages["v/cps-10/2026-11-23.html"])


def test_a_version_of_a_page_that_is_gone_is_withdrawn(pages: dict[str, str]) -> None:
    page = pages["v/cps-07/2026-11-23.html"]
    assert words(page).startswith("Withdrawn on 14 January 2027 CPS-07 Gone")
    assert "Its words are kept" not in page


def test_the_page_of_an_id_lists_its_versions_newest_first(pages: dict[str, str]) -> None:
    assert found(pages["v/cps-08/index.html"], "//ul[@id='versions']//a/@href") == [
        "2027-03-01.html", "2027-01-14.html", "2026-11-23.html",
    ]  # fmt: skip


def test_the_page_of_what_the_build_makes_says_that_it_changes_with_the_others(
    pages: dict[str, str],
) -> None:
    assert "so it changes whenever one of them does" in words(pages["v/pg-92/index.html"])
    assert "<form" not in pages["v/pg-92/index.html"]


def test_the_list_leads_to_every_id(pages: dict[str, str]) -> None:
    led = set(links(pages["v/index.html"]).values())
    assert {"cps-07/index.html", "cps-08/index.html", "pk-01/index.html", "pg-92/index.html"} <= led


def test_a_former_address_leads_on_by_itself_and_by_a_link(pages: dict[str, str]) -> None:
    page = pages["standards/older.html"]
    assert '<meta http-equiv="refresh" content="0; url=cps-08.html">' in page
    assert links(page)["Go to the page"] == "cps-08.html"


def test_the_address_of_a_page_that_is_gone_says_what_to_use_and_stays(
    pages: dict[str, str],
) -> None:
    page = pages["standards/gone.html"]
    assert words(page).startswith("Withdrawn on 14 January 2027")
    assert links(page)["CPS-08 Core “groups” & more"] == "cps-08.html"
    assert "refresh" not in page


def test_nothing_is_written_over_a_page_that_is_there() -> None:
    site = a_site(
        GROUPS, library=replace(A_LIBRARY, published={entry.id: entry for entry in PUBLISHED})
    )
    assert set(moved_pages(site, ["standards/older.md", "standards/cps-08.md"])) == {
        "standards/gone.html"
    }


def test_without_pdfs_no_page_leads_to_one() -> None:
    assert not [
        uri
        for uri, page in made(GROUPS, with_pdf=False).items()
        if ".pdf" in page and uri.startswith("v/")
    ]


def test_every_page_is_small_whole_and_without_a_look_or_script_of_its_own(
    pages: dict[str, str],
) -> None:
    shown = {uri: page for uri, page in pages.items() if uri.endswith(".html")}
    assert len(shown) > 15
    for uri, page in shown.items():
        assert len(page.encode()) < 10_000, uri
        assert re.match(r"<!doctype html>\n<html lang=\"en-GB\">", page), uri
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! src=)", page), uri
        assert len(found(page, "//h1")) == len(found(page, "//main")) == 1, uri
        assert found(page, "//title/text()"), uri


def test_every_link_of_every_page_leads_to_something(pages: dict[str, str]) -> None:
    woven = weave(a_site(GROUPS, PACK, OLD, ENDED), with_pdf=True)
    there = {uri.removesuffix(".md") + ".html" for uri in woven.pages} | set(woven.pdf_uris)
    there |= {*pages, "index.html"}
    for uri, page in pages.items():
        if uri.endswith(".html"):
            led = found(page, "//*[not(@rel='icon')]/@href | //@src")
            assert {normpath(join(dirname(uri), one)) for one in led} <= there, uri
