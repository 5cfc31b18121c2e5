"""A withdrawn page keeps its address and its words, and is in no list, search or pack."""

from datetime import date
from pathlib import Path

import pytest
from tests.builders import a_page, a_site
from tests.rendering import indexed

from packsite.model.addresses import CHANGES_URI
from packsite.model.findings import Cover
from packsite.model.site import Woven
from packsite.pipeline import weave
from packsite.printing.jobs import print_jobs
from packsite.publish.stage import stage
from packsite.search.index import SEARCH_INDEX_URI, search_index

DAY = date(2027, 2, 1)
BRIEF = a_page("LB-2022-01", "## The review\n\n### F1 Agree\n\nWords.\n", title="A brief")
GROUPS = a_page("CPS-08", title="Core groups")
OLD = a_page(
    "CPS-09", "See [[CPS-08]] and [[local:minutes]].\n", title="Visits",
    withdrawn=DAY, replaced_by="CPS-08", answers=("LB-2022-01.F1",),
)  # fmt: skip
ENDED = a_page("CPS-10", title="Ended", withdrawn=DAY)
OLD_BRIEF = a_page("LB-2020-01", "### F1 Listen\n", title="Old brief", withdrawn=DAY)
PACK = a_page("PK-01", title="New here", contents=("CPS-08",))
OLD_PACK = a_page("PK-02", title="Old pack", contents=("CPS-08",), withdrawn=DAY)
PAGES = (BRIEF, GROUPS, OLD, ENDED, OLD_BRIEF, PACK, OLD_PACK)


@pytest.fixture(scope="module")
def woven() -> Woven:
    return weave(a_site(*PAGES), with_pdf=True)


def test_it_keeps_its_words_below_a_line_that_says_what_to_use(woven: Woven) -> None:
    page = woven.pages["standards/cps-09.md"]
    assert (
        "**Withdrawn on 1 February 2027.** Use [Core groups](cps-08.md) instead.\n"
        "{: .ps-withdrawn }\n"
    ) in page
    assert 'See [Core groups](cps-08.md "CPS-08")' in page
    assert "past its review date" not in page


def test_where_nothing_replaces_it_that_is_said(woven: Woven) -> None:
    assert "Nothing takes its place." in woven.pages["standards/cps-10.md"]


def test_a_page_in_use_has_no_such_line(woven: Woven) -> None:
    assert "ps-withdrawn" not in woven.pages["standards/cps-08.md"]


def test_it_answers_no_finding_and_its_own_findings_need_no_answer(woven: Woven) -> None:
    assert [(row.id, row.state) for row in woven.site.coverage] == [("LB-2022-01.F1", Cover.OPEN)]


def test_it_is_not_among_the_pages_that_refer_to_another(woven: Woven) -> None:
    connections = woven.site.connections["standards/cps-08.md"]
    assert connections.referred_by == ()
    assert [pack.id for pack in connections.packs] == ["PK-01"]


def test_it_is_in_no_list_that_the_build_makes(woven: Woven) -> None:
    assert "Old pack" not in woven.pages["packs/index.md"]
    assert "New here" in woven.pages["packs/index.md"]
    assert "Visits" not in woven.pages["launch-checklist.md"]
    assert "Core groups" in woven.pages[CHANGES_URI]
    assert "Visits" not in woven.pages[CHANGES_URI]


def test_the_search_does_not_find_it(woven: Woven) -> None:
    shown = indexed(woven, dict.fromkeys(woven.pages, "<p>Words</p>"))
    index = search_index(woven, shown)[SEARCH_INDEX_URI].decode()
    assert "Core groups" in index
    assert "Visits" not in index


def test_its_pdf_says_so_in_the_foot_and_above_the_words(woven: Woven) -> None:
    jobs = {job.title: job for job in print_jobs(woven)}
    assert jobs["Visits"].notice == "Withdrawn on 1 February 2027 · use CPS-08 instead"
    banner = '!!! danger "Withdrawn on 1 February 2027"\n'
    words = jobs["Visits"].pages[0].markdown
    assert words.startswith(f"{banner}    Use [Core groups](cps-08.md) instead.\n\nSee ")
    assert jobs["Old pack"].notice == "Withdrawn on 1 February 2027"
    assert jobs["Old pack"].intro.startswith(banner)
    assert jobs["Core groups"].notice == ""


def test_other_site_generators_are_told_to_hide_it(woven: Woven, tmp_path: Path) -> None:
    stage(woven, tmp_path, with_pdf=False)
    hidden = "robots: noindex\nsearch: {exclude: true}\n---\n"
    assert hidden in (tmp_path / "standards/cps-09.md").read_text("utf-8")
    assert hidden not in (tmp_path / "standards/cps-08.md").read_text("utf-8")
