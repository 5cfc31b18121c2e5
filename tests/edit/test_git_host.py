"""The workflows of a new site are whole, and call only commands that exist."""

import re
from pathlib import Path

import pytest
import yaml

from packsite.__main__ import main
from packsite.edit.git_host import GIT_HOSTS, git_host_files

SETTINGS = (Path(__file__).resolve().parents[2] / "hooks/SETTINGS.md").read_text("utf-8")
FILES = [(host, path) for host in GIT_HOSTS for path in git_host_files(host)]


@pytest.mark.parametrize(("host", "path"), FILES)
def test_a_file_calls_only_commands_that_exist(
    host: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = git_host_files(host)[path]
    assert yaml.safe_load(text)
    for command in set(re.findall(r"-m packsite (?:--root \S+ )?([a-z-]+)", text)):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0, command
    assert all(f"`{name}`" in SETTINGS for name in re.findall(r"PACKSITE_[A-Z]+", text))
    assert ".venv" not in text
    assert "hooks/" not in text


@pytest.mark.parametrize("host", GIT_HOSTS)
def test_every_host_checks_the_content_and_builds_strictly(host: str) -> None:
    together = "\n".join(git_host_files(host).values())
    for words in (
        "--requirement requirements.txt",
        "python -m packsite check",
        "PACKSITE_PDF=0 python -m packsite_mkdocs build --strict",
        "python -m packsite ledger",
        "path: .cache/packsite" if host != "gitlab" else "paths: [.cache/packsite",
    ):
        assert words in together
