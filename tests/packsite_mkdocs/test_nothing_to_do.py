"""If nothing has changed, a build ends at once: a whole build would give the same site."""

import shutil

import pytest
from tests.packsite_mkdocs.project import CONFIG, Project, fingerprints

UNCHANGED = "Nothing has changed since the last build"


@pytest.fixture
def built(project: Project) -> Project:
    run = project.build("--strict")
    assert run.code == 0, run.screen
    assert UNCHANGED not in run.screen
    return project


def times(project: Project) -> dict[str, int]:
    files = (path for path in project.site.rglob("*") if path.is_file())
    return {str(path): path.stat().st_mtime_ns for path in files}


def test_a_second_build_leaves_the_site_as_it_is(built: Project) -> None:
    before = times(built)
    run = built.build("--strict")
    assert run.code == 0
    assert run.screen.count(UNCHANGED) == 1
    assert f"the site is in {built.site}" in run.screen
    assert times(built) == before
    assert [path.name for path in built.root.glob(".site-*")] == []
    standing = fingerprints(built.site)
    shutil.rmtree(built.root / ".cache")
    assert UNCHANGED not in built.build("--strict").screen
    assert fingerprints(built.site) == standing


def test_with_other_options_everything_is_done(built: Project) -> None:
    assert UNCHANGED not in built.build("--strict", "--site-dir", "elsewhere").screen
    assert UNCHANGED not in built.build("--no-strict").screen
    assert UNCHANGED not in built.build("--strict", pdf=True).screen


def test_what_there_is_to_say_is_said_by_every_build(project: Project) -> None:
    replaced = "WT2023: {title: Working together, short: Working Together 2023, "
    replaced += 'publisher: HM Government, edition: "2023", date: "2023", seen: not-opened, '
    replaced += "replaced_by: WT2026, replaced_on: 2026-11-24}\n"
    sources = (project.root / "docs/data/sources.yml").read_text("utf-8")
    project.write({"docs/data/sources.yml": sources + replaced})
    project.replace("docs/index.md", "[[source:WT2026]]", "[[source:WT2023]]")
    for _ in range(2):
        run = project.build("--strict")
        assert run.code == 0, run.screen
        assert run.screen.count(" LNK103: ") == 1
        assert UNCHANGED not in run.screen


def test_beside_another_plugin_everything_is_done(project: Project) -> None:
    project.write({"mkdocs.yml": CONFIG.replace("plugins: []", "plugins: [search]")})
    for _ in range(2):
        run = project.build("--strict")
        assert run.code == 0, run.screen
        assert UNCHANGED not in run.screen
