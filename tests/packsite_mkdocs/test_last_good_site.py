"""Whatever goes wrong, readers keep the last good site, whole; and the screen names the fault."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.packsite_mkdocs.project import REPOSITORY, Project, article, fingerprints, page, standard

UNKNOWN_ID = standard("CPS-09", "Visits", "See [[CPS-O8]].")
NOT_IN_THE_MENU = page("CNP-02", "Unlisted", "## What to do\n\nWords.", part="notice")
LATE_WARNING = """
import logging

def on_post_build(**_):
    logging.getLogger("mkdocs.plugins.late").warning("The last thing that happens.")
"""


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(
            {"standards/visits.md": UNKNOWN_ID},
            "ERROR   -  packsite: standards/visits.md:20:5: error REF101: No page, statement or "
            'finding has the id "CPS-O8". Did you mean "CPS-08"?',
            id="error",
        ),
        pytest.param(
            {"neglect_pack/unlisted.md": NOT_IN_THE_MENU},
            'WARNING -  packsite: neglect_pack/unlisted.md: warning COV103: The page "Unlisted" '
            "is not in the menu. Add this line under nav: in mkdocs.yml: - Unlisted: "
            "neglect_pack/unlisted.md",
            id="warning-in-a-strict-build",
        ),
        pytest.param(
            {"neglect_pack/unlisted.md": b"\xff\xfe not text"},
            "ERROR   -  packsite: neglect_pack/unlisted.md:1: error FIL101: The file is not "
            "saved as UTF-8 text, so its accents and symbols cannot be read. "
            'Save it again with the encoding "UTF-8".',
            id="file-that-is-not-text",
        ),
    ],
)
def test_a_problem_comes_last_and_leaves_the_site_as_it_was(
    published: Project, change: Mapping[str, str | bytes], problem: str
) -> None:
    before = fingerprints(published.site)
    run = published.write(change).build()
    assert run.code == 1
    assert fingerprints(published.site) == before
    severity = problem.partition(" ")[0].lower()
    assert run.lines[-5:] == [
        problem,
        f"ERROR   -  1 {severity}. Fix the problems listed above and build again.",
        "INFO    -  packsite: The last good site has not been changed.",
        "",
        "Aborted with a BuildError!",
    ]
    assert not _left_over(published)


def test_all_problems_are_shown_at_once(project: Project) -> None:
    broken = {"standards/visits.md": UNKNOWN_ID, "neglect_pack/unlisted.md": NOT_IN_THE_MENU}
    run = project.write(broken).build()
    assert re.findall(r"packsite: (\S+): \w+ [A-Z]{3}\d{3}: ", run.screen) == [
        "neglect_pack/unlisted.md",
        "standards/visits.md:20:5",
    ]
    assert run.lines[-3] == (
        "ERROR   -  1 error and 1 warning. Fix the problems listed above and build again."
    )
    assert not project.site.exists()


def test_a_page_that_cannot_be_printed_leaves_the_site_as_it_was(published: Project) -> None:
    before = fingerprints(published.site)
    changed = standard("CPS-09", "Visits", "Other words.")
    no_memory = "[tool.packsite]\nprint_memory = 1\n"
    published.write({"standards/visits.md": changed, "pyproject.toml": no_memory})
    run = published.build(pdf=True)
    assert run.code == 1
    assert fingerprints(published.site) == before
    problems = [line for line in run.lines if " PDF105: " in line]
    assert {line.split(": ")[1] for line in problems} == {"standards/visits.md"}


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_a_warning_after_everything_is_written_leaves_the_site_as_it_was(
    published: Project, generator: str
) -> None:
    before = fingerprints(published.site)
    hooks = f"hooks: [{REPOSITORY}/hooks/mkdocs_adapter.py, late.py]"
    published.write({"late.py": LATE_WARNING, "late.yml": f"INHERIT: mkdocs.yml\n{hooks}\n"})
    run = published.run(generator, "build", "-f", "late.yml", env={"PACKSITE_PDF": "0"})
    assert run.code == 1
    assert fingerprints(published.site) == before
    assert "Aborted with 1 warnings in strict mode!" in run.lines
    assert not _left_over(published)


def test_a_warning_does_not_keep_a_build_that_is_not_strict_from_being_published(
    project: Project,
) -> None:
    run = project.write({"neglect_pack/unlisted.md": NOT_IN_THE_MENU}).build("--no-strict")
    assert run.code == 0
    assert (project.site / "neglect_pack/unlisted.html").exists()
    assert "1 warning; PDFs" in run.screen


def test_what_is_only_to_be_read_again_is_listed_and_published(published: Project) -> None:
    before = published.page("standards/visits.html")
    assert published.run("packsite", "confirm", "--new").code == 0
    published.replace("standards/core-groups.md", "Members share what", "Members do not share what")
    published.replace("standards/visits.md", "Look at", "Do look at")
    published.replace(
        "docs/data/sources.yml", "seen: not-opened", "seen: not-opened, replaced_by: WT2027, "
        "replaced_on: 2026-12-01}\nWT2027: {title: Newer, short: Newer guidance, "
        'publisher: HM Government, edition: "2027", date: "2027", seen: not-opened',
    )  # fmt: skip
    run = published.build()
    assert run.code == 0, run.screen
    assert "INFO    -  packsite: docs/index.md:" in run.screen
    codes = sorted(re.findall(r"packsite: \S+: notice (LNK\d+): ", run.screen))
    assert codes == ["LNK103", "LNK104", "LNK104"]
    assert "3 places to read again; PDFs" in run.screen
    assert published.page("standards/visits.html") != before
    owners = article(published.page("reviews.html"))
    assert "Check still right" in owners
    assert owners.count('href="neglect_pack/what-it-is.html') == 2  # its review, and its reference


def test_a_build_that_is_stopped_leaves_the_site_as_it_was(published: Project) -> None:
    before, cache = fingerprints(published.site), published.root / ".cache"
    shutil.rmtree(cache)
    process = published.start("mkdocs", "build")
    _wait(process, lambda: [*cache.glob("packsite/pdf/*.entry")])
    assert _left_over(published)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert fingerprints(published.site) == before
    assert not _left_over(published)


def test_a_build_that_is_killed_leaves_the_site_and_the_next_one_works(published: Project) -> None:
    before, cache = fingerprints(published.site), published.root / ".cache"
    shutil.rmtree(cache)
    process = published.start("mkdocs", "build")
    _wait(process, lambda: [*cache.glob("packsite/pdf/*.entry")])
    process.kill()
    process.communicate(timeout=30)  # which also waits for the workers that print
    assert fingerprints(published.site) == before
    published.replace("standards/visits.md", "Look at", "Do look at")
    assert published.build().code == 0
    assert "Do look at" in published.page("standards/visits.html")


def test_two_builds_at_once_leave_a_whole_site(project: Project) -> None:
    env = {"PACKSITE_PDF": "0", "SOURCE_DATE_EPOCH": "1700000000"}
    run = project.build(env=env)
    assert run.code == 0, run.screen
    expected = fingerprints(project.site)
    for process in [project.start("mkdocs", "build", env=env) for _ in range(2)]:
        screen, _ = process.communicate(timeout=60)
        assert process.returncode == 0 or "and build again." in screen, screen
    assert fingerprints(project.site) == expected
    assert not _left_over(project)


def test_a_partial_build_is_refused_in_plain_words(project: Project) -> None:
    run = project.build("--dirty")
    assert run.code == 1
    assert run.lines[-1] == (
        "Error: A --dirty build cannot check the whole site. Build without --dirty."
    )


def test_a_wrong_setting_is_told_in_plain_words(published: Project) -> None:
    before = fingerprints(published.site)
    run = published.write({"pyproject.toml": "[tool.packsite]\nfoldrs = []\n"}).build()
    assert run.code == 1
    assert fingerprints(published.site) == before
    assert (
        'ERROR   -  pyproject.toml: [tool.packsite] has no setting "foldrs". '
        'Did you mean "folders"?'
    ) in run.lines


def test_building_twice_in_one_process_leaks_nothing(project: Project, tmp_path: Path) -> None:
    small = Project(tmp_path / "small").write(
        {
            "docs/index.md": page("PG-01", "Only page", "Words."),
            "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
            "mkdocs.yml": (project.root / "mkdocs.yml").read_text("utf-8").split("\nnav:")[0],
            "standards/.keep": "",
            "neglect_pack/.keep": "",
        }
    )
    driver = (
        "from mkdocs.__main__ import cli\n"
        "for folder in ('.', 'small', '.'):\n"
        "    options = ['-q', '--no-strict', '-f', f'{folder}/mkdocs.yml']\n"
        "    cli(['build', *options], standalone_mode=False)\n"
    )
    project.write({"driver.py": driver})
    run = project.run("driver", env={"PACKSITE_PDF": "0", "PYTHONPATH": "."})
    assert run.code == 0, run.screen
    assert not (small.site / "standards/core-groups.html").exists()
    assert "[[" not in small.page("index.html")
    assert (project.site / "standards/core-groups.html").exists()


def _left_over(project: Project) -> list[Path]:
    return [*project.root.glob(".site-*")]


def _wait(process: subprocess.Popen[str], until: Callable[[], object]) -> None:
    while not until():
        assert process.poll() is None, "the build ended too early"
        time.sleep(0.01)
