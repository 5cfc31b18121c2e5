"""What a generated page shows is kept in `golden/`: `pytest --update-golden` rewrites it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_LIBRARY, a_page, a_session, a_site
from tests.rendering import lines_of, tree_of

from packsite.audit.questions import audits_of
from packsite.generate.pages import pages
from packsite.model.addresses import CHANGES_URI, CHECKLIST_URI, GUIDE_URI, SOURCES_URI
from packsite.model.brand import Brand
from packsite.model.data import AccessibilityCheck, AccessibilityTests, Library
from packsite.model.editions import Edition
from packsite.model.facts import Change, ChangeKind
from packsite.model.generated_pages import OUTLINES, GeneratedPage
from packsite.model.site import Site

NOTHING = Library(Brand(), {}, {}, {}, {})
BRIEF_TEXT = """\
## What works well

### F1 They listen

## What needs to improve

### F2 Agree standards

### F3 Train | everyone

### F4 Write more

## The response

### R1 Standards are agreed

Answers [[LB-2022-01.F2]].
"""
STANDARD_TEXT = """\
### CPS-05.1 Members *share* | early

## How we will know

| Measure | Numerator | Denominator | Where the data comes from |
|---|---|---|---|
| In time | Records within [[local:minutes]] | All records | Audit |

### Questions for an audit

- What did the child say?
"""


def a_full_site() -> Site:
    return a_site(
        a_page("PG-01", "[[source:WT2026]] [[local:minutes]] [[local:front-door]]", title="Home"),
        a_page("NB-01", file="docs/network-bites/index.md", title="Network Bites"),
        a_page("LB-2022-01", BRIEF_TEXT, title="A brief", gaps={"F3": "Nobody *can* yet."}),
        a_page("LB-2023-01", "### F1 Ask\n", title="Another brief"),
        a_page(
            "CPS-05",
            f"[[source:WT2026]] and again [[source:WT2026]], [[local:minutes]]\n\n{STANDARD_TEXT}",
            title="Core groups",
            answers=("LB-2022-01.F1", "LB-2022-01.F2"),
        ),
        a_page("PK-01", title="New here", contents=("CPS-05", "PG-01"), occasion="In week one."),
        library=replace(A_LIBRARY, sessions=(a_session(), a_session("Ask *us*", where="minutes"))),
    )


def shown(site: Site, *, with_pdf: bool = True) -> Mapping[str, list[str]]:
    return {
        page.uri: lines_of(page.whole) for page in pages(site, audits_of(site), with_pdf=with_pdf)
    }


SITES = {"full": a_full_site(), "empty": a_site(library=NOTHING)}
GOLDEN = {
    f"{name}-{page.uri.replace('/', '-')}.txt": (name, page.uri)
    for name in SITES
    for page in OUTLINES
    if page.uri != GUIDE_URI
}


@pytest.mark.parametrize("file", GOLDEN)
def test_a_generated_page_shows_what_the_whole_site_knows(
    file: str, golden: Callable[[str, str], None]
) -> None:
    name, uri = GOLDEN[file]
    golden(file, "\n".join(shown(SITES[name])[uri]))


def test_no_two_generated_pages_share_an_id_or_an_address() -> None:
    assert len({page.id for page in OUTLINES}) == len({page.uri for page in OUTLINES})
    assert len({page.id for page in OUTLINES}) == len(OUTLINES)


def test_generated_pages_are_those_that_were_announced() -> None:
    made = pages(a_full_site(), (), with_pdf=True)
    assert tuple(replace(page, markdown="", editions="") for page in made) == OUTLINES


def test_without_pdfs_pages_and_packs_lose_a_line() -> None:
    site = a_full_site()
    with_pdf, without = shown(site), shown(site, with_pdf=False)
    lost = {
        uri: [line for line in lines if line not in without[uri]] for uri, lines in with_pdf.items()
    }
    printed = [page for page in OUTLINES if page.is_printed]
    assert {uri for uri, lines in lost.items() if not lines} == {"packs/build.md"}
    assert {uri: lines for uri, lines in lost.items() if lines} == {
        page.uri: [_pdf_line(page)] for page in printed
    } | {
        "packs/index.md": [
            "p This page as PDF <PG-95-index.pdf> Large print <PG-95-index-large-print.pdf>",
            "p Print the pack as PDF <PK-01-pk-01.pdf> Large print <PK-01-pk-01-large-print.pdf> "
            "Booklet, for printing only <PK-01-pk-01-booklet.pdf>",
        ]
    }


def test_changes_for_editors_alone_come_last_of_their_kind() -> None:
    site = a_site(
        a_page(
            "PG-03",
            changes=(Change(date(2027, 1, 2), ChangeKind.ACT, "A field."),),
            audience=("editors",),
        ),
        a_page("CPS-08", changes=(Change(date(2027, 1, 1), ChangeKind.ACT, "Ring first."),)),
    )
    heads = [line for line in shown(site)[CHANGES_URI] if line.startswith("h3")]
    assert heads == ["h3 1 January 2027: Ring first.", "h3 2 January 2027: A field."]


def _pdf_line(page: GeneratedPage) -> str:
    stem = page.pdf_uris[Edition.STANDARD].rpartition("/")[2].removesuffix(".pdf")
    return f"p This page as PDF <{stem}.pdf> Large print <{stem}-large-print.pdf>"


@pytest.mark.parametrize("uri", [outline.uri for outline in OUTLINES])
def test_no_two_places_of_a_generated_page_have_one_anchor(uri: str) -> None:
    page = next(one for one in pages(a_full_site(), (), with_pdf=True) if one.uri == uri)
    ids = tree_of(page.whole).xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_every_citation_leads_to_an_anchor_of_the_page_of_sources() -> None:
    page = next(one for one in pages(a_full_site(), (), with_pdf=True) if one.uri == SOURCES_URI)
    assert set(A_LIBRARY.sources) <= set(tree_of(page.whole).xpath("//@id"))


@pytest.mark.parametrize(("count", "named", "more"), [(6, 6, ""), (7, 5, " and 2 more")])
def test_the_checklist_names_the_first_of_many_pages(count: int, named: int, more: str) -> None:
    using = (a_page(f"PG-{one:02d}", "[[local:minutes]]") for one in range(1, count + 1))
    made = {page.uri: page.whole for page in pages(a_site(*using), (), with_pdf=False)}
    (row,) = (line for line in made[CHECKLIST_URI].splitlines() if "`minutes`" in line)
    assert row.endswith(f"{more} |")
    assert row.count("](pg-") == named


def test_results_of_the_accessibility_tests_are_shown_with_their_date_and_failures() -> None:
    checks = (
        AccessibilityCheck("Every control has a name", "4.1.2", 2, ("names (dark): no name",)),
        AccessibilityCheck("Nothing disappears", "", 3, ()),
    )
    tests = AccessibilityTests(date(2026, 11, 25), "Chromium 1", "axe-core 4", checks)
    statement = a_page("PG-05", file="docs/accessibility.md", title="The statement")
    lines = shown(a_site(statement, library=replace(NOTHING, accessibility=tests)))[
        "accessibility-tests.md"
    ]
    assert "p 1 of 5 tests failed. They are listed below." in lines
    assert "tr Every control has a name |4.1.2 |2 |1 |" in lines
    assert "tr Nothing disappears |Beyond WCAG |3 |None |" in lines
    assert "li names (dark): no name" in lines
    assert any("25 November 2026" in line and "Chromium 1" in line for line in lines)
    assert any("The statement <accessibility.md>" in line for line in lines)
