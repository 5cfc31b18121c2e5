"""Style sheets and scripts are joined: in their order, by their content, and nothing besides."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from tests.packsite_mkdocs.project import REPOSITORY

from packsite.model.brand import Brand, Colours
from packsite_mkdocs.assets import COLOURS, FAVICON, SOURCES, join

OURS = REPOSITORY / "hooks/packsite_mkdocs/theme/assets"
ON_ITS_OWN = {"own-pack/paper.css"}
"""Files that only one page fetches, published unchanged."""
MATERIAL = re.compile(r"/(main|palette)\.\*\.min\.")
BUNDLE = "theme/assets/javascripts/bundle.57a0.min.js"
"""Material's script, which is not published."""
Site = tuple[Files, MkDocsConfig]


@pytest.fixture
def theme(tmp_path: Path) -> Callable[[], Site]:
    """Return a function that lists a theme in which each source holds its own name."""
    (tmp_path / "docs").mkdir()
    for source in (one for sources in SOURCES.values() for one in sources if one != COLOURS):
        path = tmp_path / "theme/assets" / source.replace("*", "57a0")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name, "utf-8")
    (tmp_path / BUNDLE).parent.mkdir(exist_ok=True)
    (tmp_path / BUNDLE).touch()
    own = "theme: {name: null, custom_dir: theme}"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A site\n{own}", "utf-8")

    def listed() -> Site:
        config = load_config(str(tmp_path / "mkdocs.yml"))
        config.plugins._current_plugin = None  # as while an event runs
        files = Files([File("assets/style.css", config.docs_dir, config.site_dir, False)])
        files.add_files_from_theme(config.theme.get_env(), config)
        return files, config

    return listed


def published(files: Files) -> dict[str, str]:
    """Return the published theme files, by name without the checksum."""
    return {
        re.sub(r"\.[0-9a-f]{8}\.", ".", file.src_uri): file.content_string
        for file in files
        if file.src_uri != "assets/style.css"
    }


def test_every_source_of_the_theme_has_its_place() -> None:
    listed = [one for sources in SOURCES.values() for one in sources if not MATERIAL.search(one)]
    there = {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.*s")}
    assert sorted(listed) == sorted({*there, COLOURS} - ON_ITS_OWN)


def test_the_preview_sees_a_change_in_the_theme() -> None:
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert config["theme"]["custom_dir"] in config["watch"]


def test_sources_are_joined_in_their_order_and_not_published(theme: Callable[[], Site]) -> None:
    files, config = theme()
    join(files, config, Brand())
    found = published(files)
    assert found.keys() == {FAVICON, *(f"assets/{name.replace('{}.', '')}" for name in SOURCES)}
    assert found["assets/javascripts/begin.js"] == "settings.js"
    assert found["assets/stylesheets/style.css"].startswith("main.57a0.min.css\npalette.57a0")


def test_templates_get_the_addresses(theme: Callable[[], Site]) -> None:
    files, config = theme()
    addresses = join(files, config, Brand())
    assert addresses.keys() == {
        "fonts",
        "style",
        "begin",
        "site",
        "search",
        "calculator",
        "decision-aid",
        "own-pack",
    }
    assert {*addresses.values()} <= {file.src_uri for file in files}


def test_a_name_changes_with_the_content_and_with_nothing_else(
    theme: Callable[[], Site], tmp_path: Path
) -> None:
    before, again = join(*theme(), Brand()), join(*theme(), Brand())
    (tmp_path / "theme/assets/role.js").write_text("other", "utf-8")
    after = join(*theme(), Brand())
    assert before == again
    assert [name for name in before if before[name] != after[name]] == ["site"]


def test_the_look_is_that_of_the_brand(theme: Callable[[], Site]) -> None:
    files, config = theme()
    join(files, config, Brand(colours=Colours("#4a1d6b", "#6a2a9c")))
    found = published(files)
    assert 'fill="#4a1d6b"' in found[FAVICON]
    assert "--ps-bar: #4a1d6b; " in found["assets/stylesheets/style.css"]


def test_a_theme_that_lacks_one_is_refused(theme: Callable[[], Site], tmp_path: Path) -> None:
    (tmp_path / "theme/assets/role.js").unlink()
    with pytest.raises(PluginError, match=r"one file assets/role\.js, and has 0"):
        join(*theme(), Brand())


def test_a_theme_of_others_is_left_alone(theme: Callable[[], Site], tmp_path: Path) -> None:
    (tmp_path / "theme/assets/stylesheets/frame.css").unlink()
    files, config = theme()
    before = [file.src_uri for file in files]
    assert join(files, config, Brand()) == {}
    assert [file.src_uri for file in files] == before
