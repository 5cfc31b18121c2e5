"""The rules of a page, which see it alone, say what they would say of the whole site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import TODAY

from packsite.checks import CHECKS, Subject, find_problems
from packsite.connect.links import Index, link
from packsite.connect.site import connected
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import Settings
from packsite.read.data.library import library
from packsite.read.files import collect
from packsite.read.menu import menu
from packsite.read.page import read_all

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").glob("*/*") if path.is_dir())


def whole(settings: Settings) -> Subject:
    """Return a site as every rule sees it."""
    sources, _ = collect(settings)
    known, _ = library(settings)
    documents, _ = read_all(sources)
    index = Index(documents, sources, OUTLINES, known)
    site = connected(settings, index, link(index), TODAY)
    return Subject.of(site, index, menu(settings))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_rule_of_a_page_says_the_same_of_a_page_alone(case: Path) -> None:
    subject = whole(Settings.load(case))
    assert {*find_problems(subject)} == {problem for rule in CHECKS for problem in rule(subject)}
