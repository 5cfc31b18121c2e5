"""The files of the search, made from a small site."""

import json
import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.rendering import indexed

from packsite.model.addresses import CALCULATOR_URI
from packsite.model.indexed import Indexed
from packsite.model.settings import Settings
from packsite.model.site import Woven
from packsite.pipeline import check, weave
from packsite.search.index import SEARCH_INDEX_URI, TEXT_URI, search_index

PAGE = """---
id: {id}
title: {id} title
summary: A summary.
owner: Unit
reviewed: 2026-11-23
review_every: 12 months
audience: [everyone]
topics: [words people type]
changes: [{{date: 2026-11-23, kind: read, what: First published.}}]
---

Words.
"""
FILES = {
    "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n"
    "editors: {label: Editors, who: Us}\n",
    "docs/data/glossary.yml": "- {acronym: DAV, expansion: domestic abuse and violence, "
    "synonyms: [DA]}\n"
    "- {acronym: AUDIT, expansion: a test of drinking}\n",
    "docs/data/search.yml": "- {type: [wds], means: words}\n",
    "docs/data/timescales.yml": "years: [2026]\n"
    "starts: {told: {label: The day that we are told, short: the day}}\n"
    "limits: {decide: {what: Decide, start: told, limit: 1 week, pages: [PG-02]}}\n",
    "docs/index.md": PAGE.format(id="PG-01"),
    "docs/other.md": PAGE.format(id="PG-02").replace("[everyone]", "[editors]"),
}
PAGE_KIND = 5
HTML = '<p>An "audit" of strategy, strategy and more.</p><h2 id="x">The rest</h2><p>Strategy.</p>'


def value(script: bytes) -> Any:
    text = script.decode()
    return json.loads(text[text.index("=") + 1 : text.rindex(";")])


@pytest.fixture
def woven(write_tree: Callable[[Mapping[str, str]], Path], today: date) -> Woven:
    site = check(Settings.load(write_tree(FILES)), today)
    assert not site.problems
    return weave(site, with_pdf=False)


@pytest.fixture
def made(woven: Woven) -> Mapping[str, bytes]:
    rendered = {
        "index.md": "<p>Home.</p>",
        "other.md": HTML,
        "glossary.md": "<p>A table.</p>",
        CALCULATOR_URI: "<p>A form.</p>",
        "not-ours.md": "<p>Of another plugin.</p>",
    }
    return search_index(woven, indexed(woven, rendered))


def test_pages_come_with_what_the_filters_need(made: Mapping[str, bytes]) -> None:
    index = value(made[SEARCH_INDEX_URI])
    assert [page[0] for page in index["pages"]] == [
        "index.html", "other.html", "glossary.html", "standards/calculator.html",
    ]  # fmt: skip
    assert index["pages"][1][1:5] == ["PG-02", PAGE_KIND, "PG-02 title", "A summary."]
    assert index["pages"][1][5:7] == [["words people type"], [1]]
    assert index["kinds"][PAGE_KIND] == "Page"
    assert index["roles"] == [["everyone", "Everyone"], ["editors", "Editors"]]


def test_pages_for_editors_come_later(made: Mapping[str, bytes]) -> None:
    index = value(made[SEARCH_INDEX_URI])
    assert [page[7] for page in index["pages"]] == [0, 1, 0, 0]


def test_every_section_has_its_place_and_its_text(made: Mapping[str, bytes]) -> None:
    index, texts = value(made[SEARCH_INDEX_URI]), value(made[TEXT_URI])
    assert len(index["places"]) == len(texts)
    assert index["places"][1:3] == [[1, "", ""], [1, "x", "The rest"]]
    assert texts[1:3] == ['An "audit" of strategy, strategy and more.', "Strategy."]


def test_a_word_says_where_it_stands_and_how_often(made: Mapping[str, bytes]) -> None:
    words, places = value(made[SEARCH_INDEX_URI])["words"]
    found = dict(zip(words.split(), places, strict=True))
    assert found["strategy"] == [1 * 2 + 1, 1 * 2 + 0]
    assert "of" not in found


def test_each_short_form_of_the_a_to_z_is_a_section(made: Mapping[str, bytes]) -> None:
    index, texts = value(made[SEARCH_INDEX_URI]), value(made[TEXT_URI])
    at = index["places"].index([2, "short-dav", "DAV – domestic abuse and violence"])
    assert texts[at] == "People also say: DA."


def test_an_acronym_that_is_an_ordinary_word_is_marked(made: Mapping[str, bytes]) -> None:
    ordinary = {both[0]: flag for both, _, flag in value(made[SEARCH_INDEX_URI])["meanings"]}
    assert ordinary == {"DAV": 0, "AUDIT": 1}


def test_short_forms_of_editors_are_there(made: Mapping[str, bytes]) -> None:
    assert value(made[SEARCH_INDEX_URI])["shortForms"] == [[["wds"], "words"]]


def test_a_time_limit_is_there_with_its_basis_and_its_page(made: Mapping[str, bytes]) -> None:
    index = value(made[SEARCH_INDEX_URI])
    assert index["limits"] == [
        ["Decide", "1 week from the day", "from the day", "Source: proposed here", 1]
    ]


def test_the_files_are_scripts_that_set_json(made: Mapping[str, bytes]) -> None:
    assert all(content.endswith(b";\n") for content in made.values())
    assert made[SEARCH_INDEX_URI].startswith(b"packsite.searchIndex=")


def test_one_rare_sign_does_not_make_all_text_four_times_as_large(woven: Woven) -> None:
    text = [["", "", words, "", ""] for words in ("🙂", *("letters " * 1_000 for _ in range(100)))]
    tracemalloc.start()
    made = search_index(woven, {"other.md": Indexed("other.html", text, b"")})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * len(made[TEXT_URI])
