"""The generated content is what the benchmark says it is."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from tests.benchmarks import corpus
from tests.benchmarks.tree import Tree

from packsite.model.settings import Settings
from packsite.pipeline import check


def digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert files, "nothing written"
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.mark.parametrize("write", [corpus.write, corpus.write_plain])
def test_same_seed_gives_same_bytes(tmp_path, write):
    write(tmp_path / "a", pages=40)
    write(tmp_path / "b", pages=40)
    write(tmp_path / "c", pages=40, seed=2)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


@pytest.mark.parametrize("pages", [20, 2000])
@pytest.mark.parametrize("fact", ["id", "title", "path"])
def test_ids_titles_and_places_are_unique(pages, fact):
    everything = corpus.site(pages)
    assert len({getattr(page, fact) for page in everything}) == len(everything) == pages + 3


def test_plain_pages_hold_no_reference(tmp_path):
    corpus.write_plain(tmp_path, pages=40)
    pages = list(tmp_path.rglob("*.md"))
    assert len(pages) == 44
    assert not [page for page in pages if "[[" in page.read_text("utf-8")]


def test_the_measured_site_passes_its_check_as_a_strict_build_needs(tmp_path):
    Tree(tmp_path, pages=20).write()
    site = check(Settings.load(tmp_path), date(2026, 11, 23))
    assert [str(problem) for problem in site.problems] == []
