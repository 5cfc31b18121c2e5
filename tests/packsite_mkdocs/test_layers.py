"""Real builds of a site that rests on a core: the same site, and what is local over it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from lxml import html
from tests.packsite_mkdocs.project import CONFIG, PNG, Project, article, page, standard, tree

from packsite.search.sections import sections

LOCAL = {"docs/data/brand.yml", "docs/learning/lb-2022-01.md", "docs/index.md"}
"""The files of the tiny site that are local; all others are those of its core."""
AMENDMENT = """\
---
amends: CPS-08
owner: Our unit
reviewed: 2026-11-23
review_every: 12 months
sources: [WT2026]
changes: [{date: 2026-11-24, kind: act, what: The nurse comes too.}]
---

### CPS-08.1 Members share what they know

The zebra nurse comes too. Look at ![a house](pictures/house.png) and ask [[CPS-09|the visitor]].

| Who | Brings |
|---|---|
| Police | The log |
"""
SETTINGS: dict[str, Any] = yaml.safe_load(CONFIG)


def layered(files: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Return the files of a site, all but the local ones in its core."""
    core = {name if name in LOCAL else f"core/{name}": text for name, text in files.items()}
    return {**core, "core/core.yml": "version: '1'\n"}


def text_of(project: Project, uri: str) -> str:
    """Return the content of a page below its pencil."""
    return article(project.page(uri)).partition("<h1")[2]


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a built site that amends, replaces and hides a page of its core, and a picture."""
    files = layered(tree())
    menu = [one for one in SETTINGS["nav"] if "Neglect" not in one]
    files |= {
        "mkdocs.yml": yaml.safe_dump({**SETTINGS, "nav": menu, "watch": []}, sort_keys=False),
        "standards/core-groups-here.md": AMENDMENT,
        "standards/visits.md": standard("CPS-09", "Our own visits", "We ring first."),
        "standards/pictures/house.png": PNG,
        "docs/index.md": page("PG-01", "Home", "Welcome to [[CPS-08]] and [[CPS-09]]."),
        "docs/data/layers.yml": "hide: [CNP-01]\nanswers: {LB-2022-01.F1: [CPS-09]}\n",
    }
    project = Project(tmp_path_factory.mktemp("layers")).write(files)
    run = project.build()
    assert run.code == 0, run.screen
    return project


def test_a_site_that_rests_on_a_core_is_the_same_site(project: Project) -> None:
    uris = ("index.html", "packs/new.html", "learning/into-practice.html", "sources.html")
    assert project.build().code == 0
    before = {uri: text_of(project, uri) for uri in uris}
    for name in tree():
        (project.root / name).unlink()
    run = project.write(layered(tree())).build()
    assert run.code == 0, run.screen
    assert {uri: text_of(project, uri) for uri in uris} == before
    assert (project.site / "neglect_pack/door.png").read_bytes() == PNG


def test_local_words_are_in_a_box_after_their_statement(amended: Project) -> None:
    body: Any = html.fromstring(article(amended.page("standards/core-groups.html")))
    (box,) = body.find_class("local")
    title, words, *_ = box.xpath("./p")
    assert title.text_content() == "Here in the area"
    assert words.text_content().startswith("The zebra nurse comes too.")
    assert words.xpath("./a/@href") == ["visits.html"]
    assert box.xpath(".//td[1] | .//th[@scope='row']")[0].text_content() == "Police"
    (heading,) = body.xpath("//h3[@id='CPS-08.1']")
    after = [one.tag for one in heading.itersiblings() if one is box or one.tag in {"h2", "h3"}]
    assert after[0] == "div"


def test_the_pencil_of_a_page_of_the_core_leads_to_its_amendment_or_is_not_there(
    amended: Project,
) -> None:
    edit = "https://git.example.org/partnership/site/edit/main"
    assert f'"{edit}/standards/core-groups-here.md"' in amended.page("standards/core-groups.html")
    assert edit not in amended.page("packs/new.html")
    assert f'"{edit}/standards/visits.md"' in amended.page("standards/visits.html")


def test_the_search_finds_local_words_under_their_statement(amended: Project) -> None:
    found = sections(article(amended.page("standards/core-groups.html")))
    assert [one.anchor for one in found if "zebra" in one.text] == ["CPS-08.1"]
    assert "zebra" in (amended.site / "search/text.js").read_text("utf-8")


def test_a_local_page_and_a_local_picture_take_the_place_of_the_core_s(amended: Project) -> None:
    assert "Our own visits" in article(amended.page("index.html"))
    assert "We ring first." in amended.page("standards/visits.html")
    assert (amended.site / "standards/pictures/house.png").read_bytes() == PNG


def test_a_hidden_page_is_gone_from_the_site(amended: Project) -> None:
    assert not (amended.site / "neglect_pack/what-it-is.html").exists()
    assert "What neglect is" not in amended.page("packs/new.html")
    assert "neglect_pack" not in (amended.site / "search/index.js").read_text("utf-8")


def test_an_amendment_is_no_page_of_its_own(amended: Project) -> None:
    assert not list(amended.site.rglob("core-groups-here*"))
    assert "The nurse comes too." in amended.page("what-changed.html")
    assert "Our own visits" in amended.page("learning/into-practice.html")
