"""A standard gets its place on the path, and marks for the reader's role."""

from dataclasses import replace

import pytest
from lxml.html import HtmlElement
from tests.builders import A_LIBRARY, a_page, a_site
from tests.rendering import tree_of

from packsite.model.data import Library, Role
from packsite.model.facts import SheetEntry
from packsite.model.page import Document
from packsite.model.timescales import JourneyPath, Step
from packsite.pipeline import weave
from packsite.weave.pages import labelled_facts

PATH = JourneyPath(
    (Step("Worry", "x", ("CPS-02",)), Step("Plan", "x", ("CPS-02", "CPS-07"))),
    along=("CPS-11",),
)
NURSES = replace(A_LIBRARY, roles={"health": Role("health", "Health", "x", ("Nurse",))})
FIRST = "!!! danger\n\n    Ring.\n\n## First\n\nAct.\n\n"
TABLE = "## Who does what\n\n| Role | Task |\n|---|---|\n| Nurse | x |\n"


def woven(page: Document, *others: Document, library: Library = A_LIBRARY) -> HtmlElement:
    pages = weave(a_site(page, *others, library=library), with_pdf=False).pages
    return tree_of(pages[page.uri])


@pytest.mark.parametrize(
    ("page_id", "words", "marked"),
    [
        ("CPS-02", "Steps 1 and 2 of 2: Worry, Plan", ["Worry", "Plan"]),
        ("CPS-07", "Step 2 of 2: Plan", ["Plan"]),
        ("CPS-11", "Goes with every step", []),
        ("CNP-07", "", []),
    ],
)
def test_a_standard_shows_where_it_stands_on_the_path(
    page_id: str, words: str, marked: list[str]
) -> None:
    pages = [a_page(one, FIRST) for one in ("CPS-02", "CPS-07", "CPS-11", "CNP-07")]
    page = next(one for one in pages if one.facts.id == page_id)
    library = replace(A_LIBRARY, path=PATH)
    facts = dict(labelled_facts(page, a_site(*pages, library=library)))
    assert facts.get("On the child's path", "") == words
    others = (one for one in pages if one is not page)
    strip = woven(page, *others, library=library).find_class("ps-path")
    assert len(strip) == bool(words)
    names = [link.text for one in strip for link in one.iterfind(".//li/a")]
    assert names == (["Worry", "Plan"] if words else [])
    assert [link.text for one in strip for link in one.iterfind(".//a[@aria-current]")] == marked


def test_a_standard_asks_for_the_role_of_its_reader_after_its_first_section() -> None:
    tree = woven(a_page("CPS-06", FIRST + TABLE), library=NURSES)
    (question,) = tree.find_class("ps-mine")
    assert question.get("data-roles") == "health=Health"
    assert question.getprevious().text == "Act."
    assert question.getnext().text == "Who does what"


@pytest.mark.parametrize("page", [a_page("CPS-06", FIRST), a_page("CNP-06", FIRST + TABLE)])
def test_only_a_standard_that_says_who_does_what_asks_for_a_role(page: Document) -> None:
    assert woven(page, library=NURSES).find_class("ps-mine") == []


def test_statements_and_timescales_are_marked_with_the_roles_that_they_name() -> None:
    limits = (
        "## Timescales\n\n| What | Limit |\n|---|---|\n| A nurse told | Soon |\n| Visit | x |\n"
    )
    body = f"### CPS-06.1 Nurses ring\n\n### CPS-06.2 The meeting ends\n\n{FIRST}{limits}"
    tree = woven(a_page("CPS-06", body), library=NURSES)
    named = [(one.get("id"), one.get("data-roles")) for one in tree.iter("h3")]
    assert named[:2] == [("CPS-06.1", "health"), ("CPS-06.2", None)]
    assert [cell.text for cell in tree.xpath("//*[@data-limit-for='health']")] == ["A nurse told"]


@pytest.mark.parametrize("end", ["", " ", " |", " |\n\n## Next\n\n| A |\n|---|"])
def test_a_timescale_in_one_cell_is_marked_with_a_bar_after_it_or_without(end: str) -> None:
    body = f"{FIRST}## Timescales\n\n| Limit |\n|---|\n| A nurse is told at once{end}"
    tree = woven(a_page("CPS-06", body), library=NURSES)
    marked = tree.xpath("//*[@data-limit-for='health']/text()")
    assert marked == tree.xpath("//td/text()") == ["A nurse is told at once"]


def test_a_standard_lists_the_sheets_of_its_resources_for_those_they_are_for() -> None:
    tools = f"{FIRST}## Tools and further reading\n\n- [[CNP-06]]\n"
    sheets = (SheetEntry("The form"),)
    form = a_page("CNP-06", "## The form\n\nName.\n", audience=("health",), sheets=sheets)
    tree = woven(a_page("CPS-06", tools), form, library=NURSES)
    (sheet,) = tree.xpath("//p[@class='no-print']/a[@data-form-for]")
    assert sheet.get("data-form-for") == "health"
    assert (sheet.text, sheet.get("href")) == ("The form", "../neglect_pack/cnp-06.md#the-form")
    assert not woven(a_page("CPS-06", tools), a_page("CNP-06")).xpath("//a[@data-form-for]")
