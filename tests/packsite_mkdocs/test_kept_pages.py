"""A build with cached pages gives the same bytes as a cold build."""

import json
import logging
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from tests.packsite_mkdocs.project import (
    CONFIG,
    PAGES,
    REPOSITORY,
    Project,
    fingerprints,
    page,
    tree,
)
from tests.packsite_mkdocs.test_serve import serving

from packsite.cache.store import Store
from packsite.model.pickling import unpickled
from packsite_mkdocs.output import SiteFolder
from packsite_mkdocs.preview import CompiledTemplates

KEPT = ".cache/packsite/pages"
MAIN = """{% extends "base.html" %}
{% block announce %}Old words for {{ page.meta.owner if page }}{% endblock %}
"""


def configured(**changes: object) -> str:
    settings = yaml.safe_load(CONFIG)
    settings["theme"]["custom_dir"] = "theme"
    return yaml.safe_dump(settings | changes, sort_keys=False)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that was built once."""
    project = Project(tmp_path_factory.mktemp("warm")).write(
        {**tree(), "mkdocs.yml": configured(), "theme/main.html": MAIN}
    )
    run = project.build("--strict")
    assert run.code == 0, run.screen
    return project


@pytest.fixture
def project(warm: Project, tmp_path: Path) -> Project:
    return Project(shutil.copytree(warm.root, tmp_path, dirs_exist_ok=True))


def names(project: Project) -> set[str]:
    """Return the names of the cached pages, without the records of the last site."""
    found = {path.name for path in (project.root / KEPT).iterdir() if not is_record(path)}
    assert found
    return found


def is_record(entry: Path) -> bool:
    """Return whether an entry is of the last site, with its path and times."""
    return len(json.loads(entry.read_bytes().partition(b"\n")[2])) == 4


def build_twice(project: Project, env: Mapping[str, str] | None = None) -> None:
    """Build with the cache, then without, and compare every byte."""
    run = project.build("--strict", env=env)
    assert run.code == 0, run.screen
    with_kept, kept = fingerprints(project.site), names(project)
    shutil.rmtree(project.root / ".cache")
    assert project.build("--strict", env=env).code == 0
    assert with_kept == fingerprints(project.site)
    assert kept >= names(project)


def edit_page(project: Project) -> None:
    project.replace("standards/visits.md", "Look at", "Now look at")


def rename_page(project: Project) -> None:
    project.replace("standards/visits.md", "title: Visits", "title: Seeing the child")


def edit_data(project: Project) -> None:
    project.replace("docs/data/glossary.yml", "abuse and violence", "violence and abuse")


def edit_template(project: Project) -> None:
    project.replace("theme/main.html", "Old words", "New words")


def edit_settings(project: Project) -> None:
    project.write({"mkdocs.yml": configured(site_name="Another name", copyright="Ours")})


def edit_menu(project: Project) -> None:
    project.replace("mkdocs.yml", "Neglect:", "What neglect is:")


def add_page(project: Project) -> None:
    words = "## What to do\n\nRead [[CNP-01]]."
    project.write({"neglect_pack/more.md": page("CNP-02", "More", words, part="understand")})
    listed = "- neglect_pack/what-it-is.md"
    project.replace("mkdocs.yml", listed, f"{listed}\n  - neglect_pack/more.md")


def test_a_theme_may_show_the_facts_of_a_page(warm: Project) -> None:
    shown = (warm.site / "standards/visits.html").read_text("utf-8")
    assert "Old words for Business unit" in shown


@pytest.mark.parametrize(
    "change",
    [edit_page, rename_page, edit_data, edit_template, edit_settings, edit_menu, add_page],
)
def test_after_a_change_the_site_is_what_a_cold_build_makes(
    project: Project, change: Callable[[Project], None]
) -> None:
    before = fingerprints(project.site)
    change(project)
    build_twice(project)
    assert fingerprints(project.site) != before, "the change is seen"


def test_where_nothing_has_changed_nothing_is_made(project: Project) -> None:
    before, kept = fingerprints(project.site), names(project)
    (project.site / "index.html").touch()
    assert project.build("--strict").code == 0
    assert names(project) == kept
    assert fingerprints(project.site) == before


def files(project: Project) -> dict[str, int]:
    """Return the number of each file on the disk, by its path in the site."""
    found = (path for path in project.site.rglob("*") if path.is_file())
    return {path.relative_to(project.site).as_posix(): path.stat().st_ino for path in found}


def test_one_edited_page_leaves_other_files_as_they_were(project: Project) -> None:
    assert project.build("--strict").code == 0
    before, kept = files(project), names(project)
    edit_page(project)
    assert project.build("--strict").code == 0
    assert len(names(project) & kept) > 0.8 * len(kept)
    after = files(project)
    assert after["standards/visits.html"] != before["standards/visits.html"]
    assert after["search/text.js"] != before["search/text.js"]
    for same in ("learning/lb-2022-01.html", "neglect_pack/door.png", "hosting/nginx.conf"):
        assert after[same] == before[same]


def test_a_page_that_was_changed_in_the_site_is_written_again(project: Project) -> None:
    assert project.build("--strict").code == 0
    before = fingerprints(project.site)
    with (project.site / "learning/lb-2022-01.html").open("a", encoding="utf-8") as page:
        page.write("More.")
    assert project.build("--strict").code == 0
    assert fingerprints(project.site) == before


def sides_of_pack(project: Project) -> int:
    """Return the number of sides of the pack, as the page that offers it says."""
    shown = re.search(
        r'<span data-pdf="packs/PK-01[^>]*>; (\d+) sides', project.page("packs/index.html")
    )
    assert shown
    return int(shown[1])


def test_a_page_follows_the_sides_of_the_pdf_that_it_offers(published: Project) -> None:
    assert published.build("--strict", pdf=True).code == 0
    before, words = sides_of_pack(published), "Words.\n\n" * 90
    published.replace("neglect_pack/what-it-is.md", "Read [[", f"{words}Read [[")
    assert published.build("--strict", pdf=True).code == 0
    assert sides_of_pack(published) > before


def test_a_build_ends_if_another_replaces_the_site_meanwhile(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mkdocs.structure.pages")
    assert project.build("--strict").code == 0
    config = load_config(str(project.root / "mkdocs.yml"), strict=True)
    folder = SiteFolder(config)
    folder.begin(config)
    assert not folder.keep("index.html", ["other inputs"])
    (project.site / "index.html").write_text("Of another build.", "utf-8")
    with pytest.raises(PluginError, match="Build again"):
        folder.publish("")
    assert project.page("index.html") == "Of another build."


def test_a_build_keeps_which_pages_are_clean_for_the_next(project: Project) -> None:
    (clean,) = Store(project.root / ".cache/packsite/checks").entries()
    written = {uri for uri in tree() if uri.endswith(".md")}
    assert {*unpickled(clean)} == {*written, "docs/data"}


def test_another_version_of_a_package_makes_everything_again(
    project: Project, tmp_path: Path
) -> None:
    before, newer = names(project), tmp_path / "newer/lxml-99.0.dist-info"
    newer.mkdir(parents=True)
    (newer / "METADATA").write_text("Metadata-Version: 2.1\nName: lxml\nVersion: 99.0\n")
    run = project.build("--strict", env={"PYTHONPATH": f"{newer.parent}:{REPOSITORY / 'hooks'}"})
    assert run.code == 0, run.screen
    assert names(project).isdisjoint(before)


def test_the_preview_shows_an_edit_and_tells_again_what_is_wrong_elsewhere(
    project: Project,
) -> None:
    wrong = "contains an absolute link '/over/there.html'"
    project.replace("docs/packs/new.md", "A note.", "A note with [a link](/over/there.html).")
    with serving(project) as preview:
        preview.wait("the page", lambda: "Look at" in preview.page("standards/visits.html"))
        assert preview.shown(wrong) == 1
        project.replace("standards/visits.md", "Look at", "Now look at")
        preview.wait("the edit", lambda: "Now look at" in preview.page("standards/visits.html"))
        preview.wait("the same words again", lambda: preview.shown(wrong) == 2)
        assert "[[" not in preview.page("packs/new.html")


def test_damaged_pages_are_made_again(project: Project) -> None:
    before = fingerprints(project.site)
    for damage in (lambda kept: kept[:-1], lambda kept: b"not what was written"):
        for path in (project.root / KEPT).iterdir():
            path.write_bytes(damage(path.read_bytes()))
        shutil.rmtree(project.site, ignore_errors=True)
        assert project.build("--strict").code == 0
        assert fingerprints(project.site) == before


def test_nothing_is_taken_over_beside_another_plugin(project: Project) -> None:
    shutil.rmtree(project.root / ".cache")
    project.write({"mkdocs.yml": configured(plugins=["search"])})
    project.build()
    with_plugin = names(project)
    project.write({"mkdocs.yml": configured(plugins=[])})
    project.build()
    assert len(names(project)) - len(with_plugin) == PAGES


def test_a_template_is_compiled_once_for_all_builds_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled, known = [], CompiledTemplates()
    plain = Environment.compile

    def noted(environment: Environment, source: str, *given: Any, **named: Any) -> Any:
        compiled.append(source)
        return plain(environment, source, *given, **named)

    monkeypatch.setattr(Environment, "compile", noted)

    def shown() -> str:
        environment = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=known)
        return environment.get_template("a.html").render()

    (tmp_path / "a.html").write_text("{{ 1 + 1 }}", "utf-8")
    assert (shown(), shown()) == ("2", "2")
    (tmp_path / "a.html").write_text("{{ 1 + 2 }}", "utf-8")
    assert shown() == "3"
    assert compiled == ["{{ 1 + 1 }}", "{{ 1 + 2 }}"]
