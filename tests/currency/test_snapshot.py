from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree
from tests.repository import commit, git

from packsite.__main__ import main
from packsite.currency.snapshot import parse_day, snapshot, write_project
from packsite.model.settings import PacksiteError, Settings

TODAY = date(2026, 11, 25)


@pytest.fixture
def repository(write_tree: WriteTree) -> Path:
    root = write_tree({"docs/index.md": "One.", "docs/picture.png": b"\x89\0",
                       "docs/assets/look.css": "old", "mkdocs.yml":
                       "site_name: A\nnav:\n- index.md\n# end\nextra: {}\n"})  # fmt: skip
    commit(root, "2026-06-10T22:59:59Z", "Summer")  # 23:59:59 in London
    (root / "docs/index.md").write_text("Two.")
    commit(root, "2026-06-10T23:00:00Z", "After midnight")
    return root


def message_of(root: Path, name: str) -> str:
    return git(root, "log", "-1", "--format=%s", name)


@pytest.mark.parametrize("words", ["20 Nov 2026", "20261120", "2026-02-30", "", "../x"])
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(PacksiteError, match=r"is not a date\. Write year, month and day"):
        parse_day(words, TODAY)


def test_a_day_to_come_is_refused_and_today_is_not() -> None:
    assert parse_day("2026-11-25", TODAY) == TODAY
    with pytest.raises(PacksiteError, match="2026-11-26 is in the future"):
        parse_day("2026-11-26", TODAY)


def test_a_day_ends_at_midnight_in_the_uk(repository: Path) -> None:
    assert message_of(repository, snapshot(repository, date(2026, 6, 10))[0]) == "Summer"
    later = snapshot(repository, date(2026, 6, 11))[0]
    assert message_of(repository, later) == "After midnight"


def test_a_branch_counts_from_the_day_of_its_merge(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "draft")
    (repository / "docs/draft.md").write_text("Draft.")
    commit(repository, "2026-07-01T12:00:00Z", "Draft")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "Merge", "draft", when="2026-07-20T12:00:00Z")
    before = snapshot(repository, date(2026, 7, 10))[0]
    assert message_of(repository, before) == "After midnight"
    assert message_of(repository, snapshot(repository, date(2026, 7, 20))[0]) == "Merge"


def test_before_the_first_commit_that_is_said_with_its_day(repository: Path) -> None:
    with pytest.raises(
        PacksiteError, match="as old as 2026-06-09: the first commit was made on 2026-06"
    ):
        snapshot(repository, date(2026, 6, 9))


def test_a_copy_without_its_history_says_how_to_fetch_it(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "copy")
    with pytest.raises(PacksiteError, match="git fetch --unshallow"):
        snapshot(tmp_path / "copy", date(2026, 6, 10))


def test_outside_a_repository_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(PacksiteError, match="can only be built from a git checkout"):
        snapshot(tmp_path, TODAY)


def test_the_project_has_the_content_of_the_day_and_the_generator_of_today(
    repository: Path, tmp_path: Path
) -> None:
    last, _ = snapshot(repository, date(2026, 6, 10))
    files = {"hooks/build.py": "new", "hooks/look/look.css": "new", "docs/new.md": "Not yet.",
             "pyproject.toml": "[tool.packsite]\nrelease = true\n",
             "mkdocs.yml": "site_name: B\nnav:\n- new.md\nplugins: []\n"}  # fmt: skip
    for name, content in files.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(content)
    out = tmp_path / "out"
    write_project(Settings.load(repository), date(2026, 6, 10), last, out)
    assert (out / "docs/index.md").read_text() == "One."
    assert (out / "docs/picture.png").read_bytes() == b"\x89\0"
    assert not (out / "docs/new.md").exists()
    assert (out / "hooks/build.py").read_text() == "new"
    assert (out / "hooks/look/look.css").read_text() == "new"
    assert not (out / "docs/assets").exists()
    assert (
        out / "mkdocs.yml"
    ).read_text() == "site_name: B\nnav:\n- index.md\n# end\nplugins: []\n"
    settings = Settings.load(out)
    assert (settings.as_at, settings.release) == ("2026-06-10", False)


def test_the_project_of_a_day_rests_on_the_core_of_that_day(
    repository: Path, tmp_path: Path
) -> None:
    (repository / "core/docs").mkdir(parents=True)
    (repository / "core/core.yml").write_text("version: '1'\n")
    (repository / "core/docs/a.md").write_text("Then.")
    commit(repository, "2026-07-01T12:00:00Z")
    (repository / "core/docs/a.md").write_text("Now.")
    commit(repository, "2026-08-01T12:00:00Z")
    then = snapshot(repository, date(2026, 7, 2))[0]
    write_project(Settings(repository), date(2026, 7, 2), then, tmp_path / "past")
    assert (tmp_path / "past/core/core.yml").is_file()
    assert (tmp_path / "past/core/docs/a.md").read_text() == "Then."


def test_a_folder_in_use_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--root", str(repository), "as-at", "2026-06-10", str(repository / "docs")]
    assert main(arguments) == 2
    assert "is not empty. Give a new folder." in capsys.readouterr().err


def test_a_setting_that_is_no_date_is_refused(write_tree: WriteTree) -> None:
    root = write_tree({"pyproject.toml": '[tool.packsite]\nas_at = "May"\n'})
    with pytest.raises(PacksiteError, match='"as_at" must be a date such as 2026-11-20, not "May"'):
        Settings.load(root)
