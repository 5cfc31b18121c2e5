from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import html
from tests.builders import A_LIBRARY, WriteTree, a_file, a_page, a_site
from tests.conftest import TODAY
from tests.rendering import lines_of, tree_of

from packsite.model.addresses import CHANGES_URI, INSERTS
from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document
from packsite.model.settings import Settings
from packsite.model.timescales import Beside, JourneyPath, Limit, Start, Step, Timescales
from packsite.pipeline import check, weave
from packsite.search.sections import sections
from packsite.weave.inserts import LATEST, inserts

NO_PATH = JourneyPath()


def a_limit(key: str, **facts: Any) -> Limit:
    known = Limit(key, key, "", False, "", "", (), False, ("CPS-05",))
    return replace(known, **facts)


def shown(name: str, *pages: Document, path: JourneyPath = NO_PATH, **data: Any) -> list[str]:
    site = a_site(*pages, library=replace(A_LIBRARY, path=path, **data))
    return lines_of(inserts("standards/index.md", site)[name])


def test_the_latest_changes_lead_to_their_pages_and_to_all_changes() -> None:
    change = Change(date(2026, 11, 23), ChangeKind.ACT, "Ring *first*.")
    assert shown("changes", a_page("CPS-05", title="Core groups", changes=(change,))) == [
        "li You must act 23 November 2026: Ring *first*. Core groups <cps-05.md>",
        "p Everything that has changed <../what-changed.md>",
    ]


def test_a_change_to_pages_for_editors_alone_is_left_to_the_whole_list() -> None:
    page = a_page("PG-03", audience=("editors", "trainers"))
    assert shown("changes", page)[0] == "p Nothing has changed yet."
    assert shown("changes", page, a_page("PG-10"))[0].startswith("li Worth reading")


def test_a_change_of_many_pages_is_counted_and_only_the_newest_changes_are_shown() -> None:
    same = [a_page(f"PG-{number}") for number in range(10, 14)]
    later = [
        a_page(f"PG-{day}", changes=(Change(date(2027, 1, day), ChangeKind.READ, f"Day {day}."),))
        for day in range(20, 20 + LATEST - 1)
    ]
    lines = shown("changes", *same, *later)
    assert len(lines) == LATEST + 1
    assert lines[0].startswith("li Worth reading 22 January 2027: Day 22.")
    assert lines[-2] == (
        "li Worth reading 23 November 2026: First published. 4 pages <../what-changed.md>"
    )


@pytest.mark.parametrize("count", [1, 2])
def test_the_search_finds_a_change_where_it_was_made_not_in_the_list(count: int) -> None:
    pages = [
        a_page(f"CPS-0{day}", changes=(Change(date(2026, 11, day), ChangeKind.ACT, "Ring first."),))
        for day in range(1, count + 1)
    ]
    listed = inserts("index.md", a_site(*pages))["changes"]
    (found,) = sections(html.tostring(tree_of(listed), encoding="unicode"))
    assert found.text == "Everything that has changed"


def test_the_path_is_drawn_and_told() -> None:
    page = a_page("CPS-05", title="Core groups")
    path = JourneyPath((Step("Core group", "They meet", ("CPS-05",)),), ("CPS-05",))
    assert shown("journey", page, path=path) == [
        "li Core group <cps-05.md>",
        "li Core group <cps-05.md> – They meet.",
        "p All the way through: Core groups <cps-05.md>.",
    ]


def test_the_timescales_have_each_limit_with_its_step_and_its_source() -> None:
    limits = (
        a_limit("held", limit="15 working days", start="conference", sources=("WT2026", "KCS")),
        a_limit("told", limit="at once", sources=("KCS",), reported=True),
        a_limit("minutes", local="minutes"),
        a_limit("number", local="front-door"),
        a_limit("court", limit="26 weeks"),
    )
    starts = {"conference": Start("conference", "The whole conference", "the conference", "")}
    times = Timescales(starts=starts, limits={one.key: one for one in limits})
    steps = (
        Step("Meet", "They meet", ("CPS-05",), ("held", "told")),
        Step("Write", "They write", ("CPS-05",), ("number", "minutes")),
    )
    path = JourneyPath(steps, beside=(Beside("Court", ("court",)),))
    page = a_page("CPS-05", title="Core groups")
    assert shown("timescales", page, path=path, timescales=times) == [
        "li Meet <cps-05.md> 15 working days Working Together 2026; keeping safe",
        "li Write <cps-05.md> to be agreed locally",
        "tr Step |Limits, with their sources |",
        "tr 1 Meet |held: 15 working days from the conference (Working Together 2026"
        " <../sources.md#WT2026>; keeping safe <../sources.md#KCS>)told: at once (reported from"
        " keeping safe <../sources.md#KCS>) |",
        "tr 2 Write |number: the number your agency holdsminutes: 20 working days (local) |",
        "tr Court |court: 26 weeks (proposed here) |",
    ]


def test_a_page_with_the_timescales_relies_on_their_sources_and_local_values() -> None:
    times = Timescales(
        limits={
            "held": a_limit("held", limit="15 working days", sources=("KCS", "GONE")),
            "minutes": a_limit("minutes", local="minutes"),
        }
    )
    page = a_page("PG-12", "[[insert:timescales]]\n")
    site = a_site(page, library=replace(A_LIBRARY, timescales=times))
    assert [source.key for source in site.connections[page.uri].sources] == ["KCS"]
    assert [link.target.id for link in site.links if link.target] == [
        "timescales", "KCS", "minutes",
    ]  # fmt: skip


@pytest.mark.parametrize("name", INSERTS)
def test_a_site_without_anything_to_set_in_has_no_holes(name: str) -> None:
    assert shown(name) in (
        [],
        ["p Nothing has changed yet.", "p Everything that has changed <../what-changed.md>"],
    )


def test_what_is_set_in_stands_in_the_page_and_in_its_print(write_tree: WriteTree) -> None:
    root = write_tree({"docs/index.md": a_file(body="## News\n\n[[insert:changes]]\n\n## More\n")})
    woven = weave(check(Settings(root), TODAY), with_pdf=False)
    for text in (woven.pages["index.md"], woven.bodies["index.md"]):
        assert text.index("## News") < text.index(f"]({CHANGES_URI})") < text.index("## More")
        assert "[[" not in text
