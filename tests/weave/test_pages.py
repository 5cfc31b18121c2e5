"""What a whole page shows is kept in `golden/`: `pytest --update-golden` rewrites it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_LIBRARY, FIRST_PUBLISHED, a_page, a_site, an_index
from tests.rendering import lines_of, tree_of

from packsite.connect.links import link
from packsite.model.addresses import FOOT_ANCHORS
from packsite.model.brand import Brand
from packsite.model.data import GlossaryEntry, Library, LocalValue, Role
from packsite.model.facts import Change, ChangeKind, PackPart, SheetEntry
from packsite.model.page import Document
from packsite.model.references import Target
from packsite.model.timescales import Limit, Timescales
from packsite.pipeline import weave as whole_site
from packsite.weave.canonical import relative
from packsite.weave.limits import calculator_link
from packsite.weave.pages import (
    abbreviations,
    labelled_facts,
    open_values,
    rewrite,
    roles,
    used_acronyms,
    whole_page,
)
from packsite.weave.standard import additions

STANDARD = a_page("CPS-05", "### CPS-05.1 Share\n\n### CPS-05.2 Ask | tell\n", title="Core groups")
BRIEF = a_page("LB-2022-01", "### F1 Listen\n", title="Learning from a review")


def rewritten(text: str, page_id: str = "CPS-06") -> str:
    page = a_page(page_id, text)
    links = link(an_index(page, STANDARD, BRIEF))
    return rewrite(page, (one for one in links if one.document == page), A_LIBRARY)


@pytest.mark.parametrize(
    ("text", "woven"),
    [
        ("[[CPS-05]]", '[Core groups](cps-05.md "CPS-05")'),
        ("[[CPS-05|the group]]", '[the group](cps-05.md "CPS-05")'),
        ("[[CPS-05|the\n  group]]", '[the group](cps-05.md "CPS-05")'),
        ("[[CPS-05.1]]", '[CPS-05.1 Share](cps-05.md#CPS-05.1 "CPS-05.1")'),
        (
            "[[LB-2022-01.F1]]",
            '[F1 Listen](../learning/lb-2022-01.md#F1 "LB-2022-01.F1")',
        ),
        ("[[PG-93]]", '[Sources](../sources.md "PG-93")'),
        ("[[source:WT2026]]", '[Working Together 2026](../sources.md#WT2026 "WT2026")'),
        ("[[source:KCS|the guidance]]", '[the guidance](../sources.md#KCS "KCS")'),
        ("[[local:minutes]]", "20 working days"),
        ("[[local:form]]", "<https://example.org/form>"),
        ("[[local:form|the form]]", "[the form](<https://example.org/form>)"),
        ("[fill in [[local:form|it]]](a.md)", "[fill in it](a.md)"),
        ("[[local:front-door]]", "*the number your agency holds*{.to-confirm}"),
        ("[[CPS-05.2]]", r'[CPS-05.2 Ask \| tell](cps-05.md#CPS-05.2 "CPS-05.2")'),
        ("[see [[CPS-05]] here](a.md)", "[see Core groups here](a.md)"),
        ("| [[CPS-05\\|the group]] |", '| [the group](cps-05.md "CPS-05") |'),
        ("[[CPS-05]][[CPS-05|b]]", '[Core groups](cps-05.md "CPS-05")[b](cps-05.md "CPS-05")'),
    ],
)
def test_a_reference_becomes_an_ordinary_link_or_words(text: str, woven: str) -> None:
    assert rewritten(f"see {text}, and") == f"see {woven}, and"


def test_a_reference_to_a_place_in_its_own_page_is_only_an_anchor() -> None:
    assert rewritten("### CPS-06.1 A\n\n[[CPS-06.1]] [[CPS-06]]\n") == (
        "### CPS-06.1 A {#CPS-06.1}\n\n"
        '[CPS-06.1 A](#CPS-06.1 "CPS-06.1") [About CPS-06](cps-06.md "CPS-06")\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`[[CPS-05]]`", id="code"),
        pytest.param("```\n[[CPS-05]]\n```", id="block of code"),
        pytest.param("[[CPS-99]]", id="unknown"),
        pytest.param("[[", id="not closed"),
        pytest.param("[a](b.md) ![a](b.png) [a](https://example.org)", id="ordinary links"),
        pytest.param("a\n\n- b\n\n    c  \n\n| d |\n", id="everything else"),
        pytest.param("## A {#b}\n", id="heading with an anchor"),
    ],
)
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert rewritten(text) == text


@pytest.mark.parametrize(
    ("text", "woven"),
    [
        ("## A b\n", "## A b {#a-b}\n"),
        ("## A ##\n", "## A {#a} ##\n"),
        ("## A {.b}\n", "## A {.b #a}\n"),
        ("A\n---\n", "A {#a}\n---\n"),
        ("### F1 A\n", "### F1 A {#F1}\n"),
        ("## See [[CPS-05]]\n", '## See [Core groups](cps-05.md "CPS-05") {#see-cps-05}\n'),
        ("> - ## A\n", "> - ## A {#a}\n"),
    ],
)
def test_every_heading_gets_its_anchor(text: str, woven: str) -> None:
    assert rewritten(text) == woven


@pytest.mark.parametrize(
    ("text", "woven"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n\n<!-- [[CPS-05]]\n\n## b -->\n\nc", "a\n\n\n\nc"),
        ("## A <!-- b -->\n", "## A {#a} \n"),
    ],
)
def test_comments_are_not_published(text: str, woven: str) -> None:
    assert rewritten(text) == woven


def test_the_facts_are_not_part_of_the_woven_body() -> None:
    page = replace(a_page("CPS-06", "---\n---\n[[CPS-05]]\n"), body_start=8)
    assert rewrite(page, link(an_index(page, STANDARD)), A_LIBRARY) == (
        '[Core groups](cps-05.md "CPS-05")\n'
    )


def page_with_everything() -> Document:
    return a_page(
        "CPS-06",
        "[[CPS-05]] [[source:WT2026]] about a CIN.\n\n## Who does what\n",
        title="Visits",
        audience=("social-work", "everyone"),
        answers=("LB-2022-01.F1",),
        changes=(FIRST_PUBLISHED, Change(date(2027, 1, 2), ChangeKind.ACT, "Visit more.")),
        sheets=(SheetEntry("Who does what"),),
    )


PACK = a_page("PK-01", "[[CPS-06]]\n", title="New here", contents=("CPS-06", "CPS-05"))


def whole(page: Document, *, with_pdf: bool = True) -> str:
    site = a_site(STANDARD, BRIEF, page_with_everything(), PACK)
    body = rewrite(page, (one for one in site.links if one.document == page), A_LIBRARY)
    return whole_page(page, body, site, with_pdf=with_pdf)


GOLDEN = {f"page-{page.facts.id}.txt": page for page in (page_with_everything(), PACK, BRIEF)}


@pytest.mark.parametrize("file", GOLDEN)
def test_a_whole_page_shows_its_facts_its_body_and_what_it_is_connected_with(
    file: str, golden: Callable[[str, str], None]
) -> None:
    golden(file, "\n".join(lines_of(whole(GOLDEN[file]))))


def test_a_pack_lists_its_pages_by_their_parts() -> None:
    pack = a_page(
        "PK-01",
        contents=("PG-01", "CPS-05", "CPS-06"),
        parts=(PackPart("First *steps*", ("CPS-05",)), PackPart("Then", ("CPS-06",))),
    )
    site = a_site(a_page("PG-01"), a_page("CPS-05"), a_page("CPS-06"), pack)
    whole = whole_page(pack, "", site, with_pdf=False)
    lines = lines_of(whole)
    start = lines.index("h2 What is inside")
    assert lines[start : start + 6] == [
        "h2 What is inside",
        "li About PG-01 <../pg-01.md> PG-01",
        "h3 First *steps*",
        "li About CPS-05 <../standards/cps-05.md> CPS-05",
        "h3 Then",
        "li About CPS-06 <../standards/cps-06.md> CPS-06",
    ]


def test_a_page_without_a_pdf_shows_everything_else() -> None:
    page = page_with_everything()
    with_pdf, without = lines_of(whole(page)), lines_of(whole(page, with_pdf=False))
    assert [line for line in with_pdf if line not in without] == [
        "p This page as PDF <CPS-06-cps-06.pdf> Large print <CPS-06-cps-06-large-print.pdf>",
        "h3 To copy",
        "li Who does what <CPS-06-cps-06-who-does-what.pdf>",
    ]


def test_a_row_of_who_does_what_says_whose_part_it_is() -> None:
    table = (
        "| Role | Task |\n|---|---|\n| Nurse [[CPS-05\\|a]] | x |\n| Every one | y |\n| Kin | z |\n"
    )
    page = a_page("CPS-06", f"## Who does what\n\n{table}")
    roles = {"health": Role("health", "Health", "x", ("Nurse",))}
    site = a_site(page, STANDARD, library=replace(A_LIBRARY, roles=roles))
    own = [one for one in site.links if one.document == page]
    tree = tree_of(rewrite(page, own, site.library, added=additions(page, site)))
    cells = [(cell.text_content(), cell.get("data-roles")) for cell in tree.xpath("//tbody//th")]
    assert cells == [("Nurse a", "health"), ("Every one", "all"), ("Kin", None)]


def test_a_body_that_begins_with_code_keeps_it() -> None:
    page = a_page("CPS-06", "\n\n    code\n")
    tree = tree_of(whole_page(page, page.body, a_site(page), with_pdf=False))
    assert [code.text for code in tree.iter("code")] == ["code\n"]


@pytest.mark.parametrize("page", [page_with_everything(), PACK], ids=lambda page: page.facts.id)
def test_no_two_places_of_a_page_have_one_anchor(page: Document) -> None:
    ids = tree_of(whole(page)).xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_headings_leave_the_anchors_below_a_page_alone() -> None:
    page = replace(page_with_everything(), headings=())
    below = set(tree_of(whole(page)).xpath("//div[@class='ps-foot']//@id"))
    assert below == FOOT_ANCHORS
    same = a_page(body="".join(f"## {anchor}\n\n" for anchor in sorted(below)))
    assert not {heading.anchor for heading in same.headings} & below


def test_a_short_form_is_spelt_out_where_a_reader_points_at_it() -> None:
    (mark,) = tree_of(whole(page_with_everything())).xpath("//p/abbr")
    assert (mark.text, mark.get("title")) == ("CIN", "child in need")


def test_each_abbreviation_is_a_line() -> None:
    entries = A_LIBRARY.glossary.values()
    assert abbreviations(entries) == (
        "\n*[CIN]: child in need\n*[ICPC]: initial child protection conference"
    )
    assert abbreviations(()) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A CIN and an ICPC, a CIN.", ["CIN", "ICPC"]),
        ("An ICPC, then a CIN-plan.", ["ICPC"]),
        ("CINEMA, XCIN, CIN_X, CIN2", []),
        ("`CIN` <!-- CIN -->", []),
        ("[[source:CIN]]", []),
        ("(CIN) *CIN* CIN.", ["CIN"]),
        ("CPS and LB", []),
    ],
)
def test_acronyms_are_found_as_whole_words_outside_code(text: str, found: list[str]) -> None:
    cps = GlossaryEntry("CPS", "Crown Prosecution Service", (), False, "")
    library = replace(A_LIBRARY, glossary={**A_LIBRARY.glossary, "CPS": cps})
    page = a_page(body=text)
    assert used_acronyms(page, library) == tuple(library.glossary[name] for name in found)


def test_without_a_glossary_no_acronym_is_found() -> None:
    library = Library(Brand(), {}, {}, {}, {})
    assert used_acronyms(a_page(body="CIN"), library) == ()


def test_roles_are_those_that_are_known_in_the_order_of_the_facts() -> None:
    facts = a_page(audience=("social-work", "unknown", "everyone")).facts
    assert roles(facts, A_LIBRARY) == (
        Role("social-work", "Social work", "Social workers"),
        Role("everyone", "Everyone", "Everyone"),
    )


def test_a_leaflet_is_for_families_not_for_those_who_hand_it_out() -> None:
    families = Role("families", "Children and families", "Children and parents")
    library = replace(A_LIBRARY, roles={**A_LIBRARY.roles, "families": families})
    facts = a_page(audience=("families", "social-work")).facts
    assert roles(facts, library) == (families,)


@pytest.mark.parametrize(
    ("here", "uri", "anchor", "address"),
    [
        ("index.md", "standards/a.md", "", "standards/a.md"),
        ("standards/a.md", "index.md", "", "../index.md"),
        ("standards/a.md", "standards/b.md", "c", "b.md#c"),
        ("standards/a.md", "neglect_pack/b/c.md", "", "../neglect_pack/b/c.md"),
        ("standards/a.md", "standards/a.md", "", "a.md"),
        ("standards/a.md", "standards/a.md", "c", "#c"),
    ],
)
def test_an_address_is_relative_to_the_page_it_stands_in(
    here: str, uri: str, anchor: str, address: str
) -> None:
    assert relative(here, Target(uri, anchor, "Title", "CPS-01")) == address


def test_brief_leads_to_the_page_that_is_its_briefing() -> None:
    brief = a_page("LB-2027-01", scope="local")
    briefing = a_page("PG-30", briefing_of="LB-2027-01")
    woven = whole_site(a_site(brief, briefing), with_pdf=True)
    link = "[Seven-minute briefing, two sides](../PG-30-pg-30.pdf)"
    assert link in woven.pages[brief.uri]
    assert "[This page as PDF](PG-30-pg-30.pdf)" in woven.pages[briefing.uri]
    assert (
        "Seven-minute" not in whole_site(a_site(brief, briefing), with_pdf=False).pages[brief.uri]
    )
    assert "PG-30-pg-30.pdf" in woven.pdf_uris
    assert "learning/LB-2027-01-lb-2027-01-seven-minute.pdf" not in woven.pdf_uris


@pytest.mark.parametrize(("count", "shown"), [(2, ""), (3, "3 still to be confirmed")])
def test_a_page_with_many_unconfirmed_values_says_so_once_at_its_top(
    count: int, shown: str
) -> None:
    local = {key: LocalValue(key, f"Limit {key}", "", "timescale") for key in "abcd"[:count]}
    body = "\n\n".join(f"Within [[local:{key}]], or [[local:{key}]]." for key in local)
    page = a_page("CPS-07", body)
    site = a_site(page, library=replace(A_LIBRARY, local=local))
    assert open_values(page, site) == shown
    assert dict(labelled_facts(page, site)).get("Local numbers and limits", "") == shown
    top = whole_page(page, "", site, with_pdf=False)
    assert ("launch-checklist.md)" in top) is bool(shown)


def test_a_standard_is_proposed_until_it_is_agreed_and_says_what_to_check_it_against() -> None:
    page = a_page("CPS-07", "Words.", check_against=("WT2026",))
    site = a_site(page)
    facts = dict(labelled_facts(page, site))
    assert facts["Status"] == "Proposed; the partnership has not agreed it yet"
    assert facts["Not yet checked against"] == A_LIBRARY.sources["WT2026"].citation
    top = whole_page(page, "", site, with_pdf=False)
    assert facts["Status"] in top
    assert facts["Not yet checked against"] in top
    agreed = a_page("CPS-07", "Words.", agreed=date(2027, 1, 15))
    assert {"Status", "Not yet checked against"}.isdisjoint(
        dict(labelled_facts(agreed, a_site(agreed)))
    )


@pytest.mark.parametrize(("start", "is_counted"), [("s", True), ("", False)])
def test_the_timescales_of_a_standard_lead_to_the_calculator_of_its_limits(
    start: str, *, is_counted: bool
) -> None:
    limit = Limit("l", "Do it", start, False, "1 working day", "", (), False, ("CPS-02", "CPS-06"))
    page = a_page("CPS-06", "## Timescales\n\nNow.\n\n## How we will know\n\nWords.\n")
    library = replace(A_LIBRARY, timescales=Timescales(limits={"l": limit}))
    links, added = link(an_index(page, library=library)), calculator_link(page, library)
    body = rewrite(page, links, library, added=added)
    counted = (
        "[Count these days from a date](calculator.md?standard=CPS-06)\n"
        '{: .no-print data-search-exclude="" }\n\n'
    )
    assert body.partition("Now.\n\n")[2].startswith(f"{counted if is_counted else ''}## How")
