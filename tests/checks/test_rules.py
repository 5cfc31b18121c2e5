"""Every page, and the whole site, is held to every rule."""

from itertools import chain
from pathlib import Path

import pytest
from tests.conftest import TODAY

from packsite.checks import SUBJECTS, of_a_page, reported
from packsite.checks.subject import Subject
from packsite.connect.layers import layered
from packsite.connect.site import linked
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.data.library import library
from packsite.read.files import collect
from packsite.read.menu import menu
from packsite.read.page import read_all

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").glob("*/*") if path.is_dir())


def whole(settings: Settings) -> Subject:
    """Return a site as every rule sees it."""
    sources, _ = collect(settings)
    known, _ = library(settings)
    index, _ = layered(settings, known, sources, read_all(sources, known, lambda *_: ()))
    return Subject(linked(settings, index), index, menu(settings), TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_problem_of_every_rule_is_found(case: Path) -> None:
    settings = Settings.load(case)
    subject = whole(settings)
    pages = [page for page in subject.documents if page.body_start]  # or it is read as no page
    library = subject.library
    found = chain.from_iterable(
        (
            *(rule(subject) for one in SUBJECTS for rule in one.of_the_site),
            *(of_a_page(page, library) for page in pages),
        )
    )
    assert {*reported(found)} <= {*check(settings, TODAY).problems}
