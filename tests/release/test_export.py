from typing import Any

import pytest
import yaml
from tests.builders import WriteTree
from tests.conftest import TODAY
from tests.release.shared_site import FIRST, TREE, a_core, the_core, the_site

from packsite.model.facts import ChangeKind
from packsite.read.core_files import file_sum
from packsite.read.menu import menu
from packsite.read.yaml import load_yaml
from packsite.release.archive import Core
from packsite.release.export import core

NAV = """\
site_name: P
nav:
  - Home: index.md
  - Guides:
      - A guide: guide.md
  - Learning:
      - A review: learning/lb-2022-01.md
      - Learning into practice: learning/into-practice.md
  - A pack: packs/one.md
extra: {}
"""


def data(made: Core, name: str) -> Any:
    return load_yaml(made.files[f"docs/data/{name}.yml"].decode()).value


def test_a_core_has_the_national_pages_and_what_they_use(write_tree: WriteTree) -> None:
    made = a_core(write_tree)
    assert sorted(made.files) == [
        "docs/data/glossary.yml",
        "docs/data/partnership.yml",
        "docs/data/roles.yml",
        "docs/data/search.yml",
        "docs/data/sources.yml",
        "docs/data/words.yml",
        "docs/guide.md",
        "docs/packs/one.md",
        "docs/way.svg",
    ]
    assert made.release.sums == {file: file_sum(one) for file, one in made.files.items()}


def test_a_page_is_without_local_words_entries_changes_and_comments(write_tree: WriteTree) -> None:
    guide = a_core(write_tree).files["docs/guide.md"].decode()
    facts, body = guide.split("---\n\n", 1)
    assert body == (
        "Ring first.\n\n![The way](way.svg)\n\n| Who | When |\n|---|---|\n"
        "| Police | [[local:police-phone]] ([[source:LAW]]) |\n\n- One.\n- Two. \n\nThe end.\n"
    )
    assert "answers" not in facts
    assert "sources: [LAW]\n" in facts
    assert f"changes: [{FIRST}]\n" in facts


def test_a_pack_is_without_local_pages(write_tree: WriteTree) -> None:
    assert b"contents: [PG-02]\n" in a_core(write_tree).files["docs/packs/one.md"]


def test_the_data_files_have_what_the_pages_use_and_nothing_local(write_tree: WriteTree) -> None:
    made = a_core(write_tree)
    assert data(made, "partnership") == {
        "local": {"police-phone": {"label": "Police", "kind": "phone", "ask": "The police"}}
    }
    assert [*data(made, "sources")] == ["LAW"]
    assert [one["acronym"] for one in data(made, "glossary")] == ["LAC"]
    assert data(made, "roles") == {"everyone": {"label": "Everyone", "who": "Everyone"}}
    assert data(made, "search") == [{"type": ["cop"], "means": "police"}]
    assert data(made, "words") == ["blorptastic"]


@pytest.mark.parametrize(
    "nav",
    [
        NAV,
        NAV.replace("\n  ", "\n"),
        yaml.safe_dump(yaml.safe_load(NAV), default_flow_style=True),
        NAV.replace("site_name: P", "site_name: &name !!str P"),
    ],
    ids=["set in", "not set in", "in brackets", "below a tag and an anchor"],
)
def test_the_menu_leads_to_pages_of_the_core_and_to_generated_ones(
    write_tree: WriteTree, nav: str
) -> None:
    site = the_site(write_tree(TREE))
    (site.settings.root / "mkdocs.yml").write_text(nav, "utf-8")
    files = core(site, menu(site.settings), "1.0", TODAY, None).files
    assert load_yaml(files["mkdocs.yml"].decode()).value == {
        "nav": [
            {"Guides": [{"A guide": "guide.md"}]},
            {"Learning": [{"Learning into practice": "learning/into-practice.md"}]},
            {"A pack": "packs/one.md"},
        ]
    }


def test_the_ids_that_national_pages_had_stay_reserved(write_tree: WriteTree) -> None:
    assert a_core(write_tree).release.ids == ("CPS-03", "PG-02", "PK-01")


def test_a_release_lists_the_changes_since_the_one_before(write_tree: WriteTree) -> None:
    root = write_tree(TREE)
    last = the_core(root)
    assert last.release.changes == ()
    guide = str(TREE["docs/guide.md"])
    again = "{date: 2026-11-23, kind: act, what: Ring at once.}"
    (root / "docs/guide.md").write_text(guide.replace(FIRST, f"{again}, {FIRST}"), "utf-8")
    (one,) = the_core(root, "1.1", last).release.changes
    assert (one.kind, one.what, one.pages) == (ChangeKind.ACT, "Ring at once.", ("PG-02",))


def test_limits_that_rest_on_local_sources_alone_stay_behind(write_tree: WriteTree) -> None:
    limits = {
        "here": "sources: [TOWN], pages: [PG-02]",
        "both": "sources: [TOWN, LAW], pages: [PG-02, PG-01]",
        "home": "sources: [LAW], pages: [PG-01]",
    }
    rows = (f"  {key}: {{what: Ring, limit: 1 day, {one}}}\n" for key, one in limits.items())
    made = a_core(
        write_tree,
        **{
            "docs/data/timescales.yml": f"limits:\n{''.join(rows)}",
            "docs/data/journey.yml": "steps:\n"
            "  - {name: Worry, what: You ring, pages: [PG-02], limits: [here, both]}\n"
            "  - {name: Home, what: You go, pages: [PG-01], limits: []}\n"
            "beside:\n  - {name: More, limits: [home]}\n",
        },
    )
    assert data(made, "timescales") == {
        "starts": {},
        "limits": {
            "both": {"what": "Ring", "limit": "1 day", "sources": ["LAW"], "pages": ["PG-02"]}
        },
    }
    assert data(made, "journey") == {
        "steps": [{"name": "Worry", "what": "You ring", "pages": ["PG-02"], "limits": ["both"]}],
        "beside": [],
    }
