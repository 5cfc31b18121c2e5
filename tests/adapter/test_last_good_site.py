"""Whatever goes wrong, readers keep the last good site, whole; and the screen says what to mend."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.adapter.project import REPOSITORY, Project, fingerprints, page, standard

UNKNOWN_ID = standard("CPS-09", "Visits", "See [[CPS-O8]].")
UNKNOWN_SIGN = standard("CPS-09", "Visits", "A sign that no font has: \u0de6.")
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
            "ERROR   -  packsite: standards/visits.md:20:5: REF101 No page, statement or finding "
            'has the id "CPS-O8". Did you mean "CPS-08"?',
            id="error",
        ),
        pytest.param(
            {"neglect_pack/unlisted.md": NOT_IN_THE_MENU},
            "WARNING -  packsite: neglect_pack/unlisted.md: COV103 This page is in no menu. "
            'Add a line "- Unlisted: neglect_pack/unlisted.md" under nav: in mkdocs.yml.',
            id="warning-in-a-strict-build",
        ),
        pytest.param(
            {"neglect_pack/unlisted.md": b"\xff\xfe not text"},
            "ERROR   -  packsite: neglect_pack/unlisted.md:1: FIL101 The file is not saved as "
            "UTF-8 text, so its accents and signs cannot be read. "
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
        f"ERROR   -  1 {severity}. Mend what is listed above and build again.",
        "INFO    -  packsite: The last good site is untouched.",
        "",
        "Aborted with a BuildError!",
    ]
    assert not _left_over(published)


def test_all_problems_are_shown_at_once(project: Project) -> None:
    broken = {"standards/visits.md": UNKNOWN_ID, "neglect_pack/unlisted.md": NOT_IN_THE_MENU}
    run = project.write(broken).build()
    assert re.findall(r"packsite: (\S+): [A-Z]{3}\d{3} ", run.screen) == [
        "neglect_pack/unlisted.md",
        "standards/visits.md:20:5",
    ]
    assert run.lines[-3] == (
        "ERROR   -  1 error and 1 warning. Mend what is listed above and build again."
    )
    assert not project.site.exists()


def test_a_page_that_cannot_be_printed_leaves_the_site_as_it_was(published: Project) -> None:
    before = fingerprints(published.site)
    run = published.write({"standards/visits.md": UNKNOWN_SIGN}).build(pdf=True)
    assert run.code == 1
    assert fingerprints(published.site) == before
    problems = [line for line in run.lines if " PDF102 " in line]
    assert {line.split(": ")[1] for line in problems} == {"standards/visits.md"}


def test_a_warning_after_everything_is_written_leaves_the_site_as_it_was(
    published: Project,
) -> None:
    before = fingerprints(published.site)
    hooks = f"hooks: [{REPOSITORY}/hooks/mkdocs_adapter.py, late.py]"
    published.write({"late.py": LATE_WARNING, "strict.yml": f"INHERIT: mkdocs.yml\n{hooks}\n"})
    run = published.build("--config-file", "strict.yml")
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


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_the_site_and_the_next_one_works(
    published: Project, how: signal.Signals
) -> None:
    before = fingerprints(published.site)
    published.replace("standards/visits.md", "Words.", "Other words.")
    process = published.start("mkdocs", "build")
    _read_until(process, "Printed 11 PDFs")
    process.send_signal(how)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert fingerprints(published.site) == before
    assert bool(_left_over(published)) is (how is signal.SIGKILL)
    assert published.build().code == 0
    assert "Other words." in published.page("standards/visits.html")


def test_two_builds_at_once_leave_a_whole_site(project: Project) -> None:
    same_time = {"SOURCE_DATE_EPOCH": "1700000000"}
    expected = _built(project, same_time)
    for _ in range(2):
        both = [
            project.start("mkdocs", "build", env={"PACKSITE_PDF": "0", **same_time})
            for _ in range(2)
        ]
        for process in both:
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
    apart = _built(small)
    driver = (
        "from mkdocs.__main__ import cli\n"
        "for folder in (['.'], ['small'], ['.']):\n"
        "    cli(['build', '-q', '-f', f'{folder[0]}/mkdocs.yml'], standalone_mode=False)\n"
    )
    project.write({"driver.py": driver})
    run = project.run("driver", env={"PACKSITE_PDF": "0", "PYTHONPATH": "."})
    assert run.code == 0, run.screen
    assert fingerprints(small.site).keys() == apart.keys()
    assert (project.site / "standards/core-groups.html").exists()


def _built(project: Project, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Build the site and return what it holds."""
    run = project.build(env=env)
    assert run.code == 0, run.screen
    return fingerprints(project.site)


def _left_over(project: Project) -> list[Path]:
    return [*project.root.glob(".site-*")]


def _read_until(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return
    pytest.fail(f"the build ended without saying {words!r}")
