"""Tiny projects for the adapter's tests: to change, to build again, or only to read."""

import shutil
from pathlib import Path

import pytest
from tests.packsite_mkdocs.project import CONFIG, Project, Run, tree


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path).write({**tree(), "mkdocs.yml": CONFIG})


@pytest.fixture
def published(site: Project, tmp_path: Path) -> Project:
    """Return a project of one's own that is built already."""
    return Project(shutil.copytree(site.root, tmp_path, dirs_exist_ok=True))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Run]:
    """Return a project with its site, PDFs included, and the output of its build."""
    project = Project(tmp_path_factory.mktemp("built")).write({**tree(), "mkdocs.yml": CONFIG})
    run = project.run("mkdocs", "build", fresh=True)
    assert run.code == 0, run.screen
    return project, run


@pytest.fixture(scope="session")
def site(built: tuple[Project, Run]) -> Project:
    """Return the project that is built; tests only read it."""
    return built[0]
