"""Power cuts, full and closed disks, files from other systems: the last good site stays whole."""

import errno
import os
import signal
from urllib.parse import unquote

import pytest
from tests.packsite_mkdocs.project import REPOSITORY, Project, Run, fingerprints, standard

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


FAILS = """
def on_post_page(*_, **__):
    raise OSError({number}, "as from a disk")
"""


def _with_hook(project: Project, hook: str) -> Run:
    hooks = f"INHERIT: mkdocs.yml\nhooks: [{ADAPTER}, more.py]\n"
    return project.write({"more.py": hook, "more.yml": hooks}).build("-f", "more.yml")


def _killed(project: Project, hook: str) -> None:
    run = _with_hook(project, hook)
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


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS], ids=["full", "closed"])
def test_a_full_or_closed_disk_is_told_in_a_sentence_and_leaves_the_last_site(
    published: Project, number: int
) -> None:
    before = fingerprints(published.site)
    run = _with_hook(published, FAILS.format(number=number))
    assert run.code == 1
    told = (
        f'The site cannot be written to "{published.site}" ({os.strerror(number)}). '
        "The last site is untouched. Close programs that have files open there, check free space "
        "and permissions, and build again."
    )
    assert told in run.screen
    assert "Traceback" not in run.screen
    assert fingerprints(published.site) == before


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
