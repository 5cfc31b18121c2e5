from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_LIBRARY, a_page, an_index

from packsite.connect.index import Index
from packsite.connect.links import link
from packsite.model.data import Confirmed
from packsite.model.facts import Kind
from packsite.model.generated_pages import OUTLINES
from packsite.model.links import Link, LinkStatus
from packsite.model.page import Document
from packsite.model.references import Place, Reference, ReferenceKind, Span, Target
from packsite.model.suggest import close_matches

STANDARD = a_page("CPS-05", "### CPS-05.1 Share\n\n## Who does what\n", title="Core groups")
BRIEF = a_page("LB-2022-01", "### F7 Agree\n\n### R1 Agreed\n", title="A brief")
PACK = a_page("PK-01", title="New here")
FILES = ("docs/assets/map.png", "docs/assets/form.docx", "standards/form.docx")


def index_with(page: Document) -> Index:
    return an_index(page, STANDARD, BRIEF, PACK, files=FILES)


def links_of(page: Document) -> list[tuple[LinkStatus, Target | None, str]]:
    """Return the status, target and suggestion of every link of a page."""
    return [
        (one.status, one.target, one.nearest)
        for one in link(index_with(page))
        if one.document == page
    ]


def resolved(uri: str, anchor: str, title: str, page_id: str) -> list[object]:
    return [(LinkStatus.RESOLVED, Target(uri, anchor, title, page_id), "")]


def bad(status: LinkStatus, nearest: str = "") -> list[object]:
    return [(status, None, nearest)]


def test_a_link_has_its_page_its_reference_and_its_target() -> None:
    page = a_page(body="see [[CPS-05]]")
    reference = Reference(ReferenceKind.PAGE, "CPS-05", "", Span(4, 14))
    assert link(index_with(page)) == (Link(page, reference, LinkStatus.RESOLVED, STANDARD.target),)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[[CPS-05]]", ("standards/cps-05.md", "", "Core groups", "CPS-05")),
        (
            "[[CPS-05.1]]",
            ("standards/cps-05.md", "CPS-05.1", "CPS-05.1 Share", "CPS-05.1"),
        ),
        ("[[LB-2022-01.F7]]", ("learning/lb-2022-01.md", "F7", "F7 Agree", "LB-2022-01.F7")),
        ("[[LB-2022-01.R1]]", ("learning/lb-2022-01.md", "R1", "R1 Agreed", "LB-2022-01.R1")),
        ("[[PK-01]]", ("packs/pk-01.md", "", "New here", "PK-01")),
        ("[[PG-93]]", ("sources.md", "", "Sources", "PG-93")),
        ("[[source:WT2026]]", ("sources.md", "WT2026", "Working Together 2026", "WT2026")),
        (
            "[[local:minutes]]",
            ("launch-checklist.md", "minutes", "When minutes are sent", "minutes"),
        ),
    ],
)
def test_a_reference_leads_to_what_it_names(text: str, target: tuple[str, str, str, str]) -> None:
    assert links_of(a_page(body=text)) == resolved(*target)


@pytest.mark.parametrize(
    ("text", "status", "nearest"),
    [
        ("[[CPS-06]]", LinkStatus.MISSING, "CPS-05"),
        ("[[cps-05]]", LinkStatus.MISSING, "CPS-05"),
        ("[[hello]]", LinkStatus.MISSING, ""),
        ("[[F7]]", LinkStatus.MISSING, ""),
        ("[[CPS-06.1]]", LinkStatus.MISSING, "CPS-05.1"),
        ("[[CPS-05.9]]", LinkStatus.NO_STATEMENT, "CPS-05.1"),
        ("[[LB-2022-01.F8]]", LinkStatus.NO_STATEMENT, "LB-2022-01.F7"),
        ("[[PG-01.1]]", LinkStatus.NO_STATEMENT, ""),
        ("[[source:WT2062]]", LinkStatus.NO_SOURCE, "WT2026"),
        ("[[source:xyz]]", LinkStatus.NO_SOURCE, ""),
        ("[[local:minute]]", LinkStatus.NO_LOCAL, "minutes"),
        ("[[local:xyz]]", LinkStatus.NO_LOCAL, ""),
        ("[[]]", LinkStatus.MALFORMED, ""),
        ("[[ never closed", LinkStatus.MALFORMED, ""),
    ],
)
def test_a_reference_that_leads_nowhere_says_what_was_perhaps_meant(
    text: str, status: LinkStatus, nearest: str
) -> None:
    assert links_of(a_page(body=text)) == bad(status, nearest)


@pytest.mark.parametrize(
    ("listed", "status"),
    [
        ("LB-2022-01.F7", LinkStatus.RESOLVED),
        ("LB-2022-01.R1", LinkStatus.WRONG_KIND),
        ("LB-2022-01", LinkStatus.WRONG_KIND),
        ("CPS-05.1", LinkStatus.WRONG_KIND),
        ("LB-2022-01.F8", LinkStatus.NO_STATEMENT),
    ],
)
def test_a_page_answers_findings_and_nothing_else(listed: str, status: LinkStatus) -> None:
    page = a_page(answers=(listed,))
    assert [(one[0], page.references[0].place) for one in links_of(page)] == [
        (status, Place.ANSWERS)
    ]


@pytest.mark.parametrize(
    ("listed", "status"),
    [
        ("CPS-05", LinkStatus.RESOLVED),
        ("PG-93", LinkStatus.RESOLVED),
        ("CPS-05.1", LinkStatus.WRONG_KIND),
        ("PK-01", LinkStatus.WRONG_KIND),
        ("PK-02", LinkStatus.WRONG_KIND),
        ("CPS-99", LinkStatus.MISSING),
    ],
)
def test_a_pack_holds_pages_that_are_no_packs(listed: str, status: LinkStatus) -> None:
    page = a_page("PK-02", contents=(listed,))
    assert [(one[0], page.references[0].place) for one in links_of(page)] == [
        (status, Place.CONTENTS)
    ]


def test_the_sources_among_the_facts_are_links_too() -> None:
    page = a_page(sources=("WT2026", "WT2062"))
    assert links_of(page) == [
        *resolved("sources.md", "WT2026", "Working Together 2026", "WT2026"),
        *bad(LinkStatus.NO_SOURCE, "WT2026"),
    ]


@pytest.mark.parametrize(
    ("page", "text", "target"),
    [
        ("PG-02", "[a](learning/lb-2022-01.md)", BRIEF.target),
        ("PG-02", "[a](./learning/../learning/lb-2022-01.md#F7)", BRIEF.target),
        ("LB-2022-02", "[a](lb-2022-01.md)", BRIEF.target),
        ("LB-2022-02", "[a](../packs/pk-01.md)", PACK.target),
        ("CPS-06", "[a](cps-05.md#who-does-what)", STANDARD.target),
        ("CPS-06", "[a](cps%2D05.md)", STANDARD.target),
        ("CPS-06", "[a]: cps-05.md", STANDARD.target),
        ("CPS-06", "<a href='cps-05.md'>", STANDARD.target),
        ("PG-02", "![a](assets/map.png)", Target("assets/map.png", "", "map.png", "")),
        ("LB-2022-02", "[a](../assets/form.docx)", Target("assets/form.docx", "", "form.docx", "")),
        ("CPS-06", "![a](/assets/map.png)", Target("assets/map.png", "", "map.png", "")),
        ("PG-02", "![a](/docs/assets/map.png)", Target("assets/map.png", "", "map.png", "")),
        ("PG-02", "[a](/standards/cps-05.md#who-does-what)", STANDARD.target),
        ("PG-02", "[a](sources.md#WT2026)", Target("sources.md", "", "sources.md", "")),
    ],
)
def test_a_relative_link_leads_to_a_file_of_its_own_folder(
    page: str, text: str, target: Target
) -> None:
    assert links_of(a_page(page, text)) == [(LinkStatus.RESOLVED, target, "")]


def test_a_link_to_a_heading_of_its_own_page_is_found() -> None:
    page = a_page(body="## A\n\n[a](#a) [a](pg-01.md#a)")
    assert links_of(page) == [(LinkStatus.RESOLVED, page.target, "")] * 2


@pytest.mark.parametrize("anchor", ["short-cin", "letter-c"])
def test_a_link_to_a_short_form_is_found(anchor: str) -> None:
    page = a_page(body=f"[a](glossary.md#{anchor})")
    assert links_of(page) == resolved("glossary.md", "", "glossary.md", "")


@pytest.mark.parametrize(
    ("page", "text", "status", "nearest"),
    [
        ("PG-02", "[a](learning/lb-2022-10.md)", LinkStatus.NO_FILE, "learning/lb-2022-01.md"),
        ("PG-02", "![a](assets/mop.png)", LinkStatus.NO_FILE, "assets/map.png"),
        ("CPS-06", "[a](from.docx)", LinkStatus.NO_FILE, "form.docx"),
        ("PG-02", "[a](xyz.md)", LinkStatus.NO_FILE, ""),
        ("CPS-06", "![a](/assets/mop.png)", LinkStatus.NO_FILE, ""),
        ("PG-02", "[a]()", LinkStatus.NO_FILE, ""),
        ("CPS-06", "[a](cps-05.md#who-did-what)", LinkStatus.NO_ANCHOR, "who-does-what"),
        ("PG-02", "[a](#here)", LinkStatus.NO_ANCHOR, ""),
        ("CPS-06", "[a](cps-05.html)", LinkStatus.NO_FILE, "cps-05.md"),
        ("CPS-06", "[a](cps-05.html#who-does-what)", LinkStatus.NO_FILE, "cps-05.md"),
        ("CPS-06", "[a](cps-05/)", LinkStatus.NO_FILE, "cps-05.md"),
        ("CPS-06", "[a](CPS-05.MD)", LinkStatus.NO_FILE, "cps-05.md"),
        ("CPS-06", "[a](./cps-05)", LinkStatus.NO_FILE, "cps-05.md"),
        (
            "PG-02",
            "[a](learning/lb-2022-01/index.html)",
            LinkStatus.NO_FILE,
            "learning/lb-2022-01.md",
        ),
        ("LB-2022-02", "[a](../packs/pk-01.html)", LinkStatus.NO_FILE, "../packs/pk-01.md"),
        ("PG-02", "[a](glossary.html)", LinkStatus.NO_FILE, "[[PG-92]]"),
        ("PG-02", "[a](glossary.md#short-cn)", LinkStatus.NO_ANCHOR, "short-cin"),
        ("PG-02", "[a](sources.md#WT2062)", LinkStatus.NO_ANCHOR, "WT2026"),
        ("PG-02", "[a](../standards/cps-05.html)", LinkStatus.OTHER_FOLDER, "CPS-05"),
        ("PG-02", "[a](../standards/cps-50.md)", LinkStatus.OTHER_FOLDER, "CPS-05"),
        ("PG-02", "[a](standards/cps-05.md)", LinkStatus.OTHER_FOLDER, "CPS-05"),
        ("PG-02", "[a](../standards/cps-05.md)", LinkStatus.OTHER_FOLDER, "CPS-05"),
        ("CPS-06", "[a](../learning/lb-2022-01.md)", LinkStatus.OTHER_FOLDER, "LB-2022-01"),
        ("CPS-06", "[a](../docs/learning/lb-2022-01.md)", LinkStatus.OTHER_FOLDER, "LB-2022-01"),
        ("CPS-06", "[a](../../../etc/passwd)", LinkStatus.OTHER_FOLDER, ""),
        ("PG-02", "[a](javascript:alert)", LinkStatus.UNSAFE, ""),
        ("PG-02", "[a](DATA:text/html,x)", LinkStatus.UNSAFE, ""),
        ("PG-02", "[a](file:///etc/passwd)", LinkStatus.UNSAFE, ""),
        ("PG-02", "[a](//example.org)", LinkStatus.UNSAFE, ""),
        ("PG-02", r"[a](C:\form.docx)", LinkStatus.UNSAFE, ""),
        ("PG-02", "[a](https://[x)", LinkStatus.UNSAFE, ""),
        ("PG-02", "[a](java&#115;cript:alert)", LinkStatus.NO_FILE, ""),
    ],
)
def test_a_relative_link_that_leads_nowhere_says_what_was_perhaps_meant(
    page: str, text: str, status: LinkStatus, nearest: str
) -> None:
    assert links_of(a_page(page, text)) == bad(status, nearest)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x",
        "HTTP://example.org",
        "mailto:a@example.org",
        "tel:01204",
    ],
)
def test_addresses_of_other_hosts_are_left_alone(address: str) -> None:
    assert links_of(a_page(body=f"[a]({address})")) == []


def test_the_first_of_two_pages_keeps_an_id_that_is_used_twice() -> None:
    first = a_page("CPS-05", "### CPS-05.1 A\n", file="standards/a.md")
    second = a_page("CPS-05", "### CPS-05.1 B\n", file="standards/b.md")
    index = an_index(first, second)
    assert index.page_by_id["CPS-05"] == first.target
    assert index.statement_by_id["CPS-05.1"] == first.statement(first.headings[0])


def test_an_index_knows_everything_that_can_be_pointed_at() -> None:
    unnamed = a_page("", file="docs/unnamed.md")
    index = an_index(STANDARD, BRIEF, unnamed, files=FILES)
    made = {page.id for page in OUTLINES}
    assert set(index.ids) == {
        "CPS-05", "CPS-05.1", "LB-2022-01", "LB-2022-01.F7", "LB-2022-01.R1", *made
    }  # fmt: skip
    assert index.kind_by_id == {
        "CPS-05": Kind.STANDARD,
        "LB-2022-01": Kind.BRIEF,
        "": Kind.PAGE,
    }
    assert index.document_by_uri == {
        "standards/cps-05.md": STANDARD,
        "learning/lb-2022-01.md": BRIEF,
        "unnamed.md": unnamed,
    }
    assert index.mounted == {"standards"}
    assert index.uris == {
        "standards/cps-05.md", "learning/lb-2022-01.md", "unnamed.md",
        "assets/map.png", "assets/form.docx", "standards/form.docx",
        *(page.uri for page in OUTLINES),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Core groups meet soon ([[CPS-0]]).\n", "CPS-05"),
        ("First visits are soon ([[CPS-0]]).\n", "CPS-03"),
    ],
)
def test_of_ids_that_are_as_near_the_words_around_tell(text: str, meant: str) -> None:
    page = a_page(body=text)
    others = (a_page("CPS-03", title="First visits"), a_page("CPS-01", title="Plans"))
    found = link(an_index(page, STANDARD, *others))
    assert next(one.nearest for one in found if one.document == page) == meant


def test_a_list_is_not_offered_what_it_holds_already_but_what_the_text_names() -> None:
    body = "[[CPS-01]]\n"
    references = tuple(
        Reference(ReferenceKind.PAGE, name, "", Span(at, at), Place.CONTENTS)
        for at, name in enumerate(("CPS-05", "CPS-0"))
    )
    pack = a_page("PK-02", body)
    pack = replace(pack, references=(*references, *pack.references))
    others = (a_page("CPS-03", title="Visits"), a_page("CPS-01", title="Plans"))
    found = link(an_index(pack, STANDARD, *others))
    assert [one.nearest for one in found if one.document == pack] == ["", "CPS-01", ""]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of names that are looked up among all that there are."""
    names: list[str] = []

    def noted(word: str, known: Iterable[str]) -> tuple[str, ...]:
        names.append(word)
        return close_matches(word, known)

    monkeypatch.setattr("packsite.model.suggest.close_matches", noted)
    return names


def test_an_id_that_is_gone_is_looked_up_once_and_fits_each_page(asked: list[str]) -> None:
    plans, visits = a_page("CPS-18", title="Plans"), a_page("CPS-16", title="Visits")
    pages = [
        a_page("PG-01", "[[CPS-17]] about visits, see Visits"),
        a_page("PG-02", "[[CPS-17]] about Plans"),
        a_page("PG-03", "[[CPS-17]]"),
    ]
    links = link(an_index(plans, visits, *pages))
    assert [one.nearest for one in links] == ["CPS-16", "CPS-18", "CPS-18"]
    assert asked == ["CPS-17"]


def test_a_file_that_is_gone_is_looked_up_once_in_a_folder(asked: list[str]) -> None:
    known = a_page("CPS-18", title="Plans")
    pages = [a_page(page, "[a](cps-188.md)") for page in ("CPS-01", "CPS-02", "CNP-01", "CNP-02")]
    links = link(an_index(known, *pages))
    assert [one.nearest for one in links] == ["cps-18.md", "cps-18.md", "cnp-01.md", "cnp-01.md"]
    assert asked == ["cps-188.md", "cps-188.md"]


def test_a_statement_that_is_not_there_is_looked_up_once(asked: list[str]) -> None:
    pages = [a_page(page, "[[CPS-05.11]] and [[CPS-05.1x]]") for page in ("PG-01", "PG-02")]
    links = link(an_index(STANDARD, *pages))
    assert {one.status for one in links if one.document in pages} == {LinkStatus.NO_STATEMENT}
    assert {one.nearest for one in links if one.document in pages} == {"CPS-05.1"}
    assert asked == ["CPS-05.11", "CPS-05.1x"]


def test_a_statement_that_was_confirmed_once_is_no_typing_error() -> None:
    was_there = {"PG-01": {"CPS-05.9": Confirmed("bcdfghjklmnp", date(2026, 11, 23))}}
    library = replace(A_LIBRARY, confirmed=was_there)
    page = a_page("PG-01", "[[CPS-05.9]] [[CPS-05.8]]")
    found = link(an_index(page, STANDARD, library=library))
    assert [one.nearest for one in found] == ["", "CPS-05.1"]
