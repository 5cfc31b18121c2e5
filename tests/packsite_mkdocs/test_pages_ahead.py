"""A site whose pages were made on several processors is the site that one processor makes."""

import shutil
import sys
from pathlib import Path

import pytest
import yaml
from tests.packsite_mkdocs.project import (
    CONFIG,
    OUR_LOOK,
    REPOSITORY,
    Project,
    fingerprints,
    page,
    tree,
)
from tests.packsite_mkdocs.test_kept_pages import is_record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")
KEPT = ".cache/packsite/pages"
PROCESSORS = """import os
count = int(os.environ["TEST_PROCESSORS"])
os.sched_getaffinity = lambda _: {*range(count)}
start = os.fork
def fork():
    print("a copy", flush=True) if (child := start()) else None
    return child
os.fork = fork
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of some 60 pages."""
    uris = [f"neglect_pack/page-{number}.md" for number in range(50)]
    words = "## What to do\n\nRead [[CNP-01]] and [[CPS-08.1]]. It is soon."
    pages = {
        uri: page(f"CNP-{number:02}", f"Page {number}", words, part="understand")
        for number, uri in enumerate(uris, 2)
    }
    settings = yaml.safe_load(CONFIG)
    settings["nav"].insert(2, {"Many": uris})
    settings["theme"] = OUR_LOOK
    project = Project(tmp_path).write({**tree(), **pages, "mkdocs.yml": yaml.safe_dump(settings)})
    return project.write({"more/sitecustomize.py": PROCESSORS})


def build(project: Project, processors: int) -> int:
    """Build the site; return the number of copies that were made of the process."""
    path = f"{project.root / 'more'}:{REPOSITORY / 'hooks'}"
    run = project.build(env={"PYTHONPATH": path, "TEST_PROCESSORS": str(processors)})
    assert run.code == 0, run.screen
    return run.screen.count("a copy")


def pages_kept(project: Project) -> dict[str, str]:
    """Return the cache, except for the records of the last site, which contain times."""
    folder = project.root / KEPT
    kept = fingerprints(folder)
    return {name: found for name, found in kept.items() if not is_record(folder / name)}


def test_the_bytes_are_the_same_and_so_is_what_is_kept(project: Project) -> None:
    assert build(project, 1) == 0
    alone, kept = fingerprints(project.site), pages_kept(project)
    shutil.rmtree(project.root / ".cache")
    assert build(project, 3) == 4 * 3  # to check, to weave, to turn into HTML, and to write
    assert fingerprints(project.site) == alone
    assert pages_kept(project) == kept


def test_what_was_kept_is_only_woven_again(project: Project) -> None:
    assert build(project, 3) > 3
    project.replace("neglect_pack/page-30.md", "is soon", "is near")
    assert build(project, 3) == 3
