"""A site is up to date if all its inputs are unchanged, and so are its files."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from packsite.cache.store import Store
from packsite.model.settings import Settings
from packsite_mkdocs import last_build
from packsite_mkdocs.last_build import LastSite, inputs_digest, listing

TODAY = date(2026, 11, 26)
Change = Callable[[Path], object]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("docs/data", "standards/pictures", "neglect_pack", "site/v"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("docs/index.md", "standards/pictures/a.png", "mkdocs.yml", "pyproject.toml"):
        (tmp_path / name).write_text("", "utf-8")
    for name in ("site/index.html", "site/v/index.html"):
        (tmp_path / name).write_text("a page", "utf-8")
    return tmp_path


def counts(project: Path, today: date = TODAY, site_url: str = "") -> str:
    return inputs_digest(Settings(project, site_url=site_url), today, ["an option"])


def test_as_long_as_nothing_changes_the_name_is_the_same(project: Path) -> None:
    assert counts(project) == counts(project)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs/index.md").write_text("words", "utf-8"),
        lambda root: (root / "docs/data/glossary.yml").write_text("", "utf-8"),
        lambda root: (root / "standards/pictures/a.png").unlink(),
        lambda root: (root / "standards/pictures/a.png").rename(root / "standards/a.png"),
        lambda root: (root / "mkdocs.yml").write_text("site_name: Ours", "utf-8"),
        lambda root: (root / "pyproject.toml").write_text("[tool.packsite]", "utf-8"),
    ],
)
def test_a_file_that_is_new_gone_or_different_gives_another_name(
    project: Path, change: Change
) -> None:
    before = counts(project)
    change(project)
    assert counts(project) != before


def test_the_day_a_setting_a_variable_and_an_option_count(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(project)
    assert counts(project, date(2026, 11, 27)) != before
    assert counts(project, site_url="https://example.org/") != before
    assert inputs_digest(Settings(project), TODAY, ["another"]) != before
    monkeypatch.setenv("PACKSITE_PDF", "0")
    assert counts(project) != before
    monkeypatch.delenv("PACKSITE_PDF")
    assert counts(project) == before


def test_the_program_and_the_packages_count(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, program = counts(project), tmp_path_factory.mktemp("program")
    monkeypatch.syspath_prepend(str(program))
    assert counts(project) == before
    (program / "typst-99.0.dist-info").mkdir()
    (program / "typst-99.0.dist-info/METADATA").write_text("Name: typst\nVersion: 99.0\n")
    assert counts(project) != before
    monkeypatch.undo()
    monkeypatch.setattr(last_build, "PROGRAM", program)
    other = counts(project)
    (program / "another.css").write_text("a { }", "utf-8")
    assert counts(project) == other
    (program / "packsite").mkdir()
    (program / "packsite/look.css").write_text("a { }", "utf-8")
    assert len({before, other, counts(project)}) == 3


def test_what_git_knows_counts(project: Path) -> None:
    before = counts(project)
    for command in ("init -q", "commit -q --allow-empty -m One"):
        given = ["-c", "user.name=A", "-c", "user.email=a@example.org", *command.split()]
        subprocess.run(["git", "-C", str(project), *given], check=True)
    assert counts(project) != before


def last_site(project: Path, inputs: str = "all") -> LastSite:
    return LastSite(Store(project / ".cache"), project / "site", inputs)


def test_what_was_said_of_a_site_is_said_again_while_it_stands(project: Path) -> None:
    assert last_site(project).summary_if_current() == ""
    last_site(project).record(listing(project / "site"), "2 pages", {})
    assert last_site(project).summary_if_current() == "2 pages"
    assert last_site(project, "something else").summary_if_current() == ""


def _touch(path: Path) -> None:
    then = path.stat().st_mtime_ns
    os.utime(path, ns=(then, then + 1))


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "site/index.html").write_text("other words", "utf-8"),
        lambda root: _touch(root / "site/v/index.html"),
        lambda root: (root / "site/v/index.html").unlink(),
        lambda root: (root / "site/more.html").write_text("", "utf-8"),
        lambda root: (root / "site").rename(root / "elsewhere"),
        lambda root: next((root / ".cache").iterdir()).write_bytes(b"\xff{"),
    ],
)
def test_nothing_is_said_of_a_site_that_was_touched(project: Path, change: Change) -> None:
    last_site(project).record(listing(project / "site"), "2 pages", {})
    change(project)
    assert last_site(project).summary_if_current() == ""


def test_where_nothing_can_be_written_down_the_build_goes_on(project: Path) -> None:
    (project / ".cache").write_text("a file in the place of the folder", "utf-8")
    last_site(project).record(listing(project / "site"), "2 pages", {})
    assert last_site(project).summary_if_current() == ""
