"""The way out: another generator builds the same site, with the adapter or from a staged tree."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from tests.packsite_mkdocs.project import (
    CONFIG,
    OUR_LOOK,
    PAGES,
    Project,
    article,
    fingerprints,
    tree,
)
from tests.westmarsh import WESTMARSH

from packsite.search.index import SEARCH_INDEX_URI, TEXT_URI

GENERATORS = ("mkdocs", "properdocs")
_MOVED = 'http-equiv="refresh"'
_PENCIL = re.compile(r'<a href="[^"]*" [^>]*rel="edit">.*?</a>|(?<=>)\s+', re.DOTALL)
_SIZE = re.compile(r'(<span data-pdf="[^"]*">)[^<]+')
_DIAL = re.compile(r'<a href="tel:[^"]*">(.*?)</a>')
_ROW_HEAD = re.compile(r'<th([^>]*) scope="row"([^>]*)>(.*?)</th>', re.DOTALL)
_BOX = re.compile(r'<div class="ps-table">(.*?</table>)</div>', re.DOTALL)
_FOR_PHONES = re.compile(
    r' (?:data-label="[^"]*"|role="(?:table|rowgroup|row|columnheader|rowheader|cell)")(?=[ >])'
)
"""The marks of tables for narrow screens and listeners, which only the adapter adds."""
KEPT = ("validation", "markdown_extensions", "nav")


def plain(config: str, staged: Path) -> str:
    """Return a config without hooks and without a look of its own, for a staged tree."""
    ours = yaml.safe_load(config)
    given = {name: ours[name] for name in KEPT}
    given |= {
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "use_directory_urls": False,
    }
    given["not_in_nav"] = "/paper-forms.md"  # withdrawn, so that no menu has it
    return yaml.safe_dump({"site_name": "Plain", "docs_dir": str(staged), **given})


def articles(site: Path) -> Mapping[str, str]:
    """Return the content of every page, by its path, without what the adapter alone adds.

    That is the pencil, the marks of tables for phones, links to dial, and the sizes of packs.

    Redirects and the pages that print-outs lead to have no frame around them, and are whole.
    """
    pages = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in site.rglob("*.html")
        if path.name not in {"404.html", "contents.html"}
    }
    return {
        uri: page
        if uri.startswith("v/") or _MOVED in page
        else _without_marks(_PENCIL.sub("", _DIAL.sub(r"\1", article(page))))
        for uri, page in pages.items()
    }


def _without_marks(page: str) -> str:
    plain = _SIZE.sub(r"\1", _FOR_PHONES.sub("", _BOX.sub(r"\1", page))).replace("\u00a0", " ")
    return _ROW_HEAD.sub(r"<td\1\2>\3</td>", plain)


@dataclass(frozen=True)
class Builds:
    """Westmarsh's site, made in four ways; the last word of a name is the generator."""

    folder: Path

    def site(self, name: str) -> Path:
        return self.folder / name / "site"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Build a whole site with the adapter and from its staged tree, under each generator."""
    builds = Builds(tmp_path_factory.mktemp("whole"))
    westmarsh, staged = Project(builds.folder / "westmarsh"), builds.folder / "staged"
    shutil.copytree(WESTMARSH, westmarsh.root)
    its = yaml.safe_load((WESTMARSH / "mkdocs.yml").read_text("utf-8"))
    ours = {**yaml.safe_load(CONFIG), "theme": OUR_LOOK}
    config = yaml.safe_dump({**ours, "site_name": its["site_name"], "nav": its["nav"]})
    westmarsh.write({"mkdocs.yml": config})
    run = westmarsh.run("packsite", "stage", "--no-pdf", str(staged))
    assert run.code == 0, run.screen
    without_hooks = Project(builds.folder).write({"mkdocs.yml": plain(config, staged)})
    env = {"PACKSITE_PDF": "0", "SOURCE_DATE_EPOCH": "1700000000"}
    running = [
        project.start(generator, "build", "--strict", "-d", str(builds.site(name)), env=env)
        for generator in GENERATORS
        for project, name in (
            (westmarsh, f"adapter {generator}"),
            (without_hooks, f"staged {generator}"),
        )
    ]
    for process in running:
        screen, _ = process.communicate(timeout=300)
        assert process.returncode == 0, screen
    return builds


def test_the_staged_tree_of_a_whole_site_builds_without_hooks(whole: Builds) -> None:
    by_adapter = articles(whole.site("adapter mkdocs"))
    for generator in GENERATORS:
        assert articles(whole.site(f"staged {generator}")).keys() == by_adapter.keys()


def test_generators_make_the_same_pages_of_the_staged_tree(whole: Builds) -> None:
    mkdocs, properdocs = (articles(whole.site(f"staged {name}")) for name in GENERATORS)
    assert mkdocs == properdocs


def test_the_adapter_builds_the_same_site_under_both(whole: Builds) -> None:
    mkdocs, properdocs = (whole.site(f"adapter {name}") for name in GENERATORS)
    assert fingerprints(mkdocs).keys() == fingerprints(properdocs).keys()
    assert articles(mkdocs) == articles(properdocs)
    for uri in (SEARCH_INDEX_URI, TEXT_URI):
        assert (mkdocs / uri).read_bytes() == (properdocs / uri).read_bytes()


def test_the_staged_tree_makes_the_pages_that_the_adapter_makes(
    built: tuple[Project, object], tmp_path: Path
) -> None:
    by_adapter = built[0]
    project = Project(tmp_path).write({**tree(), "mkdocs.yml": CONFIG})
    run = project.run("packsite", "stage", "build/staged")
    assert run.code == 0, run.screen
    assert run.lines[-1] == f"{PAGES} pages in build/staged: no problems."
    project.write({"mkdocs.yml": plain(CONFIG, tmp_path / "build/staged")})
    run = project.run("mkdocs", "build", "--strict")
    assert run.code == 0, run.screen
    assert articles(project.site) == articles(by_adapter.site)
    pdfs = [name for name in fingerprints(by_adapter.site) if name.endswith(".pdf")]
    assert pdfs
    for name in pdfs:
        assert (project.site / name).read_bytes() == (by_adapter.site / name).read_bytes()
