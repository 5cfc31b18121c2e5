"""A real build of a site built on a core is the same site."""

from __future__ import annotations

from tests.packsite_mkdocs.project import PNG, Project, article, tree

LOCAL = {"docs/data/brand.yml", "docs/learning/lb-2022-01.md", "docs/index.md"}
"""The files of the tiny site that are local; all others are those of its core."""


def layered(files: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Return the files of a site, all but the local ones in its core."""
    core = {name if name in LOCAL else f"core/{name}": text for name, text in files.items()}
    return {**core, "core/core.yml": "version: '1'\n"}


def text_of(project: Project, uri: str) -> str:
    """Return the content of a page below its pencil."""
    return article(project.page(uri)).partition("<h1")[2]


def test_a_site_that_rests_on_a_core_is_the_same_site(project: Project) -> None:
    uris = ("index.html", "packs/new.html", "learning/into-practice.html", "sources.html")
    assert project.build().code == 0
    before = {uri: text_of(project, uri) for uri in uris}
    for name in tree():
        (project.root / name).unlink()
    run = project.write(layered(tree())).build()
    assert run.code == 0, run.screen
    assert {uri: text_of(project, uri) for uri in uris} == before
    assert (project.site / "neglect_pack/door.png").read_bytes() == PNG
