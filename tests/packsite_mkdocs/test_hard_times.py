"""Power cuts, full and closed disks, files from other systems: the last good site stays whole."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.packsite_mkdocs.disk import need_mounts, on_a_disk
from tests.packsite_mkdocs.project import REPOSITORY, Project, fingerprints, standard

ADAPTER = f"{REPOSITORY}/hooks/mkdocs_adapter.py"
KILLS = """
import os, signal

def {event}(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
"""
KILLS_AT_RENAME = """
import os, signal
from pathlib import Path

rename, left = Path.rename, [{before}]

def rename_or_die(self, target):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return rename(self, target)

def on_post_build(**_):
    Path.rename = rename_or_die
"""


def _outside(project: Project) -> Path:
    """Move the built site into a folder of its own, which may become a disk."""
    folder = project.root / "readers"
    folder.mkdir()
    project.site.rename(folder / "site")
    project.write({"disk.yml": "INHERIT: mkdocs.yml\nsite_dir: readers/site\n"})
    return folder


def _killed(project: Project, hook: str) -> None:
    hooks = f"INHERIT: mkdocs.yml\nhooks: [{ADAPTER}, kills.py]\n"
    run = project.write({"kills.py": hook, "kills.yml": hooks}).build("-f", "kills.yml")
    assert run.code == -signal.SIGKILL, run.screen


@pytest.mark.parametrize(
    "event", ["on_config", "on_files", "on_page_content", "on_env", "on_post_page", "on_post_build"]
)
def test_a_build_killed_at_any_step_leaves_the_last_site(published: Project, event: str) -> None:
    before = fingerprints(published.site)
    _killed(published, KILLS.format(event=event))
    assert fingerprints(published.site) == before


@pytest.mark.parametrize("before", [0, 1], ids=["before it is set aside", "once it is set aside"])
def test_a_build_killed_while_it_is_published_loses_nothing(
    published: Project, before: int
) -> None:
    """Between two renames there is no site; even a build that fails puts the last one back."""
    last = fingerprints(published.site)
    _killed(published, KILLS_AT_RENAME.format(before=before))
    published.write({"standards/visits.md": standard("CPS-09", "Visits", "See [[CPS-O8]].")})
    assert published.build().code == 1
    assert fingerprints(published.site) == last


def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_last_site(published: Project) -> None:
    need_mounts()
    folder = _outside(published)
    before = fingerprints(folder)
    used = sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*")) / 1024
    run, after = on_a_disk(published, folder, used + 0.2)
    assert run.code == 1
    told = (
        f'The site cannot be written to "{folder}/site" (No space left on device). '
        "The last site is untouched. Close programs that have files open there, check free space "
        "and permissions, and build again."
    )
    assert told in run.screen
    assert "Traceback" not in run.screen
    assert fingerprints(after) == before


def test_a_folder_that_is_closed_is_told_in_a_sentence_and_stays(published: Project) -> None:
    need_mounts()
    folder = _outside(published)
    before = fingerprints(folder)
    run, after = on_a_disk(published, folder, 200, closed=True)
    assert run.code == 1
    told = f'The site cannot be written to "{folder}/site" (Read-only file system). The last site '
    assert f"{told}is untouched. " in run.screen
    assert "Traceback" not in run.screen
    assert fingerprints(after) == before


def test_a_full_disk_for_kept_pdfs_costs_time_and_nothing_else(published: Project) -> None:
    need_mounts()
    _outside(published)
    shutil.rmtree(published.root / ".cache")
    (published.root / ".cache").mkdir()
    run, after = on_a_disk(published, published.root / ".cache", 0.03, pdf=True)
    assert run.code == 0, run.screen
    assert "Nothing can be saved in" in run.screen
    assert len([*(published.root / "readers/site").rglob("*.pdf")]) > 10
    assert not [*after.rglob("*.tmp")]


def test_files_of_other_systems_and_names_with_accents_are_built_like_any(
    project: Project,
) -> None:
    page = "standards/Visites à la maison é.md"
    project.replace("mkdocs.yml", "standards/visits.md", page)
    (project.root / "standards/visits.md").unlink()
    words = (
        "Look at ![a house](pictures/maison%20d'été.png), take [the form](downloads/form.pdf) "
        "and [the visit](Visites%20%C3%A0%20la%20maison%20%C3%A9.md#CPS-09.1)."
    )
    text = standard("CPS-09", "Visits", words).replace("\n", "\r\n")
    house = project.root / "standards/pictures/house.png"
    house.rename(house.with_name("maison d'été.png"))
    run = project.write({page: b"\xef\xbb\xbf" + text.encode()}).build()
    assert run.code == 0, run.screen
    html = project.page(page.replace(".md", ".html"))
    assert "\ufeff" not in html
    assert 'src="pictures/maison d\'été.png"' in unquote(html)
    assert (project.site / "standards/pictures/maison d'été.png").exists()
    menu = unquote(project.page("standards/core-groups.html"))
    assert 'href="Visites à la maison é.html"' in menu
