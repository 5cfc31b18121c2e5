"""Whatever of others is served to readers is named on the page about the site, with its licence."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from tests.packsite_mkdocs.project import REPOSITORY, Project

from packsite.model.scripts import SCRIPTS

MATERIAL = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
ABOUT = (REPOSITORY / "docs/about.md").read_text("utf-8")
SCRIPT_FONTS = {f"{one.file}-{weight}" for one in SCRIPTS for weight in one.weights}
ROWS = dict(re.findall(r"^\| [^|]*?`([\w@/-]+)`[^|]* \| ([^|]+?) \|$", ABOUT, re.MULTILINE))
"""Name of a package → its licence, as the page has it."""


def served(site: Project) -> list[Path]:
    """Return the files below `assets/` that readers get from the theme."""
    below = [path for path in (site.site / "assets").rglob("*") if path.is_file()]
    return [path.relative_to(site.site) for path in below]


def inside(file: Path) -> set[str]:
    """Return the packages that a file of the theme was joined from, by its source map."""
    source_map = MATERIAL / f"{file}.map"
    sources = json.loads(source_map.read_text("utf-8"))["sources"] if source_map.exists() else []
    return {
        found[1]
        for source in sources
        if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))
    }


def test_every_file_of_others_is_the_themes_and_all_it_holds_is_named(site: Project) -> None:
    files = served(site)
    assert {file.suffix for file in files} >= {".js", ".css"}
    assert [file for file in files if not (MATERIAL / file).exists()] == []
    named = set().union(*map(inside, files))
    assert "rxjs" in named
    assert named - set(ROWS) == set()


def test_nothing_is_named_that_is_not_served(site: Project) -> None:
    found = set().union(*map(inside, served(site)))
    ours = {"mkdocs-material", "font-source-sans-pro", "material-design-icons"}
    ours.add("@expo-google-fonts/noto-sans")  # the scripts of one family
    assert set(ROWS) == found | ours


@pytest.mark.parametrize("package", ["mkdocs-material", "font-source-sans-pro"])
def test_the_licence_is_the_one_that_the_package_states(package: str) -> None:
    facts = distribution(package).metadata
    stated = facts["License-Expression" if "License-Expression" in facts else "License"]
    assert ROWS[package] == stated.replace("SIL OFL", "Open Font License")


def test_files_of_others_in_this_repository_have_their_licence_beside_them() -> None:
    fonts = [*(REPOSITORY / "hooks/packsite_mkdocs/theme/assets").rglob("*.woff2")]
    assert fonts
    for font in fonts:
        name = "LICENSE-noto.txt" if font.stem in SCRIPT_FONTS else "LICENSE.txt"
        licence = (font.parent / name).read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_icons_that_are_served_come_from_the_set_that_is_named() -> None:
    """Other sets in the theme have other licences; templates and pages name icons by their set."""
    texts = [
        *(REPOSITORY / "hooks/packsite_mkdocs/theme").rglob("*.html"),
        REPOSITORY / "mkdocs.yml",
    ]
    sets = {
        name
        for path in texts
        for name in re.findall(
            r"\b(material|fontawesome|octicons|simple)/[\w/-]+", path.read_text()
        )
    }
    assert sets <= {"material"}
