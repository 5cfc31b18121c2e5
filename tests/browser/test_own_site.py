"""This repository's own pages, on the site that `make site` has built: `make own-site`."""

import gzip
import logging
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
import yaml
from playwright.sync_api import Page
from tests.browser.kinds import pages_of
from tests.browser.looks import LOOKS, take_on
from tests.browser.searching import place, questions, shares
from tests.conftest import TODAY

from packsite.model.page import Document
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.data.schema import SCHEMAS
from packsite.read.prose import prose, words


@pytest.mark.own_site
@pytest.mark.parametrize(
    ("name", "first", "three"), [("search_gold", 0.9, 0.97), ("search_held_back", 0.85, 0.95)]
)
def test_the_lists_of_queries_are_answered(
    found: Callable[..., list[list[str]]], name: str, first: float, three: float
) -> None:
    asked = questions(name)
    assert len(asked) >= 60
    answers = found(*(question.type for question in asked))
    places = [place(own, one.pages) for own, one in zip(answers, asked, strict=True)]
    at_once, in_three = shares(places)
    missed = [
        f"{one.type!r} wants {'/'.join(one.pages)}, gets {own[:3]}"
        for one, own, at in zip(asked, answers, places, strict=True)
        if not 0 < at <= 3
    ]
    told = f"{name}: first {at_once:.1%}, in three {in_three:.1%}\n" + "\n".join(missed)
    logging.getLogger(__name__).info(told)
    assert at_once >= first, told
    assert in_three >= three, told


@pytest.mark.own_site
@pytest.mark.parametrize(
    ("files", "most"),
    [
        (["assets/search.js"], 16_000),
        (["search/index.js"], 140_000),
        (["search/text.js"], 222_000),
    ],
    ids=["script", "index", "text"],
)
def test_what_the_reader_downloads_stays_small(site: Path, files: list[str], most: int) -> None:
    assert sum(len(gzip.compress((site / file).read_bytes(), 6)) for file in files) <= most


@pytest.mark.own_site
def test_what_is_recorded_can_be_read_and_is_still_tested(content: Path) -> None:
    recorded = yaml.safe_load((content / "docs/data/accessibility.yml").read_text("utf-8"))
    facts = SCHEMAS["accessibility.yml"].schema.validate_python(recorded)
    marked = {
        what
        for path in Path(__file__).parent.glob("test_*.py")
        if path.name != "test_recording.py"
        for what in re.findall(r'^@pytest\.mark\.wcag\(\s*"([^"]+)"', path.read_text("utf-8"), re.M)
    }
    assert len(marked) > 5
    assert {check.what for check in facts.checks} <= marked
    assert bool(facts.day) == bool(facts.checks)


@pytest.mark.own_site
def test_timescales_at_a_glance_is_one_side_of_paper(site: Path) -> None:
    with pypdfium2.PdfDocument(site / "standards/PG-12-timescales.pdf") as document:
        assert len(document) == 1


def sequences(page: Document) -> set[tuple[str, ...]]:
    """Return the words of a page, a dozen in a row; those on an emergency stand on many pages."""
    texts = (words(one.text) for one in prose(page).passages() if "999" not in one.text)
    return {tuple(said[at : at + 12]) for said in texts for at in range(len(said) - 11)}


@pytest.mark.own_site
def test_no_two_pages_say_the_same_at_length(content: Path) -> None:
    found = {page.uri: sequences(page) for page in check(Settings.load(content), TODAY).documents}
    shared = {pair: len(found[pair[0]] & found[pair[1]]) for pair in combinations(found, 2)}
    assert {pair: count for pair, count in shared.items() if count > 10} == {}


@pytest.mark.every_page
@pytest.mark.wcag(
    "axe-core finds no failure on any page, in light and dark, on a desktop and a phone",
    "all that a program can test",
)
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page(
    page: Page, axe: Callable[[Page], list[str]], base_url: str, site: Path, look: str
) -> None:
    take_on(page, look)
    found = {}
    for path in pages_of(site):
        page.goto(f"{base_url}/{path}")
        if failures := axe(page):
            found[path] = failures
    assert found == {}
