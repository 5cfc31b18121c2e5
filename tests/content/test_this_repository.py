"""This repository's own content: without a problem, every page in the menu and on paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.printing.jobs import draw

from packsite.cache.store import Store
from packsite.checks import report
from packsite.model.settings import Settings
from packsite.model.site import Site, Woven
from packsite.pipeline import check, weave
from packsite.printing.jobs import print_jobs
from packsite.read.menu import menu
from packsite.release.export import core

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    return check(Settings.load(ROOT), date.today())


@pytest.fixture(scope="module")
def woven(site: Site) -> Woven:
    return weave(site, with_pdf=True)


def test_there_is_no_problem(site: Site) -> None:
    assert len(site.documents) > 50
    assert report.text(one for one in site.problems if one.fails_strict) == ""


def test_its_core_stands_by_itself_and_names_no_place(site: Site, tmp_path: Path) -> None:
    made = core(site, menu(site.settings), "1.0", date.today(), None)
    brand = "name: The partnership\narea: Northshire\nsite_name: S\n"
    written = {file: one for file, one in made.files.items() if file != site.settings.menu}
    written["docs/data/brand.yml"] = brand.encode()
    for file, content in written.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert len(made.pages) > 100
    assert report.text(check(Settings.load(tmp_path), date.today()).problems) == ""
    assert {file for file, one in made.files.items() if b"bolton" in one.lower()} == set()


def test_every_page_is_in_the_menu_once(site: Site, woven: Woven) -> None:
    listed = [entry.uri for entry in menu(site.settings).entries]
    assert sorted(listed) == sorted(woven.pages)


def test_every_page_and_pack_has_a_pdf_in_each_edition(woven: Woven) -> None:
    assert sorted(job.uri for job in print_jobs(woven)) == sorted(woven.pdf_uris)
    assert len(set(woven.pdf_uris)) == len(woven.pdf_uris) >= 2 * len(woven.pages)


def test_timescales_at_a_glance_is_one_side_of_paper(woven: Woven, tmp_path: Path) -> None:
    (job,) = [one for one in print_jobs(woven) if one.uri == "standards/PG-12-timescales.pdf"]
    (result,) = draw([job], store=Store(tmp_path))
    assert len(pikepdf.open(BytesIO(result.content)).pages) == 1
